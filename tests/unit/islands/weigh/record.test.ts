import { describe, expect, test } from 'vitest';
import { type Decision, decisionRecord } from '../../../../src/islands/weigh/record.ts';
import { weighing } from '../../../../src/model/derive/weighing.ts';
import type { Subject, Weights } from '../../../../src/model/derive/weights.ts';
import { subjectOf } from '../../model/derive/subjects.ts';

const subject = subjectOf({
  speed: { cpu: { go: 3, rust: 5 }, startup: { go: 4, rust: 4 } },
  people: { hiring: { go: 5, rust: 2 }, learning: { go: 4, rust: 2 } },
});
const names = new Map(
  Object.entries({ go: 'Go', rust: 'Rust', speed: 'Speed', people: 'People', cpu: 'Computation', hiring: 'Hiring' }),
);
const faq = { title: 'Go FAQ', url: 'https://go.example/faq', caveat: '' };
const survey = { title: 'A survey, 2026', url: 'https://survey.example/2026', caveat: 'Read in a copy.' };

/** What the page says of each cell: only hiring rests on two sources, and learning on none. */
const cellOf =
  ({ groups }: Subject): Decision['cell'] =>
  (feature, option) => ({
    summary: `${feature} of ${option}`,
    rating: String(groups.flatMap(({ features }) => features).find(({ id }) => id === feature)?.ratings[option]),
    standing: feature === 'hiring' ? 'verified for Go 1.25, two releases behind (stale)' : '',
    contested: feature === 'cpu' ? 'Sources disagree: 1 to 3 s' : '',
    sources: feature === 'learning' ? [] : feature === 'hiring' ? [survey, faq] : [faq],
  });

/** The consequences, without what stands below each. */
const reasons = (text: string): string[] => section(text, 'Consequences').filter((line) => !line.startsWith('  '));

const record = (weights: Weights, over: Partial<Decision> = {}, of: Subject = subject): string =>
  decisionRecord({
    title: 'Go or Rust',
    address: 'https://site.example/compare/go-vs-rust/?w=14',
    day: '2026-11-21',
    subject: of,
    weights,
    result: weighing(of, weights),
    name: (id) => names.get(id) ?? id,
    cell: cellOf(of),
    ...over,
  });

