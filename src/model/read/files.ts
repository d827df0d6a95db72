import { lstatSync, readdirSync, readFileSync, type Stats } from 'node:fs';
import { join } from 'node:path';
import { problem, type Report, visible } from '../problem.ts';
import { decode, unwanted } from './decode.ts';
import type { TextFile } from './file.ts';

const maxBytes = 1024 * 1024;
const maxDepth = 12;
/** Folders of a sample that its tools write. */
const written: ReadonlySet<string> = new Set(['target', 'node_modules', '.git', '.venv', '__pycache__']);

/** Every regular file below content/, sorted, relative to the root; anything else is reported and never followed. */
export function listFiles(root: string, report: Report): string[] {
  const files: string[] = [];
  const refuse = (file: string, message: string, hint: string) =>
    report(problem('files', { file, line: 1, column: 1 }, message, { hint }));
  const visit = (file: string, depth: number): void => {
    if (unwanted.test(file)) {
      refuse(visible(file), 'The name holds characters that do not show.', 'rename it');
      return;
    }
    const stat = lstatSync(join(root, file), { throwIfNoEntry: false });
    if (!stat) return;
    if (stat.isFile() && stat.size <= maxBytes) files.push(file);
    else if (stat.isDirectory() && depth <= maxDepth) walk(file, depth);
    else refuse(file, ...whyNot(stat));
  };
  const walk = (folder: string, depth: number): void => {
    let names: string[];
    try {
      names = readdirSync(join(root, folder)).sort();
    } catch (error) {
      refuse(folder, `The folder cannot be read (${reasonOf(error)}).`, 'check its rights');
      return;
    }
    const projects = /^content\/samples\/[^/]+\/[^/]+/.test(folder);
    for (const name of names) if (!(projects && written.has(name))) visit(`${folder}/${name}`, depth + 1);
  };
  if (lstatSync(join(root, 'content'), { throwIfNoEntry: false })) visit('content', 0);
  else
    refuse('content', 'There is no folder content/.', 'run the command in the project’s root, or name it with --root');
  return files;
}

function whyNot(stat: Stats): [message: string, hint: string] {
  if (stat.isSymbolicLink())
    return ['A symbolic link has no place in content; it is not followed.', 'put the file itself here'];
  if (stat.isDirectory()) return [`The folder lies more than ${maxDepth} levels deep.`, 'move it up'];
  if (stat.isFile()) return [`The file has ${stat.size} bytes.`, `at most ${maxBytes} are read: split it`];
  return ['This is neither a file nor a folder.', 'remove it'];
}

const reasonOf = (error: unknown) => (error instanceof Error && 'code' in error ? String(error.code) : String(error));

/** The text of a file, or nothing with a problem where it is no plain text. */
export function readText(root: string, file: string, report: Report): TextFile | undefined {
  let bytes: Uint8Array;
  try {
    bytes = readFileSync(join(root, file));
  } catch (error) {
    const message = `The file cannot be read (${reasonOf(error)}).`;
    report(problem('files', { file, line: 1, column: 1 }, message, { hint: 'check its rights' }));
    return undefined;
  }
  return decode(file, bytes, report);
}
