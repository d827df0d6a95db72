import { guide, guideText } from '../../setup/articles.ts';
import type { Case } from '../case.ts';

const rows = '[caching, over-fetching, typing]';
const articles = '[compare/rest-vs-graphql]';

const list = (rowIds = rows, addresses = articles) => ({
  'published.yaml': `rows:\n  api-styles: ${rowIds}\narticles: ${addresses}\n`,
});
const moved = (text: string) => ({ 'moved.yaml': text });
const rowAlias = (from: string, to: string) => moved(`rows:\n  api-styles:\n    ${from}: ${to}\n`);
const articleAlias = (from: string, to: string) => moved(`articles:\n  ${from}: ${to}\n`);

export const cases: readonly Case[] = [
  { name: 'sound-is-fine', changes: list() },
  { name: 'row-gone', changes: list('[caching, over-fetching, schema, typing]') },
  {
    name: 'row-with-a-successor-is-fine',
    changes: { ...list('[caching, over-fetching, schema, typing]'), ...rowAlias('schema', 'typing') },
  },
  { name: 'article-gone', changes: list(rows, '[compare/rest-vs-graphql, guides/what-is-rest]') },
  {
    name: 'article-with-a-successor-is-fine',
    changes: {
      ...list(rows, '[compare/rest-vs-graphql, guides/what-is-rest]'),
      ...articleAlias('guides/what-is-rest', 'compare/rest-vs-graphql'),
    },
  },
  { name: 'row-not-listed', changes: list('[caching, over-fetching]') },
  { name: 'matrix-not-listed', changes: { 'published.yaml': `rows: {}\narticles: ${articles}\n` } },
  { name: 'article-not-listed', changes: { ...list(), [guide]: guideText() } },
  { name: 'draft-not-listed-is-fine', changes: { ...list(), [guide]: guideText('draft: true\n') } },
  { name: 'no-address', changes: list(rows, '[rest-vs-graphql]') },
  { name: 'alias-of-an-unknown-matrix', changes: moved('rows:\n  api-style:\n    schema: typing\n') },
  { name: 'alias-of-a-row-that-is-there', changes: rowAlias('typing', 'caching') },
  { name: 'alias-to-no-row', changes: rowAlias('schema', 'typings') },
  {
    name: 'alias-of-an-article-that-is-there',
    changes: articleAlias('compare/rest-vs-graphql', 'compare/rest-vs-graphql'),
  },
  { name: 'alias-to-no-article', changes: articleAlias('compare/rest-vs-soap', 'compare/rest-vs-graphq') },
  {
    name: 'alias-to-a-draft',
    changes: { [guide]: guideText('draft: true\n'), ...articleAlias('guides/what-is-rest', 'guides/what-is-an-api') },
  },
];
