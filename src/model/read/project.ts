import type { ProjectFile } from '../schema/entry.ts';
import type { TextFile } from './file.ts';
import { cut, readRegions } from './regions.ts';

/** A file of a sample’s project, with its regions; `path` is its path below the option’s folder. */
export function readProjectFile(source: TextFile, path: string): ProjectFile {
  const { text, stretches, faults } = readRegions(source.text);
  return {
    path,
    file: source.file,
    text,
    stretches: stretches.map(({ region, from, to, line }) => ({
      region,
      from,
      to,
      text: cut(text, { from, to }),
      place: { file: source.file, line, column: 1 },
    })),
    faults: faults.map(({ line, message, hint }) => ({ place: { file: source.file, line, column: 1 }, message, hint })),
  };
}
