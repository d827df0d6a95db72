import { lstatSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Problem } from '../problem.ts';
import { type TextFile, textFile } from './file.ts';

const maxBytes = 1024 * 1024;
/** Folders of a sample that its tools write. */
const written = new Set(['target', 'node_modules', '.git']);

/** Every regular file under content/, sorted, relative to the root; links and odd files are reported and never followed. */
export function listFiles(root: string, report: (problem: Problem) => void): string[] {
  const files: string[] = [];
  const refuse = (file: string, message: string, hint: string) =>
    report({ rule: 'files', file, line: 1, column: 1, message, hint });
  const walk = (folder: string, depth: number) => {
    let names: string[];
    try {
      names = readdirSync(join(root, folder)).sort();
    } catch {
      refuse(folder, 'The folder cannot be read.', folder === 'content' ? 'content/ stands in the project’s root' : 'check its rights');
      return;
    }
    for (const name of names) {
      const file = `${folder}/${name}`;
      const stat = lstatSync(join(root, file), { throwIfNoEntry: false });
      if (!stat) continue;
      if (depth >= 3 && file.startsWith('content/samples/') && written.has(name)) continue;
      if (stat.isSymbolicLink()) refuse(file, 'A symbolic link has no place in content; it is not followed.', 'put the file itself here');
      else if (stat.isDirectory()) depth > 12 ? refuse(file, 'The folder lies too deep.', 'at most 12 levels') : walk(file, depth + 1);
      else if (!stat.isFile()) refuse(file, 'This is neither a file nor a folder.', 'remove it');
      else if (stat.size > maxBytes) refuse(file, `The file has ${stat.size} bytes.`, 'at most 1 MiB (1,048,576 bytes)');
      else files.push(file);
    }
  };
  walk('content', 0);
  return files;
}

/** The text of a file, or nothing with a problem where it is no plain UTF-8 text. */
export function readText(root: string, file: string, report: (problem: Problem) => void): TextFile | undefined {
  let bytes: Buffer;
  try {
    bytes = readFileSync(join(root, file));
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown error';
    report({ rule: 'files', file, line: 1, column: 1, message: `The file cannot be read (${code}).`, hint: 'check its rights' });
    return undefined;
  }
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    const source = textFile(file, new TextDecoder('utf-8').decode(bytes));
    const at = Math.max(0, source.text.indexOf('\uFFFD'));
    report({ rule: 'encoding', ...source.placeAt(at), message: 'The file is not UTF-8 text.', hint: 'save it as UTF-8' });
    return undefined;
  }
  const source = textFile(file, text.replaceAll('\r\n', '\n'));
  const odd = unwanted.exec(source.text);
  if (!odd) return source;
  const code = (odd[0].codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
  report({
    rule: 'encoding',
    ...source.placeAt(odd.index),
    message: `The character U+${code} has no place in text.`,
    expected: 'text that reads as it is stored: no control characters, no reversed or replaced text',
    hint: 'remove it',
  });
  return undefined;
}

/**
 * Control characters (tab and line feed aside), line separators that only some parsers honour, a byte order mark
 * inside, the replacement character, and the signs that reorder text on screen (https://trojansource.codes).
 */
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what it looks for
const unwanted = /[\u0000-\u0008\u000B-\u001F\u007F-\u009F\u2028-\u202E\u2066-\u2069\uFEFF\uFFFD]/;