/** The lines below a heading, without empty ones. */
function section(text: string, title: string): string[] {
  const parts = text.split(/^## /m);
  const found = parts.find((part) => part.startsWith(`${title}\n`));
  if (found === undefined) throw new Error(`no section ${title}`);
  return found.split('\n').slice(1).filter(Boolean);
}

const team = { groups: { speed: 1, people: 4 }, features: { startup: 0 } };
const even = { groups: { speed: 3, people: 3 }, features: {} };

describe('a decision record', () => {
  test('says what was weighed, decided and why, with numbered sources', () => {
    // go (3 / 2 + 4 · 9 / 2) / 4.5, rust (5 / 2 + 4 · 2) / 4.5; a row moves go by weight / 2 · difference / 4.5.
    expect(record(team)).toBe(
      [
        '# Go: Go or Rust',
        '',
        '- Status: proposed',
        '- Date: 2026-11-21',
        '- Weighed at: https://site.example/compare/go-vs-rust/?w=14',
        '',
        '## Context',
        '',
        'What counts, from 0 (nothing) to 5:',
        '',
        '- Speed: 1',
        '- People: 4',
        '',
        'Single rows that count otherwise than their group:',
        '',
        '- startup: 0',
        '',
        '## Options',
        '',
        '- Place 1: Go, 4.33 of 5',
        '- Place 2: Rust, 2.33 of 5',
        '',
        '## Decision',
        '',
        'Go. Rust leads as soon as People counts nothing.',
        '',
        '## Consequences',
        '',
        '- Good: Hiring (Go, 5 of 5, +1.33): hiring of go [1][2]',
        '  - verified for Go 1.25, two releases behind (stale)',
        '- Good: learning (Go, 4 of 5, +0.89): learning of go',
        '- Bad: Computation (Go, 3 of 5, −0.22): cpu of go [2]',
        '  - Sources disagree: 1 to 3 s',
        '',
        '## Sources',
        '',
        '1. A survey, 2026: <https://survey.example/2026> (Read in a copy.)',
        '2. Go FAQ: <https://go.example/faq>',
        '',
      ].join('\n'),
    );
  });

  test('lists single rows only where some count otherwise', () => {
    expect(record(even)).not.toContain('Single rows');
  });

  test('has no list of sources where nothing cites one', () => {
    const text = record(team, {
      cell: (feature, option) => ({
        summary: `${feature} of ${option}`,
        rating: '1',
        standing: '',
        contested: '',
        sources: [],
      }),
    });
    expect(text).not.toContain('## Sources');
    expect(text.endsWith('cpu of go\n')).toBe(true);
  });

  test('leaves out a row that the page does not state', () => {
    const text = record(team, {
      cell: (feature, option) => (feature === 'hiring' ? undefined : cellOf(subject)(feature, option)),
    });
    expect(reasons(text).map((line) => line.split(' (')[0])).toEqual(['- Good: learning', '- Bad: Computation']);
  });

  test('stays open at a tie, and speaks of every option', () => {
    const tied = subjectOf({ speed: { cpu: { go: 3, rust: 5 } }, people: { hiring: { go: 5, rust: 3 } } });
    const text = record(even, {}, tied);
    expect(text.split('\n')[0]).toBe('# Go or Rust');
    expect(section(text, 'Options')).toEqual(['- Place 1: Go, 4.00 of 5', '- Place 1: Rust, 4.00 of 5']);
    expect(section(text, 'Decision')[0]).toMatch(/^Open\. Go and Rust are level\. (Go|Rust) leads as soon as /);
    expect(reasons(text).map((line) => line.replace(/:[^:]*$/, ''))).toEqual([
      '- Good: Hiring (Go, 5 of 5, +1.00)',
      '- Bad: Computation (Go, 3 of 5, −1.00)',
      '- Good: Computation (Rust, 5 of 5, +1.00)',
      '- Bad: Hiring (Rust, 3 of 5, −1.00)',
    ]);
  });

  test('decides nothing where nothing counts', () => {
    const text = record({ groups: { speed: 0, people: 0 }, features: {} });
    expect(text.split('\n')[0]).toBe('# Go or Rust');
    expect(section(text, 'Options')).toEqual(['- Place 1: Go', '- Place 1: Rust']);
    expect(section(text, 'Decision')).toEqual(['Open. Nothing counts, so nothing is decided.']);
    expect(text).not.toContain('undefined');
  });

  test('has no section with nothing in it', () => {
    const text = record({ groups: { speed: 0, people: 0 }, features: {} });
    const titles = text.match(/(?<=^## ).*/gm) ?? [];
    expect(titles.filter((title) => section(text, title).length === 0)).toEqual([]);
  });

  test('says so where no single weight would change the order', () => {
    const ahead = subjectOf({ speed: { cpu: { go: 3, rust: 5 } }, people: { hiring: { go: 2, rust: 3 } } });
    expect(section(record(even, {}, ahead), 'Decision')).toEqual([
      'Rust. No weight from 0 to 5 that you change alone puts another option first.',
    ]);
  });

  test('names the rows that were left out', () => {
    const partly = subjectOf({ speed: { cpu: { go: 3, rust: 5 }, startup: { go: 4 } } });
    expect(section(record({ groups: { speed: 3 }, features: {} }, {}, partly), 'Consequences').at(-1)).toBe(
      'Left out, because not every option is rated: startup.',
    );
  });

  test('takes any number of options', () => {
    const four = subjectOf({ speed: { cpu: { go: 3, rust: 5, zig: 5, java: 3 } } });
    const text = record({ groups: { speed: 3 }, features: {} }, {}, four);
    expect(section(text, 'Options')).toEqual([
      '- Place 1: Rust, 5.00 of 5',
      '- Place 1: zig, 5.00 of 5',
      '- Place 3: Go, 3.00 of 5',
      '- Place 3: java, 3.00 of 5',
    ]);
    expect(section(text, 'Decision')[0]).toMatch(/^Open\. Rust and zig are level\./);
  });
});
