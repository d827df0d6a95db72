import { articlesOf, rule, tellUnknown } from './rule.ts';

/** Related articles can be read, and each link stands in one of the two files only: the site shows it in both. */
export const related = rule({ id: 'related', title: 'Related articles are there' }, ({ draft }, tell) => {
  const articles = articlesOf(draft);
  const { comparisons, guides, perspectives } = draft.names;
  const known = comparisons.union(guides).union(perspectives);
  for (const { id, file, data, at } of articles) {
    for (const [index, related] of data.related.entries()) {
      const place = at(['related', index]);
      const other = articles.find((one) => one.id === related);
      if (related === id) tell(place, 'An article is not related to itself.', { hint: 'remove it' });
      else if (!known.has(related)) tellUnknown(tell, place, 'article', related, known);
      else if (other?.data.draft && !data.draft) {
        tell(place, `The article \`${related}\` is a draft, and not on the site.`, {
          hint: 'publish it, or remove it here',
        });
      } else if (other && other.file < file && other.data.related.includes(id)) {
        tell(place, `${other.file} says so already; the link is shown on both pages.`, { hint: 'remove it here' });
      }
    }
  }
});
