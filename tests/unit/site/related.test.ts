import { describe, expect, test } from 'vitest';
import { articleLinks, relatedTo } from '../../../src/site/related.ts';
import { guide, guideText, perspective, perspectiveText } from '../../setup/articles.ts';
import { type Changes, loaded } from '../../setup/content.ts';

const comparison = 'comparisons/rest-vs-graphql.mdx';
const relate = (...ids: string[]) => ({ from: 'authors:', to: `related: [${ids.join(', ')}]\nauthors:` });

const links = (changes: Changes) => articleLinks(loaded(changes)).map(({ kind, id }) => `${kind} ${id}`);
const related = (changes: Changes, id: string) => relatedTo(loaded(changes), id).map((one) => one.id);

describe('links to articles', () => {
  test('lead to every kind, with what a link says', () => {
    const content = loaded({ [guide]: guideText(), [perspective]: perspectiveText() });
    expect(articleLinks(content)).toEqual([
      {
        id: 'rest-vs-graphql',
        kind: 'comparison',
        title: 'REST or GraphQL',
        description: 'Which of the two to choose for a public interface.',
        address: '/compare/rest-vs-graphql/',
        related: [],
      },
      {
        id: 'what-is-an-api',
        kind: 'guide',
        title: 'What is an API?',
        description: 'What one program may ask of another.',
        address: '/guides/what-is-an-api/',
        related: [],
      },
      {
        id: 'caches-first',
        kind: 'perspective',
        title: 'Caches first',
        description: 'Why answers that can be shared matter most.',
        address: '/perspectives/caches-first/',
        related: [],
      },
    ]);
  });

  test('lead to no draft', () => {
    expect(links({ [guide]: guideText('draft: true\n'), [perspective]: perspectiveText('draft: true\n') })).toEqual([
      'comparison rest-vs-graphql',
    ]);
    expect(links({ [comparison]: { from: 'published:', to: 'draft: true\npublished:' } })).toEqual([]);
  });
});

describe('related articles', () => {
  test('know of each other, though only one says so', () => {
    const changes = { [comparison]: relate('what-is-an-api'), [guide]: guideText(), [perspective]: perspectiveText() };
    expect(related(changes, 'rest-vs-graphql')).toEqual(['what-is-an-api']);
    expect(related(changes, 'what-is-an-api')).toEqual(['rest-vs-graphql']);
    expect(related(changes, 'caches-first')).toEqual([]);
  });

  test('stand in the order that the article names them in, then those that name it', () => {
    const changes = {
      [comparison]: relate('caches-first'),
      [guide]: guideText('related: [rest-vs-graphql]\n'),
      [perspective]: perspectiveText(),
    };
    expect(related(changes, 'rest-vs-graphql')).toEqual(['caches-first', 'what-is-an-api']);
    const both = {
      [comparison]: relate('caches-first', 'what-is-an-api'),
      [guide]: guideText(),
      [perspective]: perspectiveText(),
    };
    expect(related(both, 'rest-vs-graphql')).toEqual(['caches-first', 'what-is-an-api']);
  });

  test('are no drafts', () => {
    expect(related({ [guide]: guideText('draft: true\nrelated: [rest-vs-graphql]\n') }, 'rest-vs-graphql')).toEqual([]);
  });

  test('are none of an article that is not there', () => {
    expect(related({ [guide]: guideText() }, 'gone')).toEqual([]);
  });
});
