import { describe, expect, test } from 'vitest';
import { citationOf } from '../../../src/exports/cite.ts';
import type { Feature, Matrix } from '../../../src/model/schema/content.ts';
import { content } from '../../setup/site.ts';

const matrix = content.matrices[0] as Matrix;
const feature = matrix.groups[0]?.features[0] as Feature;
const option = { id: 'go', name: 'Go' };
const value = {
  summary: 'Costs 5% & $3 a day, in {braces} and a_b#c~d^e\\f',
  detail: '',
  rating: 4,
  reason: '',
  confidence: 'documented' as const,
  sources: [],
  verified: { release: '1.27', date: '2026-11-20' },
};
const site = { ...content.site, name: 'Tradeoffs', url: 'https://site.example/sub' };
const cite = (edited?: string) =>
  citationOf({
    site,
    matrix: { ...matrix, id: 'languages', title: 'Languages' },
    feature: { ...feature, id: 'startup', name: 'Start-up', edited },
    option,
    value,
  });

describe('the citation of a cell', () => {
  test('names editors, cell, matrix, day, value and address', () => {
    expect(cite().plain).toBe(
      `Tradeoffs editors: “Start-up: Go.” Languages, Tradeoffs, 2026-11-20. ${value.summary}. Rated 4 of 5; verified for Go 1.27 on 2026-11-20. https://site.example/matrices/languages/startup/#startup.go`,
    );
  });

  test('bears the day of the last change, and the day of verification apart from it', () => {
    const { plain, bibtex, csl } = cite('2026-12-03');
    expect(plain).toContain('Tradeoffs, 2026-12-03.');
    expect(plain).toContain('on 2026-11-20');
    expect(bibtex).toMatch(/month +=\s+dec,\n\s+day +=\s+\{3\}/);
    const [item] = JSON.parse(csl);
    expect(item.issued).toEqual({ 'date-parts': [[2026, 12, 3]] });
    expect(item.custom).toEqual({ verified: '2026-11-20', release: '1.27', rating: 4 });
    expect(item.URL).toBe('https://site.example/matrices/languages/startup/#startup.go');
  });

  test('keeps in BibTeX what TeX would take for commands', () => {
    expect(cite().bibtex).toContain(
      String.raw`Costs 5\% \& \$3 a day, in \{braces\} and a\_b\#c\textasciitilde{}d\textasciicircum{}e\textbackslash{}f.`,
    );
  });
});
