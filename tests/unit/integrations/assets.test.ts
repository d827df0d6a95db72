import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import subsetFont from 'subset-font';
import { afterAll, expect, test } from 'vitest';
import { charactersInUse } from '../../../src/integrations/assets/characters.ts';
import { cutFonts, cuts } from '../../../src/integrations/assets/fonts.ts';
import { huesOf } from '../../../src/integrations/assets/write.ts';
import budgets from '../../bench/budgets.json' with { type: 'json' };
import { project } from '../../setup/run.ts';

const folder = mkdtempSync(join(tmpdir(), 'assets-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('each option gets its hue, and nothing else', () => {
  const css = huesOf([
    { id: 'go', hue: 205 },
    { id: 'rust', hue: 42 },
  ]);
  expect(css).toContain('.o-go {\n  --hue: 205;\n}\n.o-rust {\n  --hue: 42;\n}\n');
});

test('characters come from content and words, not from the code of samples', () => {
  const root = join(folder, 'project');
  const files = {
    'content/options/go.yaml': 'é',
    'content/samples/one/sample.yaml': 'ü',
    'content/samples/one/go/main.go': '本',
    'content/samples/one/go/notes.md': 'ж',
    'src/strings/en.ts': '§',
  };
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, file)), { recursive: true });
    writeFileSync(join(root, file), text);
  }
  const characters = charactersInUse(root);
  for (const used of ['A', '~', '’', 'é', 'ü', '§']) expect(characters).toContain(used);
  for (const unused of ['本', 'ж', '\n']) expect(characters).not.toContain(unused);
});

test('faces are cut once, always to the same bytes, and together they are light', async () => {
  const [first, second] = [join(folder, 'first'), join(folder, 'second')];
  for (const one of [first, second]) mkdirSync(one);
  const characters = charactersInUse(project);
  const bytes = (one: string): Buffer[] => cuts.map(({ file }) => readFileSync(join(one, `${file}.woff2`)));

  await cutFonts(project, first, characters);
  await cutFonts(project, second, characters);
  expect(bytes(second)).toEqual(bytes(first));
  expect(bytes(first).reduce((sum, { length }) => sum + length, 0)).toBeLessThanOrEqual(budgets.page.fonts);

  const face = join(first, `${cuts[0]?.file}.woff2`);
  utimesSync(face, 1, 1);
  await cutFonts(project, first, characters);
  expect(statSync(face).mtimeMs).toBe(1000);
  await cutFonts(project, first, 'abc');
  expect(statSync(face).size).toBeLessThan(bytes(second)[0]?.length ?? 0);
});

test('the stand-ins are as high as the faces', async () => {
  const css = readFileSync(join(project, 'src/styles/fonts.css'), 'utf8');
  const standIns = css.split('@font-face').filter((rule) => rule.includes('local('));
  expect(standIns).not.toEqual([]);
  for (const rule of standIns) {
    const serif = /font-family: '[^']*Serif/.test(rule);
    const number = (name: string): number => Number(new RegExp(`${name}: ([\\d.]+)%`).exec(rule)?.[1]) / 100;
    const { ascent, descent } = await heightOf(cuts.find(({ file }) => file.includes('serif') === serif));
    expect(number('ascent-override') * number('size-adjust'), rule).toBeCloseTo(ascent, 2);
    expect(number('descent-override') * number('size-adjust'), rule).toBeCloseTo(descent, 2);
  }
});

/** Ascent and descent of a face in parts of its size, from the table `hhea`. */
async function heightOf(cut: (typeof cuts)[number] | undefined): Promise<{ ascent: number; descent: number }> {
  if (!cut) throw new Error('no such face');
  const file = createRequire(import.meta.url).resolve(`${cut.package}/files/${cut.from}.woff2`);
  const font = await subsetFont(readFileSync(file), 'a', { targetFormat: 'sfnt' });
  const tables = new Map(
    Array.from({ length: font.readUInt16BE(4) }, (_, index) => {
      const entry = 12 + 16 * index;
      return [font.toString('latin1', entry, entry + 4), font.readUInt32BE(entry + 8)];
    }),
  );
  const unit = font.readUInt16BE((tables.get('head') ?? 0) + 18);
  const metrics = tables.get('hhea') ?? 0;
  return { ascent: font.readInt16BE(metrics + 4) / unit, descent: -font.readInt16BE(metrics + 6) / unit };
}
