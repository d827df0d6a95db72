import type { Draft, Entry, Mention } from '../read/found.ts';
import type { Path } from '../schema/describe.ts';
import { articlesOf, bodiesOf, present } from './rule.ts';

/** Every mention of a source: in lists called `sources`, as the place where something is said, in fields and in bodies. */
export function sourceMentions(draft: Draft): Mention[] {
  const { options, releases, features, samples, pages, glossary } = draft;
  const entries: Entry<unknown>[] = [
    ...[...options, ...releases, ...features, ...articlesOf(draft), ...samples, ...pages],
    ...present(glossary),
  ];
  return [
    ...entries.flatMap((entry) => [...listed(entry), ...entry.citations]),
    ...bodiesOf(draft).flatMap(({ body }) => body.citations),
  ];
}

function listed(entry: Entry<unknown>): Mention[] {
  const found: Mention[] = [];
  const walk = (value: unknown, path: Path): void => {
    if (typeof value !== 'object' || value === null) return;
    for (const [key, one] of Array.isArray(value) ? value.entries() : Object.entries(value)) {
      if (key === 'sources' && Array.isArray(one)) {
        for (const [at, id] of one.entries())
          if (typeof id === 'string') found.push({ id, place: entry.at([...path, key, at]) });
      } else if ((key === 'saidIn' || key === 'source') && typeof one === 'string')
        found.push({ id: one, place: entry.at([...path, key]) });
      else walk(one, [...path, key]);
    }
  };
  walk(entry.data, []);
  return found;
}
