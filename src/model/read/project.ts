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
    text,
    stretches: stretches.map(({ region, from, to, line }) => {
      return { region, from, to, text: cut(lines, { from, to }), place: placeOf(line) };
    }),
    faults: faults.map(({ region, line, message, hint }) => ({ region, place: placeOf(line), message, hint })),
  };
}
