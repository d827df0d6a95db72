import { delimiter, dirname, join } from 'node:path';
import { environmentWith, stated, type Toolchain, textOf } from './toolchain.ts';

interface Lockfile {
  readonly packages: Readonly<Record<string, { readonly version?: string; readonly dev?: boolean }>>;
}

/** The Node.js that runs us: the one that the site itself is built with. */
export const node: Toolchain = {
  name: 'Node.js',
  manifest: 'package.json',
  async find() {
    const environment = environmentWith();
    // Another Node.js may come first on the path: its word would then stand under our version.
    environment.PATH = `${dirname(process.execPath)}${delimiter}${environment.PATH}`;
    return { version: process.versions.node, environment };
  },
  minimum: (project) => stated(project, 'package.json', /"node":\s*">=\s*([^"]+)"/),
  steps(project) {
    const { devDependencies = {} }: { devDependencies?: Record<string, string> } = JSON.parse(
      textOf(project, 'package.json'),
    );
    const types = 'typescript' in devDependencies ? [{ argv: ['./node_modules/.bin/tsc', '--noEmit'] }] : [];
    return {
      format: [],
      build: [{ argv: ['npm', 'ci', '--no-audit', '--no-fund'] }, ...types],
      lint: [],
      test: [{ argv: ['node', '--test'] }],
    };
  },
  program: async ({ folder }) => [process.execPath, join(folder, 'src/main.ts')],
  async dependencies(project) {
    const text = textOf(project, 'package-lock.json');
    const { packages }: Lockfile = text === '' ? { packages: {} } : JSON.parse(text);
    return Object.entries(packages)
      .filter(([path, { dev }]) => path !== '' && !dev)
      .map(([path, { version }]) => `${path.replace(/^.*node_modules\//, '')} ${version}`)
      .sort();
  },
  release: {
    build: ['./node_modules/.bin/tsc', '--noEmit'],
    environment: () => ({}),
    into: [],
    change: (number) => `\nexport const changed = '${number}';\n`,
  },
  counts: (path) =>
    !/\.[cm]?[jt]s$/.test(path) ? undefined : /\.test\.[jt]s$|^tests?\//.test(path) ? 'tests' : 'program',
};
