import { strToU8, zipSync } from 'fflate';
import type { Sample } from '../model/schema/content.ts';

/** The date of every file in an archive: equal sources make equal bytes. The format knows none before 1980. */
const mtime = '1980-01-02T00:00:00';

/** A project as a ZIP archive, in folders as the repository has them; with its siblings where it is built from them. */
export function projectArchive(sample: Sample, option: string): Uint8Array {
  const own = sample.projects.filter((one) => one.option === option);
  const folders = own.some(({ prepare }) => prepare) ? sample.projects : own;
  const files = folders.flatMap((project) =>
    project.sources.map(({ path, text }) => [`${sample.id}/${project.option}/${path}`, strToU8(text)] as const),
  );
  return zipSync(Object.fromEntries(files), { mtime, level: 9 });
}
