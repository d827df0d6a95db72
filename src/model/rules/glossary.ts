import { eachRepeat, rule, tellUnknown } from './rule.ts';

const id = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/;

/** Terms have addresses, lead to each other, and no two claim the same words. */
export const glossary = rule({ id: 'glossary', title: 'Terms of the glossary are distinct' }, ({ draft }, tell) => {
  const { glossary } = draft;
  if (!glossary) return;
  const terms = Object.entries(glossary.data.terms);
  const ids = new Set(terms.map(([id]) => id));
  for (const [term, { see }] of terms) {
    if (!id.test(term)) {
      tell(glossary.key(['terms'], term), `\`${term}\` is no id.`, {
        expected: 'lower-case letters, digits and single hyphens, starting with a letter',
      });
    }
    for (const [at, other] of see.entries()) {
      const place = glossary.at(['terms', term, 'see', at]);
      if (other === term) tell(place, 'A term does not explain itself.', { hint: 'remove it' });
      else if (!ids.has(other)) tellUnknown(tell, place, 'term', other, ids);
    }
  }
  const forms = terms.flatMap(([id, { term, also }]) => [
    { id, form: term, place: glossary.at(['terms', id, 'term']) },
    ...also.map((form, at) => ({ id, form, place: glossary.at(['terms', id, 'also', at]) })),
  ]);
  eachRepeat(
    forms,
    ({ form }) => form.toLowerCase(),
    ({ form, place }, first) => {
      tell(place, `“${form}” stands for the term \`${first.id}\` already.`, { hint: 'keep one of them' });
    },
  );
});
