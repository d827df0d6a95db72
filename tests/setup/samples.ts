import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { environmentWith } from '../../src/lab/toolchains/toolchain.ts';
import { type Case, caseSchema } from '../../src/model/schema/case.ts';
import type { Changes } from './content.ts';
import { project, type Ran, type Running, startNode, type Variables } from './run.ts';

const flags = ['--experimental-strip-types', '--disable-warning=ExperimentalWarning'];

/** Runs the command on a site. */
export const runSamples = (root: string, args: readonly string[] = [], variables: Variables = {}): Promise<Ran> =>
  startNode([...flags, 'src/cli/samples.ts', '--root', root, ...args], project, variables).ended;

/** Runs the measuring command on a site, which has to be a repository. */
export const startMeasure = (root: string, args: readonly string[] = []): Running =>
  startNode([...flags, 'src/cli/measure.ts', '--root', root, ...args], project);

/** A program that says what it was asked, in small letters. */
export const echo = `// #region ask
const said = process.argv.slice(2).join(' ').toLowerCase();
// #endregion ask
process.stdout.write(said + '\\n');
`;

const passing = `import { test } from 'node:test';\n\ntest('is there', () => {});\n`;

/** A project that Node.js runs as it is: no packages, so no network. */
const files: Readonly<Record<string, string>> = {
  'package.json':
    '{ "name": "ask", "version": "1.0.0", "private": true, "type": "module", "engines": { "node": ">=24.0" } }\n',
  'package-lock.json':
    '{ "name": "ask", "version": "1.0.0", "lockfileVersion": 3, "requires": true, "packages": { "": { "name": "ask", "version": "1.0.0" } } }\n',
  'src/main.ts': echo,
  'src/main.test.ts': passing,
};

export interface Parts {
  /** The list of cases, as it stands in sample.yaml. */
  readonly cases?: string;
  /** What sample.yaml has measured. */
  readonly measure?: string;
  /** What else sample.yaml says of the project of REST. */
  readonly rest?: string;
  /** Files that are other than in the sound project, by option and path; nothing: the file is not there. */
  readonly files?: Readonly<Record<string, string | undefined>>;
}

const twoCases = `
  - { name: It answers in small letters, args: [ONE, two], expect: { output: "one two\\n" } }
  - { name: It answers nothing with nothing, expect: { output: "\\n" } }`;

/** The base site with a sample that can be run: REST and GraphQL, both in TypeScript. */
export function playable({ cases = twoCases, measure = '', rest = '', files: other = {} }: Parts = {}): Changes {
  const projects = ['rest', 'graphql'].flatMap((option) =>
    Object.entries(files).map(([path, text]) => [`${option}/${path}`, text] as const),
  );
  const all = Object.entries({ ...Object.fromEntries(projects), ...other });
  const kept = all.flatMap(([path, text]) => (text === undefined ? [] : [[`samples/read-order/${path}`, text]]));
  return {
    'samples/lock.json': null,
    'samples/read-order': null,
    ...Object.fromEntries(kept),
    'samples/read-order/sample.yaml': `title: Read an order
task: Say what was asked for.
regions:
  - { id: ask, title: The answer }
options:
  rest:
    files: [src/main.ts]
${rest}
  graphql:
    files: [src/main.ts]
cases:${cases || ' []'}
${measure}`,
  };
}

/** A case as a sample states it. */
export const caseOf = (stated: unknown): Case => caseSchema.parse({ name: 'a case', ...(stated as object) });

/** A program of the lab, in a folder of its own. */
export function programOf(text: string) {
  const folder = mkdtempSync(join(tmpdir(), 'tradeoffs-program-'));
  const file = join(folder, 'main.mjs');
  writeFileSync(file, text);
  return {
    program: { option: 'rest', argv: [process.execPath, file], environment: environmentWith() },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}
