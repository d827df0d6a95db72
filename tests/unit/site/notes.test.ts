import { describe, expect, it } from 'vitest';
import { citedIn, numbered, type Place } from '../../../src/model/derive/citations.ts';
import { createNotes, placeId } from '../../../src/site/notes.ts';

const cell = (feature: string, option: string): Place => ({ kind: 'cell', feature, option });
const text = (occurrence: number): Place => ({ kind: 'text', occurrence });

describe('numbers of sources', () => {
  it('follow the order of appearance, and a source keeps its first number', () => {
    const notes = numbered([
      ['faq', cell('startup', 'go')],
      ['spec', cell('startup', 'rust')],
      ['faq', text(1)],
    ]);
    expect(notes).toEqual([
      { source: 'faq', number: 1, places: [cell('startup', 'go'), text(1)] },
      { source: 'spec', number: 2, places: [cell('startup', 'rust')] },
    ]);
  });

  it('are put where the text cites, with an anchor for each place that can be linked back to', () => {
    const notes = createNotes(numbered([...citedIn('a [@x], b [@y], c [@x]')].map((id) => [id, text(1)] as const)));
    expect(notes.place('<p>a [@x], b [@y], c [@x]</p>', true)).toBe(
      '<p>a<sup class="cite"><a href="#source-x" id="cite-x-1">1</a></sup>' +
        ', b<sup class="cite"><a href="#source-y" id="cite-y-1">2</a></sup>' +
        ', c<sup class="cite"><a href="#source-x" id="cite-x-2">1</a></sup></p>',
    );
  });

  it('leave alone what the page does not number', () => {
    expect(createNotes([]).place('see [@nobody]')).toBe('see [@nobody]');
    expect(createNotes([]).marks(['nobody'])).toBe('');
  });
});

describe('the way back from a note', () => {
  it('leads to the thing that cites', () => {
    expect(placeId(cell('build-speed', 'go'), 'faq')).toBe('build-speed.go');
    expect(placeId(text(2), 'faq')).toBe('cite-faq-2');
    expect(placeId({ kind: 'trap', option: 'rust', index: 0 }, 'faq')).toBe('trap-rust-1');
    expect(placeId({ kind: 'question', index: 2 }, 'faq')).toBe('question-3');
    expect(placeId({ kind: 'profile', part: 'user' }, 'faq')).toBe('users');
  });
});
