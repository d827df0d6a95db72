import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { SampleProject } from '../../model/schema/content.ts';

/**
 * Lays out the sources of a project for its tools to work on, aside from content/. What has not changed is not
 * written, so that tools see what they may reuse; what they wrote themselves stays.
 */
export function layOut(folder: string, sources: SampleProject['sources']): void {
  const list = `${folder}.files.json`;
  const before: string[] = existsSync(list) ? JSON.parse(readFileSync(list, 'utf8')) : [];
  const now = sources.map(({ path }) => path);
  for (const path of before.filter((one) => !now.includes(one))) rmSync(join(folder, path), { force: true });
  for (const { path, text } of sources) {
    const file = join(folder, path);
    if (existsSync(file) && readFileSync(file, 'utf8') === text) continue;
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
  writeFileSync(list, JSON.stringify(now));
}
