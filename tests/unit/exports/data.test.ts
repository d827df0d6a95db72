import { describe, expect, test } from 'vitest';
import { DATA_VERSION, jsonFile, matrixData, siteIndex } from '../../../src/exports/data.ts';
import type { Matrix } from '../../../src/model/schema/content.ts';
import { guide, guideText, perspective, perspectiveText } from '../../setup/articles.ts';
import { type Changes, loaded } from '../../setup/content.ts';

const caching = 'matrices/api-styles/caching.yaml';
const matrixFile = 'matrices/api-styles/matrix.yaml';
const articles: Changes = { [guide]: guideText(), [perspective]: perspectiveText() };

function dataOf(changes: Changes = {}) {
  const content = loaded(changes);
  const [matrix] = content.matrices as [Matrix];
  return matrixData(content, matrix);
}

describe('the index', () => {
  test('says what there is, and where', () => {
    expect(siteIndex(loaded(articles))).toEqual({
      version: DATA_VERSION,
      name: 'Base',
      description: 'What a valid site looks like, for tests.',
      language: 'en-GB',
      licence: 'CC-BY-4.0',
      matrices: [
        {
          id: 'api-styles',
          title: 'API styles',
          subject: 'for a public interface',
          description: 'Ways in which a client asks a server for data.',
          options: ['rest', 'graphql'],
          rows: 3,
          page: '/matrices/api-styles/',
          data: '/data/matrices/api-styles.json',
        },
      ],
      options: [
        { id: 'graphql', name: 'GraphQL', tagline: 'A way to ask a server for data.', page: '/options/graphql/' },
        { id: 'rest', name: 'REST', tagline: 'A way to ask a server for data.', page: '/options/rest/' },
      ],
      comparisons: [
        {
          id: 'rest-vs-graphql',
          title: 'REST or GraphQL',
          description: 'Which of the two to choose for a public interface.',
          matrix: 'api-styles',
          options: ['rest', 'graphql'],
          verdict: 'Take GraphQL where clients differ.',
          pick: 'graphql',
          updated: '2026-11-20',
          page: '/compare/rest-vs-graphql/',
        },
      ],
      guides: [
        {
          id: 'what-is-an-api',
          title: 'What is an API?',
          description: 'What one program may ask of another.',
          updated: '2026-11-20',
          page: '/guides/what-is-an-api/',
        },
      ],
      perspectives: [
        {
          id: 'caches-first',
          title: 'Caches first',
          description: 'Why answers that can be shared matter most.',
          bias: 'The author runs caches for a living.',
          updated: '2026-11-20',
          page: '/perspectives/caches-first/',
        },
      ],
    });
  });

  test('lists no draft', () => {
    const index = siteIndex(
      loaded({
        [guide]: guideText('draft: true\n'),
        [perspective]: perspectiveText('draft: true\n'),
        'comparisons/rest-vs-graphql.mdx': { from: 'published:', to: 'draft: true\npublished:' },
      }),
    );
    expect([index.comparisons, index.guides, index.perspectives]).toEqual([[], [], []]);
  });
});

describe('a matrix as data', () => {
  test('has its options in the order of its columns, with their releases', () => {
    expect(dataOf().options).toMatchObject([
      {
        id: 'rest',
        name: 'REST',
        shape: 0,
        page: '/options/rest/',
        releases: [
          { version: '2.0', date: '2022-06-01' },
          { version: '1.0', date: '2015-07-01' },
        ],
      },
      { id: 'graphql', name: 'GraphQL', shape: 1, page: '/options/graphql/' },
    ]);
  });

  test('has every row in its order, with rubric and values as content states them', () => {
    const content = loaded();
    const [matrix] = content.matrices as [Matrix];
    const { groups } = matrixData(content, matrix);
    expect(groups.map(({ id, name, features }) => [id, name, features.map((one) => one.id)])).toEqual([
      ['shape', 'Shape', ['caching', 'over-fetching']],
      ['tools', 'Tools', ['typing']],
    ]);
    const [feature] = matrix.groups[0]?.features ?? [];
    expect(groups[0]?.features[0]).toMatchObject({
      name: 'Caching',
      question: 'How far does it go?',
      why: 'Somebody pays for it on every request.',
      page: '/matrices/api-styles/caching/',
      rubric: feature?.rubric,
      values: feature?.values,
    });
    expect(feature?.values['rest']?.rating).toBe(5);
  });

  test('says when a row was last edited, where that is known', () => {
    const { groups } = dataOf({ [caching]: { from: 'values:', to: 'edited: 2026-11-19\nvalues:' } });
    expect(groups[0]?.features.map(({ edited }) => edited)).toEqual(['2026-11-19', undefined]);
  });

  test('has the presets of the matrix', () => {
    const text =
      'presets:\n  - id: readers\n    name: Many readers\n    situation: Many read.\n    weights: { shape: 5, tools: 1 }\n';
    expect(dataOf({ [matrixFile]: { append: text } }).presets).toEqual([
      {
        id: 'readers',
        name: 'Many readers',
        situation: 'Many read.',
        weights: { shape: 5, tools: 1 },
        features: {},
      },
    ]);
  });

  test('has the sources that its values cite, and no others', () => {
    expect(dataOf().sources).toEqual({
      'graphql-serving': {
        title: 'Serving over HTTP',
        url: 'https://graphql.org/learn/serving-over-http/',
        publisher: 'GraphQL Foundation',
        published: undefined,
        accessed: '2026-11-20',
        caveat: undefined,
      },
      'http-caching': {
        title: 'RFC 9111: HTTP Caching',
        url: 'https://www.rfc-editor.org/rfc/rfc9111',
        publisher: 'IETF',
        published: '2022-06',
        accessed: '2026-11-20',
        caveat: undefined,
      },
    });
  });

  test('has the sources of contested claims too', () => {
    const contested =
      '    contested:\n      range: From any to none\n      claims:\n' +
      '        - { says: Any may answer., by: IETF, source: http-semantics }\n        - { says: None may., by: A blog }\n' +
      '      settled: The standard holds.\n    sources: [http-caching]\n';
    const { sources } = dataOf({ [caching]: { from: '    sources: [http-caching]\n', to: contested } });
    expect(Object.keys(sources).sort()).toEqual(['graphql-serving', 'http-caching', 'http-semantics']);
  });

  test('every source that a value names is there', () => {
    const { groups, sources } = dataOf();
    const named = groups.flatMap(({ features }) =>
      features.flatMap(({ values }) => Object.values(values).flatMap((value) => value.sources)),
    );
    expect(named.length).toBeGreaterThan(0);
    expect(named.filter((id) => !(id in sources))).toEqual([]);
  });
});

test('a file of JSON is one line, and holds what it was made from', () => {
  const data = dataOf();
  const text = jsonFile(data);
  expect(text.indexOf('\n')).toBe(text.length - 1);
  // What is undefined is left out of the file.
  expect(JSON.parse(text)).toMatchObject(JSON.parse(JSON.stringify(data)));
  expect(JSON.parse(text).sources['graphql-serving']).not.toHaveProperty('caveat');
});
