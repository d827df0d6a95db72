import type { Article, Draft } from '../read/found.ts';
import type { ComparisonFront } from '../schema/comparison.ts';
import { featuresOf } from './references.ts';
import { articlesOf, eachRepeat, rule } from './rule.ts';

/** Ids of a fixed page that are its own. */
const ofPages = ['main', 'contents', 'sources', 'versions', 'rows', 'questions', 'related'];

/** Headings and rows get ids that nothing else on their page has. */
export const headings = rule({ id: 'headings', title: 'Ids on a page are unique' }, ({ draft, reserved }, tell) => {
  for (const feature of draft.features) {
    if (!reserved.includes(feature.id)) continue;
    const message = `Pages have a part with the id \`${feature.id}\`, which a feature cannot have too.`;
    tell({ file: feature.file, line: 1, column: 1 }, message, { hint: 'rename the feature' });
  }
  for (const article of [...articlesOf(draft), ...draft.pages]) {
    const taken = isComparison(article)
      ? idsOf(article, draft, reserved)
      : new Map(ofPages.map((id) => [id, 'a part of the page']));
    for (const { text, slug, place } of article.body.headings) {
      const owner = taken.get(slug);
      const hint = 'word the heading differently';
      if (slug === '') tell(place, `The heading “${text}” has no letter or digit to make an id of.`, { hint });
      else if (owner)
        tell(place, `The heading “${text}” gets the id \`${slug}\`, which belongs to ${owner}.`, { hint });
    }
    eachRepeat(
      article.body.headings,
      ({ slug }) => slug,
      ({ text, slug, place }, first) => {
        const message = `The heading “${text}” gets the id \`${slug}\`, as the one on line ${first.place.line} does.`;
        if (slug !== '') tell(place, message, { hint: 'word one of them differently' });
      },
    );
  }
});

const isComparison = (article: Article<unknown>): article is Article<ComparisonFront> =>
  typeof article.data === 'object' && article.data !== null && 'verdict' in article.data;

/** The ids on the page of a comparison, and what each belongs to. */
function idsOf({ data }: Article<ComparisonFront>, draft: Draft, reserved: readonly string[]): Map<string, string> {
  const groups = draft.matrices.find(({ id }) => id === data.matrix)?.data.groups ?? [];
  const numbered = (name: string, list: readonly unknown[]) => list.map((_, at) => `${name}-${at + 1}`);
  const traps = data.options.flatMap((option) =>
    numbered(`trap-${option}`, draft.options.find(({ id }) => id === option)?.data.traps ?? []),
  );
  const parts = [
    ...['choose', 'traps', 'from'].flatMap((part) => data.options.map((option) => `${part}-${option}`)),
    ...numbered('question', data.faq),
    ...numbered('myth', data.myths),
    ...numbered('migration', data.migration),
    ...traps,
  ];
  return new Map([
    ...[...draft.names.sources].map((id) => [`source-${id}`, 'the note of a source'] as const),
    ...[...reserved, ...parts].map((id) => [id, 'a part of the page'] as const),
    ...groups.map(({ id }) => [`group-${id}`, 'a group of the matrix'] as const),
    ...[...featuresOf(draft, data.matrix)].map((id) => [id, 'a row of the matrix'] as const),
  ]);
}
