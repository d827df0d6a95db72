import { cpSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { loadContent } from '../../src/model/content.ts';
import type { Content } from '../../src/model/schema/content.ts';
import { project } from './run.ts';

/**
 * What a test does to a file of the base site: new text or bytes, removal, a link, a new name,
 * a copy of another file, or a change of its text.
 */
export type Change =
  | string
  | Uint8Array
  | null
  | { readonly link: string }
  | { readonly from: string; readonly to: string }
  | { readonly append: string }
  | { readonly rename: string }
  | { readonly copy: string };

/** Changes by path below content/. */
export type Changes = Readonly<Record<string, Change>>;

const base = join(project, 'tests/fixtures/sites/base');

/** A copy of the smallest valid site with some files changed. */
export function siteWith(changes: Changes): { readonly root: string; readonly remove: () => void } {
  const root = mkdtempSync(join(tmpdir(), 'tradeoffs-content-'));
  cpSync(base, root, { recursive: true });
  for (const [path, change] of Object.entries(changes)) apply(join(root, 'content'), path, change);
  return { root, remove: () => rmSync(root, { recursive: true, force: true }) };
}

/** What the reader makes of the base site with some changes; throws where they are not sound. */
export function loaded(changes: Changes = {}): Content {
  const { root, remove } = siteWith(changes);
  const { content, problems } = loadContent(root);
  remove();
  if (problems.length > 0) throw new Error(problems.map(({ file, message }) => `${file}: ${message}`).join('\n'));
  return content;
}

function apply(content: string, name: string, change: Change): void {
  const path = join(content, name);
  if (change === null) {
    rmSync(path, { recursive: true });
    return;
  }
  mkdirSync(dirname(path), { recursive: true });
  if (typeof change === 'string' || change instanceof Uint8Array) writeFileSync(path, change);
  else if ('link' in change) symlinkSync(change.link, path);
  else if ('rename' in change) renameSync(path, join(content, change.rename));
  else if ('copy' in change) cpSync(join(content, change.copy), path);
  else writeFileSync(path, edited(readFileSync(path, 'utf8'), change));
}

function edited(text: string, change: { readonly append: string } | { readonly from: string; readonly to: string }) {
  if ('append' in change) return text + change.append;
  if (!text.includes(change.from)) throw new Error(`the file does not hold "${change.from}"`);
  return text.replace(change.from, () => change.to);
}
