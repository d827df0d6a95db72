import { numbered, type Place } from '../model/derive/citations.ts';
import type { Content, Matrix, OptionProfile } from '../model/schema/content.ts';
import { words } from '../strings/en.ts';
import { publishedComparisons } from './comparison.ts';
import { createNotes } from './notes.ts';

/** Citations of a profile in the order of its page: facts, releases, users, traps. */
function* citations(option: OptionProfile): Generator<[string, Place]> {
  const parts = [
    ...option.facts.map((fact) => ({ part: 'fact' as const, sources: fact.sources })),
    ...(option.releases ? [{ part: 'release' as const, sources: option.releases.sources }] : []),
    ...(option.releases?.releases ?? []).map((one) => ({ part: 'release' as const, sources: one.sources })),
    ...option.users.map((user) => ({ part: 'user' as const, sources: user.sources })),
  ];
  for (const { part, sources } of parts) {
    for (const source of sources) yield [source, { kind: 'profile', part }];
  }
  for (const [index, trap] of option.traps.entries()) {
    for (const source of trap.sources) yield [source, { kind: 'trap', option: option.id, index }];
  }
}

const parts = { fact: words.facts, release: words.releases, user: words.users } as const;

/** All that the page of an option shows, derived from content. */
export function optionView(content: Content, option: OptionProfile) {
  const matrices: Matrix[] = content.matrices.filter((matrix) => matrix.options.includes(option.id));
  return {
    matrices,
    comparisons: publishedComparisons(content).filter((one) => one.options.includes(option.id)),
    samples: content.samples.filter((sample) => sample.projects.some((project) => project.option === option.id)),
    notes: createNotes(numbered(citations(option))),
    name: (place: Place): string =>
      place.kind === 'profile'
        ? parts[place.part]
        : place.kind === 'trap'
          ? `${words.placeTrap} ${place.index + 1}`
          : words.placeText,
  };
}
