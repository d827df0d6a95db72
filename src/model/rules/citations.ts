import { rule, tellUnknown } from './rule.ts';
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
});
