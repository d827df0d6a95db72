import { renameSync, writeFileSync } from 'node:fs';

/** Writes a file whole or not at all: whoever is stopped midway leaves the old one. */
export function writeWhole(file: string, text: string): void {
  const part = `${file}.${process.pid}`;
  writeFileSync(part, text);
  renameSync(part, file);
}
