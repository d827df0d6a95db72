import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { stringify } from 'yaml';
import { readDraft } from '../model/draft.ts';
import type { Problem } from '../model/problem.ts';
import { publishedNow } from '../model/rules/published.ts';
import { renderText } from '../report/text.ts';
import { writeWhole } from './write-whole.ts';

const usage = `Lists in content/published.yaml every row and article that is there now, so that none vanishes unseen later.

Usage: npm run published -- [--root folder]

  --root   the folder that holds content/; default: this one
`;

const FILE = 'content/published.yaml';
const HEAD =
  '# Written by `npm run published`: what was published and must stay reachable. Nothing is ever taken out.\n';

function write(root: string): void {
  const problems: Problem[] = [];
  const { draft } = readDraft(root, (problem) => problems.push(problem));
  if (problems.length > 0) {
    process.stderr.write(renderText(problems, { color: false }));
    process.exitCode = 1;
    return;
  }
  const published = publishedNow(draft);
  writeWhole(join(root, FILE), HEAD + stringify(published, { lineWidth: 110 }));
  const rows = Object.values(published.rows).flat().length;
  process.stdout.write(`${FILE} lists ${rows} rows and ${published.articles.length} articles\n`);
}

try {
  const { values } = parseArgs({ options: { root: { type: 'string', default: '.' } } });
  write(resolve(values.root));
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n\n${usage}`);
  process.exitCode = 2;
}
