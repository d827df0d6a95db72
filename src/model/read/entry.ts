import type { Place, Problem } from '../problem.ts';
import { nearest } from '../derive/nearest.ts';
import type { Entry, Path } from '../schema/entry.ts';
import type { Flaw, Validated } from '../schema/flaws.ts';
import { parseYaml } from './yaml.ts';
import type { TextFile } from './file.ts';

/** Reads the YAML of a file between two offsets and holds it against a schema; `raw` is there even where it does not fit. */
export function readEntry<T>(
  source: TextFile,
  id: string,
  range: { readonly start: number; readonly end: number },
  validate: (value: unknown) => Validated<T>,
  report: (problem: Problem) => void,
): { readonly entry?: Entry<T>; readonly raw?: unknown } {
  const yaml = parseYaml(source, range.start, range.end, report);
  if (!yaml) return {};
  const result = validate(yaml.value);
  if ('flaws' in result) {
    for (const flaw of result.flaws) {
      const place = flaw.key === undefined ? yaml.at(flaw.path) : yaml.key(flaw.path, flaw.key);
      report(flawed(flaw, place));
    }
    return { raw: yaml.value };
  }
  const at = (path: Path) => yaml.at(path);
  const key = (path: Path, name: string) => yaml.key(path, name);
  return { raw: yaml.value, entry: { id, file: source.file, data: result.data, citations: [], at, key } };
}

function flawed(flaw: Flaw, place: Place): Problem {
  const meant = flaw.valid && nearest(flaw.valid.found, flaw.valid.names);
  const hint = meant ? `did you mean \`${meant}\`?` : flaw.hint;
  return {
    rule: 'schema',
    ...place,
    message: flaw.message,
    ...(flaw.expected ? { expected: flaw.expected } : {}),
    ...(hint ? { hint } : {}),
  };
}
