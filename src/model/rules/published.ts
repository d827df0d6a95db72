import type { Draft } from '../read/found.ts';
import type { Published } from '../schema/published.ts';
import { featuresOf } from './references.ts';
import { rule, type Tell, tellUnknown } from './rule.ts';

/** What was published stays reachable: it is there, or an alias names its successor. */
export const published = rule({ id: 'published', title: 'Published addresses stay reachable' }, ({ draft }, tell) => {
  const articles = addressesOf(draft);
  checkMoved(draft, articles, tell);
  const { published, moved } = draft;
  if (!published) return;
  for (const [matrix, rows] of Object.entries(published.data.rows)) {
    if (!draft.names.matrices.has(matrix)) {
      tell(published.key(['rows'], matrix), `The matrix \`${matrix}\` was published and is gone.`, {
        hint: 'bring it back: links lead to it',
      });
      continue;
    }
    const there = featuresOf(draft, matrix);
    const aliases = moved?.data.rows[matrix] ?? {};
    for (const [at, row] of rows.entries()) {
      if (there.has(row) || Object.hasOwn(aliases, row)) continue;
      tell(published.at(['rows', matrix, at]), `The row \`${row}\` was published and is gone.`, {
        hint: `bring it back, or name the row in its place in content/moved.yaml: \`rows: { ${matrix}: { ${row}: … } }\``,
      });
    }
  }
  // A pair without an article has a page of its own from data.
  const pairs = new Set(draft.matrices.flatMap(({ data }) => pairsOf(data.options)));
  for (const [at, article] of published.data.articles.entries()) {
    if (
      articles.get(article)?.draft === false ||
      pairs.has(article) ||
      Object.hasOwn(moved?.data.articles ?? {}, article)
    )
      continue;
    tell(published.at(['articles', at]), `The article \`${article}\` was published and is gone.`, {
      hint: `bring it back, or name the one in its place in content/moved.yaml: \`articles: { ${article}: … }\``,
    });
  }
  const hint = 'run `npm run published`: it adds what is new, and nothing that stands there is lost again unseen';
  for (const matrix of draft.matrices) {
    const listed = new Set(published.data.rows[matrix.id]);
    for (const [group, { features }] of matrix.data.groups.entries()) {
      for (const [at, row] of features.entries()) {
        if (listed.has(row)) continue;
        tell(matrix.at(['groups', group, 'features', at]), `The row \`${row}\` is not listed as published.`, { hint });
      }
    }
  }
  const listed = new Set(published.data.articles);
  for (const [address, { file, draft: unpublished }] of articles) {
    if (listed.has(address) || unpublished) continue;
    tell({ file, line: 1, column: 1 }, `The article \`${address}\` is not listed as published.`, { hint });
  }
});

/**
 * What stands published, with all that is there now: what was listed stays, what is new is added behind it.
 */
export function publishedNow(draft: Draft): Published {
  const { rows = {}, articles = [] } = draft.published?.data ?? {};
  const now = draft.matrices.map(({ id, data }): [string, string[]] => {
    const there = data.groups.flatMap(({ features }) => features);
    return [id, [...new Set([...(rows[id] ?? []), ...there])]];
  });
  const addresses = [...addressesOf(draft)].flatMap(([address, one]) => (one.draft ? [] : [address]));
  return {
    rows: Object.fromEntries([...Object.entries(rows), ...now]),
    articles: [...new Set([...articles, ...addresses])],
  };
}

interface Addressed {
  readonly file: string;
  readonly draft: boolean;
}

/** Addresses of every two options, in the matrix’s order. */
const pairsOf = (options: readonly string[]): string[] =>
  options.flatMap((first, at) => options.slice(at + 1).map((second) => `compare/${first}-vs-${second}`));

/** Articles by address, drafts included. */
function addressesOf({ comparisons, guides, perspectives }: Draft): Map<string, Addressed> {
  const under = (
    folder: string,
    list: readonly { readonly id: string; readonly file: string; readonly data: { readonly draft: boolean } }[],
  ) => list.map(({ id, file, data }) => [`${folder}/${id}`, { file, draft: data.draft }] as const);
  return new Map([
    ...under('compare', comparisons),
    ...under('guides', guides),
    ...under('perspectives', perspectives),
  ]);
}

/** An alias stands for something that is gone, and leads to something that is there. */
function checkMoved(draft: Draft, articles: ReadonlyMap<string, Addressed>, tell: Tell): void {
  const { moved, names } = draft;
  if (!moved) return;
  for (const [matrix, rows] of Object.entries(moved.data.rows)) {
    if (!names.matrices.has(matrix)) {
      tellUnknown(tell, moved.key(['rows'], matrix), 'matrix', matrix, names.matrices);
      continue;
    }
    const there = featuresOf(draft, matrix);
    for (const [from, to] of Object.entries(rows)) {
      if (there.has(from)) {
        tell(moved.key(['rows', matrix], from), `The row \`${from}\` is there, and needs no alias.`, {
          hint: 'remove the alias',
        });
      }
      if (!there.has(to)) tellUnknown(tell, moved.at(['rows', matrix, from]), 'row', to, there);
    }
  }
  for (const [from, to] of Object.entries(moved.data.articles)) {
    if (articles.has(from)) {
      tell(moved.key(['articles'], from), `The article \`${from}\` is there, and needs no alias.`, {
        hint: 'remove the alias',
      });
    }
    if (articles.get(to)?.draft === false) continue;
    tellUnknown(
      tell,
      moved.at(['articles', from]),
      'published article',
      to,
      [...articles].flatMap(([address, { draft }]) => (draft ? [] : [address])),
    );
  }
}
