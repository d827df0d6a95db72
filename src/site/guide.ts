import { faqCitations, numbered, type Place, textCitations } from '../model/derive/citations.ts';
import { readingMinutes, wordCount } from '../model/derive/reading.ts';
import type { Content, Guide, Perspective } from '../model/schema/content.ts';
import { words } from '../strings/en.ts';
import { createNotes } from './notes.ts';
import { relatedTo } from './related.ts';
import { columnsOf, matrixOf, rowGroups } from './rows.ts';
import { articleSections, type Heading, type Section } from './sections.ts';

/** Words for a place of a text that cites a source. */
const placeName = (place: Place): string => {
  if (place.kind === 'question') return `${words.placeQuestion} ${place.index + 1}`;
  return place.kind === 'text' && place.occurrence > 1 ? `${words.placeText} ${place.occurrence}` : words.placeText;
};

/** All that the page of a guide or a perspective shows beside its text. */
export function guideView(content: Content, article: Guide | Perspective, headings: readonly Heading[]) {
  const faq = 'faq' in article ? article.faq : [];
  const notes = createNotes(numbered([...textCitations(article.body.text), ...faqCitations(faq)]));
  const related = relatedTo(content, article.id);
  const when = (present: number, id: string, title: string): Section[] => (present > 0 ? [{ id, title }] : []);
  return {
    faq,
    notes,
    related,
    name: placeName,
    minutes: readingMinutes(
      wordCount([article.body.text, ...faq.flatMap(({ question, answer }) => [question, answer])]),
    ),
    sections: [
      ...articleSections(headings),
      ...when('carriedBy' in article ? 1 : 0, 'rows', words.carriedBy),
      ...when(faq.length, 'questions', words.questions),
      ...when(related.length, 'related', words.related),
      ...when(notes.list.length, 'sources', words.sources),
    ],
  };
}

/** The rows for and against a perspective, with the options that it speaks of. */
export function perspectiveRows(content: Content, { matrix: id, options, carriedBy, against }: Perspective) {
  const matrix = matrixOf(content, id);
  const columns = columnsOf(content, matrix, options);
  const rows = rowGroups(matrix, columns).flatMap((group) => group.rows);
  const pick = (ids: readonly string[]) => ids.flatMap((one) => rows.find(({ feature }) => feature.id === one) ?? []);
  return { matrix, columns, carriedBy: pick(carriedBy), against: pick(against) };
}
