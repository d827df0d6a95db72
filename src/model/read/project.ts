import type { SampleFile } from '../schema/sample.ts';
import { digestOf } from './digest.ts';
import type { TextFile } from './file.ts';
import type { ProjectFile } from './found.ts';
import { cut, readRegions } from './regions.ts';

/** A file of a sample’s project, with its regions; `path` is its path below the option’s folder. */
export function readProjectFile({ file, text: source }: TextFile, path: string): ProjectFile {
  const { text, stretches, faults } = readRegions(source);
  const lines = text.split('\n');
  const placeOf = (line: number) => ({ file, line, column: 1 });
  return {
    path,
    file,
    source,
    text,
    stretches: stretches.map(({ region, from, to, line }) => {
      return { region, from, to, text: cut(lines, { from, to }), place: placeOf(line) };
    }),
    faults: faults.map(({ region, line, message, hint }) => ({ region, place: placeOf(line), message, hint })),
  };
}

/**
 * The digest of each option's project: SHA-256 over its files and what sample.yaml has done to it. A project that
 * is prepared from its siblings, or played against them, changes with them.
 */
export function projectDigests(
  { options, cases }: SampleFile,
  folders: ReadonlyMap<string, readonly ProjectFile[]>,
): Map<string, string> {
  const partsOf = (option: string) =>
    (folders.get(option) ?? []).flatMap(({ path, source }) => [`${option}/${path}`, source]);
  return new Map(
    Object.entries(options).map(([option, { prepare, fails }]) => {
      const together = prepare !== undefined || cases.some(({ peer }) => peer);
      const parts = together ? [...folders.keys()].sort().flatMap(partsOf) : partsOf(option);
      return [option, digestOf([JSON.stringify({ prepare, fails, cases }), ...parts])];
    }),
  );
}
