import { didYouMean, nearest, type Place, type Problem, problem, type Report } from '../problem.ts';
import type { Flaw, Validated } from '../schema/flaws.ts';
import type { Text } from '../schema/texts.ts';
import type { TextFile } from './file.ts';
import type { Entry, Mention } from './found.ts';
import { occurrences, readInline } from './inline.ts';
import { parseJson } from './json.ts';
import type { Positioned } from './positioned.ts';
import { parseYaml } from './yaml.ts';

/** How a kind of file is held against its schema. */
export interface Shape<T> {
  validate(value: unknown): Validated<T>;
  texts(data: T): readonly Text[];
}

/** Reads the YAML of a file between two offsets, or a file of JSON; `raw` is there even where it does not fit its schema. */
export function readEntry<T>(
  source: TextFile,
  id: string,
  range: { readonly start: number; readonly end: number },
  shape: Shape<T>,
  report: Report,
): { readonly entry?: Entry<T>; readonly raw?: unknown } {
  const parsed = source.file.endsWith('.json')
    ? parseJson(source, report)
    : parseYaml(source, range.start, range.end, report);
  if (!parsed) return {};
  const result = shape.validate(parsed.value);
  if ('flaws' in result) {
    for (const flaw of withoutEchoes(result.flaws)) {
      report(flawed(flaw, flaw.key === undefined ? parsed.at(flaw.path) : parsed.key(flaw.path, flaw.key)));
    }
    return { raw: parsed.value };
  }
  const citations = shape.texts(result.data).flatMap((text) => readText(text, parsed, report));
  const { at, key } = parsed;
  return { raw: parsed.value, entry: { id, file: source.file, data: result.data, citations, at, key } };
}

/** Looks into one text: reports what it may not hold, returns what it cites. */
function readText(text: Text, parsed: Positioned, report: Report): Mention[] {
  const { path } = text;
  const { faults, cited } = readInline(text);
  for (const { snippet, nth, message, advice } of faults) {
    report(problem('markup', snippet === '' ? parsed.at(path) : parsed.within(path, snippet, nth), message, advice));
  }
  return cited.map((id, index) => {
    const snippet = `[@${id}]`;
    const nth = occurrences(
      cited
        .slice(0, index)
        .map((one) => `[@${one}]`)
        .join(''),
      snippet,
    );
    return { id, place: parsed.within(path, snippet, nth) };
  });
}

function flawed({ message, expected, hint, valid }: Flaw, place: Place): Problem {
  const meant = valid && didYouMean(valid.found, valid.names);
  return problem('schema', place, message, { expected, hint: meant ?? hint });
}

/** Leaves out the field that is missing because it is misspelt: the misspelling is told. */
function withoutEchoes(flaws: readonly Flaw[]): Flaw[] {
  const meant = new Set(
    flaws.flatMap(({ path, key, valid }) =>
      key && valid ? `${path.join('/')}/${nearest(valid.found, valid.names)}` : [],
    ),
  );
  return flaws.filter(({ path, missing }) => missing === undefined || !meant.has(`${path.join('/')}/${missing}`));
}
