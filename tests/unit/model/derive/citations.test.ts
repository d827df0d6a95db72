import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { loadContent } from '../../../../src/model/content.ts';
import {
  articleCitations,
  cellCitations,
  citedIn,
  numbered,
  textCitations,
} from '../../../../src/model/derive/citations.ts';
import { citedBy } from '../../../../src/model/derive/cited-by.ts';
import { readingMinutes, wordCount } from '../../../../src/model/derive/reading.ts';
import { siteWith } from '../../../setup/content.ts';
import { tables } from './rows.ts';

const ids = fc.array(fc.constantFrom('a', 'b-1', 'c', 'go-faq', 'rust-book'), { maxLength: 30 });

describe('notes', () => {
  test('are numbered from 1 in the order in which their sources first appear', () => {
    fc.assert(
      fc.property(ids, (sources) => {
        const text = sources.map((one) => `Words [@${one}].`).join('\n\n');
        const notes = numbered(textCitations(text));
        expect(notes.map(({ number }) => number)).toEqual(notes.map((_, at) => at + 1));
        expect(notes.map(({ source }) => source)).toEqual([...new Set(sources)]);
      }),
    );
  });

  test('hold every place once, in order', () => {
    fc.assert(
      fc.property(ids, (sources) => {
        const notes = numbered(textCitations(sources.map((one) => `[@${one}]`).join('')));
        for (const { source, places } of notes) {
          const times = sources.filter((one) => one === source).length;
          expect(places).toEqual(Array.from({ length: times }, (_, at) => ({ kind: 'text', occurrence: at + 1 })));
        }
      }),
    );
  });

  test('of a matrix name each cell that cites', () => {
    fc.assert(
      fc.property(tables, ({ options, rows }) => {
        const [note, ...more] = numbered(cellCitations(rows, options));
        expect(more).toEqual([]);
        expect(note?.places.length ?? 0).toBe(rows.length * options.length);
      }),
    );
  });

  test('a citation is `[@id]` and nothing else', () => {
    expect(citedIn('A [@go-faq], twice [@go-faq][@a]; not [go-faq], @go-faq, [@], [@Go] or [@a b].')).toEqual([
      'go-faq',
      'go-faq',
      'a',
    ]);
  });
});

describe('the base site', () => {
  const myth =
    'myths:\n  - { claim: It is slow, by: Somebody, saidIn: http-semantics, evidence: No., sources: [http-caching] }\n';
  const { root, remove } = siteWith({
    'comparisons/rest-vs-graphql.mdx': { from: 'migration:\n', to: `${myth}migration:\n` },
  });
  const { content } = loadContent(root);
  remove();

  test('an article cites its text, its myths, the options’ traps, its steps and its answers, in this order', () => {
    const [comparison] = content.comparisons;
    const cited = comparison ? [...articleCitations(comparison, content.options)] : [];
    const order = ['text', 'myth', 'trap', 'migration', 'question'];
    const kinds = cited.map(([, { kind }]) => kind);
    expect(kinds).toEqual(kinds.toSorted((a, b) => order.indexOf(a) - order.indexOf(b)));
    expect([...new Set(kinds)]).toEqual(order);
    expect(cited.filter(([, { kind }]) => kind === 'myth').map(([source]) => source)).toEqual([
      'http-semantics',
      'http-caching',
    ]);
  });

  test('every source knows who cites it', () => {
    const index = citedBy(content);
    expect([...index.keys()].sort()).toEqual(content.sources.map(({ id }) => id));
    expect(index.get('http-caching')?.map(({ kind, name }) => `${kind} ${name}`)).toEqual([
      'row Caching',
      'row Over-fetching',
      'row Typing',
      'comparison REST or GraphQL',
    ]);
  });
});

test('words are counted without signs and citations', () => {
  expect(wordCount(['Go compiles **fast** [@go-faq].', '<Rows features="a b" />', "It's 1.27, isn’t it?"])).toBe(7);
  expect(readingMinutes(0)).toBe(1);
  expect(readingMinutes(2300)).toBe(10);
});
