import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import subsetFont from 'subset-font';
import { writeChanged } from './write.ts';

interface Cut {
  /** Name of the file that src/styles/fonts.css asks for. */
  readonly file: string;
  readonly package: string;
  /** The Latin file of the package; a letter that it lacks is set in the stand-in of the same width. */
  readonly from: string;
  /** A range, or one weight for good. */
  readonly weight: { readonly min: number; readonly max: number } | number;
  /** Which of the characters in use it carries; left out, all. */
  readonly only?: RegExp;
}

const serif = '@fontsource-variable/source-serif-4';
const sans = '@fontsource-variable/instrument-sans';
const text = { min: 400, max: 700 };

// Italic stands for emphasis only. A cut copy of Source Serif 4 may not bear its reserved name.
export const cuts: readonly Cut[] = [
  { file: 'text-serif', package: serif, from: 'source-serif-4-latin-wght-normal', weight: text },
  {
    file: 'text-serif-italic',
    package: serif,
    from: 'source-serif-4-latin-wght-italic',
    weight: 400,
    only: /[ -~\u00a0–—‘’“”…]/,
  },
  { file: 'instrument-sans', package: sans, from: 'instrument-sans-latin-wght-normal', weight: text },
];

/** Kerning, composition and tabular figures; the rest of the faces' features is not used and left out. */
const keepFeatures = ['kern', 'liga', 'ccmp', 'locl', 'mark', 'mkmk', 'tnum'];

/** Numbers of the names that state copyright and licence, which go with every copy of a font. */
const preserveNameIds = [0, 13, 14];

/** Cuts each face to the characters given; a face whose input has not changed is left. Tells whether it wrote. */
export async function cutFonts(root: string, folder: string, all: string): Promise<boolean> {
  let wrote = false;
  const fromRoot = createRequire(join(root, 'package.json'));
  for (const { file: name, package: source, from, weight, only } of cuts) {
    const characters = only ? [...all].filter((character) => only.test(character)).join('') : all;
    const options = { variationAxes: { wght: weight }, keepFeatures, preserveNameIds, noHinting: true };
    const versions = [source, 'subset-font'].map((one) => versionOf(fromRoot, one));
    const input = JSON.stringify([from, characters, options, versions]);
    const key = createHash('sha256').update(input).digest('hex');
    const file = join(folder, `${name}.woff2`);
    if (existsSync(file) && keptKey(`${file}.key`) === key) continue;
    const whole = readFileSync(fromRoot.resolve(`${source}/files/${from}.woff2`));
    writeChanged(file, await subsetFont(whole, characters, { targetFormat: 'woff2', ...options }));
    wrote = writeChanged(`${file}.key`, key) || wrote;
  }
  return wrote;
}

function versionOf(fromRoot: NodeJS.Require, name: string): string {
  const { version } = fromRoot(`${name}/package.json`) as { version: string };
  return version;
}

function keptKey(file: string): string | undefined {
  return existsSync(file) ? readFileSync(file, 'utf8') : undefined;
}
