import type { Weighing } from '../../model/derive/weighing.ts';
import type { Subject, Weights } from '../../model/derive/weights.ts';
import { flipParts, type Named, plainText, signed, standing, weigh } from '../../strings/weigh.ts';

/** A cell as the page states it. */
export interface Stated {
  readonly summary: string;
  readonly rating: string;
  /** What it rests on, for which release it was verified and when. */
  readonly standing: string;
  /** The range of what is claimed, where sources disagree; else empty. */
  readonly contested: string;
  readonly sources: readonly { readonly title: string; readonly url: string; readonly caveat: string }[];
}

export interface Decision {
  readonly title: string;
  /** Address of the page with the weights in it. */
  readonly address: string;
  /** The day, as YYYY-MM-DD. */
  readonly day: string;
  readonly subject: Subject;
  readonly weights: Weights;
  readonly result: Weighing;
  readonly name: Named;
  readonly cell: (feature: string, option: string) => Stated | undefined;
}

/**
 * A decision record as Markdown, in the form of https://adr.github.io/madr/: context, options, decision,
 * consequences and sources, all from what the page shows.
 */
export function decisionRecord({ title, address, day, subject, weights, result, name, cell }: Decision): string {
  const { order, first, flips } = result;
  const [best] = order;
  const decided = best?.score !== undefined && first.length === 1;
  const groups = subject.groups.map(({ id }) => `- ${name(id)}: ${weights.groups[id] ?? 0}`);
  const usual = new Map(
    subject.groups.flatMap(({ id, features }) => features.map((feature) => [feature.id, weights.groups[id]] as const)),
  );
  const singles = Object.entries(weights.features).flatMap(([id, weight]) =>
    usual.get(id) === weight ? [] : [`- ${name(id)}: ${weight}`],
  );
  const used = new Map<string, { title: string; caveat: string; number: number }>();
  const cite = ({ sources }: Stated): string =>
    sources
      .map(({ title, url, caveat }) => {
        const known = used.get(url) ?? { title, caveat, number: used.size + 1 };
        used.set(url, known);
        return `[${known.number}]`;
      })
      .join('');
  const consequences = (decided ? order.slice(0, 1) : order).flatMap((one) => [
    ...[
      ...one.for.map((row) => ({ ...row, good: true })),
      ...one.against.map((row) => ({ ...row, good: false })),
    ].flatMap(({ feature, by, good }) => {
      const stated = cell(feature, one.option);
      if (!stated) return [];
      const verdict = good ? 'Good' : 'Bad';
      return [
        `- ${verdict}: ${name(feature)} (${name(one.option)}, ${stated.rating} of 5, ${signed(by)}): ${stated.summary} ${cite(stated)}`.trimEnd(),
        ...[stated.standing, stated.contested].filter(Boolean).map((line) => `  - ${line}`),
      ];
    }),
  ]);
  const lines = [
    `# ${decided && best ? `${name(best.option)}: ` : ''}${title}`,
    '',
    '- Status: proposed',
    `- Date: ${day}`,
    `- Weighed at: ${address}`,
    '',
    '## Context',
    '',
    'What counts, from 0 (nothing) to 5:',
    '',
    ...groups,
    ...(singles.length > 0 ? ['', 'Single rows that count otherwise than their group:', '', ...singles] : []),
    '',
    '## Options',
    '',
    ...order.map(({ option, score, place }) => `- Place ${place}: ${name(option)}${score ? `, ${score} of 5` : ''}`),
    '',
    '## Decision',
    '',
    decided
      ? `${name(first[0] ?? '')}. ${plainText(flipParts(flips, name, Number.POSITIVE_INFINITY))}`
      : `Open. ${best?.score === undefined ? weigh.nothingCounts : `${standing(first, name)} ${plainText(flipParts(flips, name, Number.POSITIVE_INFINITY))}`}`,
    '',
    '## Consequences',
    '',
    ...(consequences.length > 0 ? consequences : [weigh.noConsequence]),
    ...(result.leftOut.length > 0 ? ['', `${weigh.leftOut} ${result.leftOut.map(name).join(', ')}.`] : []),
  ];
  const sources = [...used].map(
    ([url, { number, title, caveat }]) => `${number}. ${title}: <${url}>${caveat ? ` (${caveat})` : ''}`,
  );
  return `${[...lines, ...(sources.length > 0 ? ['', '## Sources', '', ...sources] : [])].join('\n')}\n`;
}
