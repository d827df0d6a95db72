import { type Note, numbered, type Place, textCitations } from '../model/derive/citations.ts';

/** The numbered notes of one page: puts numbers where sources are cited and knows the way back. */
export interface Notes {
  /** A page's notes in order. */
  readonly list: readonly Note[];
  /** Links to the notes of some sources, as HTML; empty for a source that the page does not number. */
  marks(sources: readonly string[]): string;
  /** HTML in which every `[@id]` has become a link to its note. With `anchors`, each can be linked back to. */
  place(html: string, anchors?: boolean): string;
}

const CITATION = /\s*\[@([a-z0-9-]+)\]/g;

export const noteId = (source: string): string => `source-${source}`;

/** The id of the thing that cites: a cell, a myth, a trap, a question or the mark in the text. */
export function placeId(place: Place, source: string): string {
  switch (place.kind) {
    case 'cell':
      return `${place.feature}.${place.option}`;
    case 'text':
      return `cite-${source}-${place.occurrence}`;
    case 'trap':
      return `trap-${place.option}-${place.index + 1}`;
    case 'profile':
      return `${place.part}s`;
    default:
      return `${place.kind}-${place.index + 1}`;
  }
}

export function createNotes(list: readonly Note[]): Notes {
  const numbers = new Map(list.map((note) => [note.source, note.number]));
  const mark = (source: string, id = ''): string => {
    const number = numbers.get(source);
    return number ? `<a href="#${noteId(source)}"${id && ` id="${id}"`}>${number}</a>` : '';
  };
  return {
    list,
    marks: (sources) => {
      const links = sources.map((source) => mark(source)).filter(Boolean);
      return links.length > 0 ? `<sup class="cite">${links.join(' ')}</sup>` : '';
    },
    place: (html, anchors = false) => {
      const seen = new Map<string, number>();
      return html.replace(CITATION, (whole, source: string) => {
        const occurrence = (seen.get(source) ?? 0) + 1;
        seen.set(source, occurrence);
        const link = mark(source, anchors ? placeId({ kind: 'text', occurrence }, source) : '');
        return link ? `<sup class="cite">${link}</sup>` : whole;
      });
    },
  };
}

/** The notes of a page that is one body of Markdown. */
export const notesOf = (text: string): Notes => createNotes(numbered(textCitations(text)));
