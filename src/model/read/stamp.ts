import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

const SKIPPED = new Set(['target', 'node_modules', '.git', '.venv', '__pycache__']);

/**
 * A text that changes whenever a file below `folder` is written, added or removed;
 * for the dev server, which must notice edits without reading every file.
 * A folder that is not there has the stamp of an empty one.
 */
export function folderStamp(folder: string): string {
  let newest = 0;
  let count = 0;
  const walk = (at: string): void => {
    for (const entry of readdirSync(at, { withFileTypes: true })) {
      if (SKIPPED.has(entry.name)) continue;
      const path = join(at, entry.name);
      if (entry.isDirectory()) walk(path);
      else if (entry.isFile()) {
        count += 1;
        newest = Math.max(newest, statSync(path).mtimeMs);
      }
    }
  };
  try {
    walk(folder);
  } catch {
    // A file that vanished while we walked: the next call sees the folder at rest.
  }
  return `${count}:${newest}`;
}

/** A hash over the bytes of some files, and of the files that lie directly in some folders; for cache keys. */
export function filesPrint(root: string, paths: readonly string[]): string {
  const hash = createHash('sha256');
  for (const path of paths.map((one) => join(root, one))) {
    const files = statSync(path).isDirectory()
      ? readdirSync(path)
          .sort()
          .map((name) => join(path, name))
      : [path];
    for (const file of files) hash.update(file.slice(root.length)).update(readFileSync(file));
  }
  return hash.digest('hex').slice(0, 16);
}
