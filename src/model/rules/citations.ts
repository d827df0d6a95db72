import { bodiesOf, rule, tellUnknown } from './rule.ts';
import { sourceMentions } from './source-refs.ts';

const id = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/;

/** Whatever cites a source cites one that exists. */
export const citations = rule({ id: 'citations', title: 'Cited sources exist' }, ({ draft }, tell) => {
  for (const mention of sourceMentions(draft)) {
    const named = mention.id.split(/[\s,;@]+/).filter(Boolean);
    if (draft.names.sources.has(mention.id)) continue;
    if (!id.test(mention.id) && named.length > 0 && named.every((one) => id.test(one))) {
      tell(mention.place, `\`[@${mention.id}]\` is no citation.`, {
        hint: `write ${named.map((one) => `[@${one}]`).join('')}`,
      });
    } else tellUnknown(tell, mention.place, 'source', mention.id, draft.names.sources);
  }
  for (const { id: named, place } of bodiesOf(draft).flatMap(({ body }) => body.lookalikes)) {
    // A page numbers what it finds in the text as written; there would be a note that nothing leads to.
    if (!draft.names.sources.has(named)) continue;
    tell(place, `\`[@${named}]\` stands where it cannot be a citation: in code, a comment or a link.`, {
      hint: 'move it into the text, or name no real source',
    });
  }
});
