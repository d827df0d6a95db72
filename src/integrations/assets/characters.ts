import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';

const printable = Array.from({ length: 95 }, (_, index) => String.fromCodePoint(32 + index)).join('');
const marks = '–—‘’“”…×·→←↑↓↩✓◐½≤≥\u2009\u00a0\u202f';

/** What is set in the text faces: content without the code of samples, and words in the source. */
const places = ['content', 'src/strings', 'src/components', 'src/layouts', 'src/pages'];

/** Every character that the site may set in its text faces, sorted, each once. */
export function charactersInUse(root: string): string {
  const found = new Set(printable + marks);
  for (const place of places) {
    for (const file of textFiles(root, place)) for (const character of readFileSync(file, 'utf8')) found.add(character);
  }
  return [...found]
    .filter((character) => character >= ' ')
    .sort()
    .join('');
}

function textFiles(root: string, place: string): string[] {
  const folder = join(root, place);
  return list(folder)
    .filter((file) => /\.(yaml|mdx?|ts|astro)$/.test(file) && !isSampleCode(relative(root, file)))
    .sort();
}

function isSampleCode(file: string): boolean {
  return /^content\/samples\/[^/]+\/.+\//.test(file.split(sep).join('/'));
}

function list(folder: string): string[] {
  try {
    const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
    return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  } catch {
    return [];
  }
}
