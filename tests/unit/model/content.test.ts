import { describe, expect, test } from 'vitest';
import { loadContent } from '../../../src/model/content.ts';
import { type Changes, siteWith } from '../../setup/content.ts';
import { filesOf } from '../../setup/files.ts';
import { project } from '../../setup/run.ts';

function load(changes: Changes) {
  const { root, remove } = siteWith(changes);
  const result = loadContent(root);
  remove();
  return result;
}

describe('sound content', () => {
  const { content, problems, files } = load({});

  test('is read whole', () => {
    expect(problems).toEqual([]);
    expect(files).toEqual(filesOf(`${project}/tests/fixtures/sites/base`));
    expect(content.site.name).toBe('Base');
  });

  test('a source knows its publisher', () => {
    expect(content.sources.map(({ id }) => id)).toEqual([
      'graphql-serving',
      'graphql-spec',
      'http-caching',
      'http-semantics',
    ]);
    expect(content.sources[1]).toEqual({
      id: 'graphql-spec',
      file: 'content/sources/graphql-foundation.yaml',
      title: 'GraphQL Specification, October 2021 Edition',
      url: 'https://spec.graphql.org/October2021/',
      published: '2021-10',
      accessed: '2026-11-20',
      publisher: {
        id: 'graphql-foundation',
        name: 'GraphQL Foundation',
        kind: 'project',
        interest: 'Makes GraphQL and speaks of its own work.',
      },
    });
  });

  test('a matrix holds its features, in its order', () => {
    const [matrix] = content.matrices;
    expect(matrix?.groups.map(({ id, features }) => [id, features.map((one) => `${one.group}/${one.id}`)])).toEqual([
      ['shape', ['shape/caching', 'shape/over-fetching']],
      ['tools', ['tools/typing']],
    ]);
    expect(matrix?.groups[0]?.features[0]?.values['rest']?.verified).toEqual({ release: '2.0', date: '2026-11-20' });
  });

  test('an option has its releases', () => {
    expect(content.options.map(({ id, releases }) => [id, releases?.releases[0]?.version])).toEqual([
      ['graphql', '2.0'],
      ['rest', '2.0'],
    ]);
  });

  test('a sample has its projects, with regions and without markers', () => {
    const [sample] = content.samples;
    expect(sample?.projects.map(({ option }) => option)).toEqual(['rest', 'graphql']);
    expect(sample?.projects[0]).toMatchObject({
      files: [{ path: 'ask.sh', file: 'content/samples/read-order/rest/ask.sh' }],
      regions: { ask: { path: 'ask.sh', from: 3, to: 3, text: 'curl https://shop.example/orders/1' } },
    });
    expect(sample?.projects[0]?.files[0]?.text).toBe('#!/bin/sh\n\ncurl https://shop.example/orders/1\n');
  });

  test('a body knows the line on which it starts', () => {
    const [comparison] = content.comparisons;
    expect(comparison?.body.format).toBe('mdx');
    expect(comparison?.body.line).toBe(35);
    expect(comparison?.body.text.split('\n').slice(0, 2)).toEqual(['', '## Background']);
    expect(content.pages[0]?.body).toMatchObject({ format: 'md', line: 6 });
  });

  test('what an author leaves out has its default', () => {
    expect(content.comparisons[0]).toMatchObject({ draft: false, overrides: [], neither: [], related: [] });
  });

  test('a byte order mark and CR LF change nothing', () => {
    const text = '---\ntitle: A\ndescription: B\nupdated: 2026-11-20\n---\n\nText.\n';
    const plain = load({ 'pages/method.md': text });
    const windows = load({ 'pages/method.md': `\uFEFF${text.replaceAll('\n', '\r\n')}` });
    expect(windows).toEqual(plain);
  });
});

test('a draft is read whole, and says that it is one', () => {
  const published = load({}).content.comparisons;
  const { content, problems } = load({
    'comparisons/rest-vs-graphql.mdx': { from: 'published:', to: 'draft: true\npublished:' },
  });
  expect(problems).toEqual([]);
  expect(content.comparisons.map(({ draft }) => draft)).toEqual([true]);
  expect(content.comparisons.map((one) => ({ ...one, draft: false, body: one.body.text }))).toEqual(
    published.map((one) => ({ ...one, body: one.body.text })),
  );
});

describe('content with a problem', () => {
  test('all problems are told of at once, by place', () => {
    const { problems } = load({
      'options/rest.yaml': { from: 'hue: 140', to: 'hue: 400' },
      'matrices/api-styles/caching.yaml': { from: 'rating: 5', to: 'rating: 9' },
      'comparisons/rest-vs-graphql.mdx': { append: '\n{a}\n\n<b>\n' },
    });
    expect(problems.map(({ file, line }) => `${file}:${line}`)).toEqual([
      'content/comparisons/rest-vs-graphql.mdx:50',
      'content/matrices/api-styles/caching.yaml:14',
      'content/options/rest.yaml:2',
    ]);
  });

  test('a broken file is not on the site, nor what cannot be shown without it', () => {
    const { content } = load({ 'matrices/api-styles/caching.yaml': { from: 'rating: 5', to: 'rating: 9' } });
    const shown = content.matrices[0]?.groups.flatMap(({ features }) => features.map(({ id }) => id));
    expect(shown).toEqual(['over-fetching', 'typing']);
    expect(content.comparisons).toEqual([]);
    expect(content.pages).toHaveLength(1);
  });

  test('a broken file of a sample takes the sample along', () => {
    const { content } = load({ 'samples/read-order/rest/ask.sh': '# #region ask\n' });
    expect(content.samples).toEqual([]);
  });

  test('a broken site.yaml leaves a site', () => {
    const { content, problems } = load({ 'site.yaml': 'name: 3\n' });
    expect(problems.length).toBeGreaterThan(0);
    expect(content.site.url).toMatch(/^https:/);
  });

  test('nothing throws where there is nothing', () => {
    const { content, problems, files } = loadContent('/nowhere/at/all');
    expect(problems.map(({ message }) => message)).toEqual(['There is no folder content/.']);
    expect([files, content.matrices]).toEqual([[], []]);
  });

  test('dates lie ahead only where somebody says what day it is', () => {
    const { root, remove } = siteWith({});
    expect(loadContent(root).problems).toEqual([]);
    expect(loadContent(root, { today: '2026-11-20' }).problems).toEqual([]);
    expect(loadContent(root, { today: '2026-11-19' }).problems.every(({ rule }) => rule === 'dates')).toBe(true);
    expect(loadContent(root, { today: '2026-11-19' }).problems.length).toBeGreaterThan(0);
    remove();
  });
});

test('the content of this repository is sound', () => {
  expect(loadContent(project).problems).toEqual([]);
});
