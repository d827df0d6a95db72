import { mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { SampleProject } from '../../model/schema/content.ts';

/**
 * Lays out the sources of a project for its tools to work on, aside from content/. What has not changed is not
 * written, so that tools see what they may reuse; what they wrote themselves stays.
 */
export function layOut(folder: string, sources: SampleProject['sources']): void {
  const list = `${folder}.files.json`;
  const before = listed(list);
  const now = sources.map(({ path }) => path);
  for (const path of before.filter((one) => !now.includes(one))) rmSync(join(folder, path), { force: true });
  for (const { path, text } of sources) {
    const file = join(folder, path);
    const there = statSync(file, { throwIfNoEntry: false });
    if (there?.isFile() && readFileSync(file, 'utf8') === text) continue;
    // What is a file now may have been a folder.
    if (there?.isDirectory()) rmSync(file, { recursive: true });
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
  writeFileSync(list, JSON.stringify(now));
}

/** What was laid out before; nothing where that is not known, or was cut short. */
function listed(list: string): string[] {
  try {
    return JSON.parse(readFileSync(list, 'utf8'));
  } catch {
    return [];
  }
}
