import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Content, OptionProfile } from '../../model/schema/content.ts';
import { charactersInUse } from './characters.ts';
import { cutFonts } from './fonts.ts';

/** Where the styles find what is generated from content. Never edited by hand, never committed. */
export const generatedFolder = (root: string): string => join(root, '.astro', 'generated');

/** Writes the styles that follow from content and the fonts cut to the characters in use; tells whether a file changed. */
export async function writeAssets(root: string, { options, matrices }: Content): Promise<boolean> {
  const folder = generatedFolder(root);
  mkdirSync(folder, { recursive: true });
  const groups = matrices.flatMap((matrix) => matrix.groups.map(({ id }) => id));
  const hues = writeChanged(join(folder, 'hues.css'), huesOf(options));
  const choices = writeChanged(join(folder, 'groups.css'), groupsOf(groups));
  const fonts = await cutFonts(root, folder, charactersInUse(root));
  return hues || choices || fonts;
}

/** One class an option, which carries nothing but its hue: pages may not hold style attributes. */
export function huesOf(options: readonly Pick<OptionProfile, 'id' | 'hue'>[]): string {
  const rules = options.map(({ id, hue }) => `.o-${id} {\n  --hue: ${hue};\n}\n`);
  return `/* Generated from content/options by the content gate. */\n${rules.join('')}`;
}

/** One rule a group of rows: chosen alone, it hides the others, save the row or the group that an address leads to. */
export function groupsOf(groups: readonly string[]): string {
  const target = ':not(:target, :has(:target))';
  const rules = [...new Set(groups)].map(
    (id) =>
      `.viewed:has([name='group'][value='${id}']:checked) [data-group]:not([data-group='${id}'], :has(.group-row :target)) {\n  &${target},\n  > [data-feature]${target} {\n    display: none;\n  }\n}\n`,
  );
  return `/* Generated from content/matrices by the content gate. */\n${rules.join('')}`;
}

/** Writes a file unless it is right already; never leaves half a file. Tells whether it wrote. */
export function writeChanged(file: string, data: string | Buffer): boolean {
  const bytes = Buffer.from(data);
  try {
    if (readFileSync(file).equals(bytes)) return false;
  } catch {
    // Not written yet.
  }
  writeFileSync(`${file}.${process.pid}`, bytes);
  renameSync(`${file}.${process.pid}`, file);
  return true;
}
