import { cpSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadContent } from '../../../../src/model/content.ts';
import { filesOf } from '../../../setup/files.ts';
import { numbers, proseSpoils, spoils } from './mutate.ts';

/** How many files are spoilt in one reading. */
const together = 5;

/** What came of one reading of spoilt content. */
export interface Outcome {
  readonly spoilt: readonly { readonly file: string; readonly how: string }[];
  readonly problems: number;
  readonly seconds: number;
  /** Problems whose place is none. */
  readonly misplaced: readonly string[];
  /** Files that are spoilt beyond doubt and without a problem. */
  readonly missed: readonly string[];
  readonly threw?: string;
}

const certain = new Set([
  'random bytes',
  'empty',
  'blanks',
  'half of a pair',
  'too large',
  'a link',
  'a folder',
  'a name',
]);

/** Does to the file itself what no text can do. */
const places: Readonly<Record<string, (path: string) => void>> = {
  'a link': (path) => {
    rmSync(path);
    symlinkSync('/etc/passwd', path);
  },
  'a folder': (path) => {
    rmSync(path);
    mkdirSync(path);
    writeFileSync(join(path, 'a.yaml'), 'a: 1\n');
  },
  'a name': (path) => renameSync(path, path.replace(/(\w)(\.\w+)$/, '$1_Ü$2')),
  'no file': (path) => rmSync(path),
};

function spoil(root: string, file: string, how: string, next: () => number): void {
  const path = join(root, file);
  const place = places[how];
  const change = { ...spoils, ...proseSpoils }[how];
  if (place) place(path);
  else if (change) writeFileSync(path, change(readFileSync(path, 'utf8'), next));
}

function outcome(root: string, spoilt: Outcome['spoilt']): Outcome {
  const begun = performance.now();
  const seconds = () => (performance.now() - begun) / 1000;
  try {
    const { problems } = loadContent(root, { today: '2030-01-01' });
    const misplaced = problems.filter(({ file, line, column }) => !(file !== '' && line >= 1 && column >= 1));
    const told = (file: string) => problems.some((one) => one.file.startsWith(file.replace(/\w\.\w+$/, '')));
    return {
      spoilt,
      problems: problems.length,
      seconds: seconds(),
      misplaced: misplaced.map(({ message }) => message),
      missed: spoilt.flatMap(({ file, how }) => (certain.has(how) && !told(file) ? `${how}: ${file}` : [])),
    };
  } catch (error) {
    return { spoilt, problems: 0, seconds: seconds(), misplaced: [], missed: [], threw: String(error) };
  }
}

/** Spoils copies of a project’s content, a few files at a time, and prints a line of JSON for each reading. */
function run(project: string, seed: number, readings: number): void {
  const next = numbers(seed);
  const files = filesOf(join(project, 'content'))
    .filter((file) => !file.startsWith('samples/') || file.endsWith('sample.yaml'))
    .map((file) => `content/${file}`);
  const hows = [...Object.keys(spoils), ...Object.keys(places)];
  for (let reading = 0; reading < readings; reading++) {
    const root = mkdtempSync(join(tmpdir(), 'tradeoffs-spoilt-'));
    cpSync(join(project, 'content'), join(root, 'content'), { recursive: true });
    const chosen = new Set(Array.from({ length: together }, () => files[Math.floor(next() * files.length)] ?? ''));
    const articles = files.filter((file) => /\.mdx?$/.test(file));
    const spoilt = [...chosen].map((file, at) => ({ file, how: hows[(reading * together + at) % hows.length] ?? '' }));
    const article = articles[reading % articles.length];
    if (article !== undefined && !chosen.has(article)) {
      spoilt.push({ file: article, how: Object.keys(proseSpoils)[reading % 2] ?? '' });
    }
    for (const { file, how } of spoilt) spoil(root, file, how, next);
    process.stdout.write(`${JSON.stringify(outcome(root, spoilt))}\n`);
    rmSync(root, { recursive: true });
  }
}

const [project = '.', seed = '1', readings = '1'] = process.argv.slice(2);
run(project, Number(seed), Number(readings));
