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
  readonly from: string;
  /** A range, or one weight for good. */
  readonly weight: { readonly min: number; readonly max: number } | number;
  readonly characters: (all: string) => string;
}

const serif = '@fontsource-variable/source-serif-4';
const sans = '@fontsource-variable/instrument-sans';
const text = { min: 400, max: 700 };

// Italic stands for emphasis only; extended Latin lies in files of its own, which a browser
// fetches where a name needs them. An unused letter keeps such a file from being empty.
const latin = (all: string): string => [...all].filter((c) => c < '\u0100' || c >= '\u2000').join('');
const plain = (all: string): string => [...all].filter((c) => c < '\u007f' || '–—‘’“”…'.includes(c)).join('');
const extended = (all: string): string => `ł${[...all].filter((c) => c >= '\u0100' && c < '\u02b0').join('')}`;

export const cuts: readonly Cut[] = [
  { file: 'source-serif', package: serif, from: 'source-serif-4-latin-wght-normal', weight: text, characters: latin },
  {
    file: 'source-serif-ext',
    package: serif,
    from: 'source-serif-4-latin-ext-wght-normal',
    weight: text,
    characters: extended,
  },
  {
    file: 'source-serif-italic',
    package: serif,
    from: 'source-serif-4-latin-wght-italic',
    weight: 400,
    characters: plain,
  },
  {
    file: 'instrument-sans',
    package: sans,
    from: 'instrument-sans-latin-wght-normal',
    weight: text,
    characters: latin,
  },
  {
    file: 'instrument-sans-ext',
    package: sans,
    from: 'instrument-sans-latin-ext-wght-normal',
    weight: text,
    characters: extended,
  },
];

/** Kerning, composition and tabular figures; the rest of the faces' features is not used and left out. */
const keepFeatures = ['kern', 'liga', 'ccmp', 'locl', 'mark', 'mkmk', 'tnum'];

/** Cuts each face to the characters given; a face whose input has not changed is left as it is. */
export async function cutFonts(root: string, folder: string, all: string): Promise<void> {
  const fromRoot = createRequire(join(root, 'package.json'));
  const cutter = versionOf(fromRoot, 'subset-font');
  for (const cut of cuts) {
    const characters = cut.characters(all);
    const input = JSON.stringify([
      cut.from,
      cut.weight,
      characters,
      keepFeatures,
      versionOf(fromRoot, cut.package),
      cutter,
    ]);
    const key = createHash('sha256').update(input).digest('hex');
    const file = join(folder, `${cut.file}.woff2`);
    if (existsSync(file) && keptKey(`${file}.key`) === key) continue;
    const whole = readFileSync(fromRoot.resolve(`${cut.package}/files/${cut.from}.woff2`));
    const axes = { wght: cut.weight };
    writeChanged(
      file,
      await subsetFont(whole, characters, {
        targetFormat: 'woff2',
        variationAxes: axes,
        keepFeatures,
        noHinting: true,
      }),
    );
    writeChanged(`${file}.key`, key);
  }
}

function versionOf(fromRoot: NodeJS.Require, name: string): string {
  const { version } = fromRoot(`${name}/package.json`) as { version: string };
  return version;
}

function keptKey(file: string): string | undefined {
  return existsSync(file) ? readFileSync(file, 'utf8') : undefined;
}
