import { join } from 'node:path';
import { loadContent } from '../model/content.ts';
import { folderStamp } from '../model/read/stamp.ts';
import type { Content } from '../model/schema/content.ts';

let kept: { readonly stamp: string; readonly content: Content } | undefined;

/**
 * The content that pages show. A build reads it once. The dev server reads it
 * again after an edit, and goes on with the last sound content while a file is broken.
 */
export function getContent(): Content {
  const root = process.cwd();
  if (kept && !import.meta.env.DEV) return kept.content;
  const stamp = folderStamp(join(root, 'content'));
  if (kept?.stamp === stamp) return kept.content;
  const { content, problems } = loadContent(root);
  if (!kept || problems.length === 0) kept = { stamp, content };
  return kept.content;
}
