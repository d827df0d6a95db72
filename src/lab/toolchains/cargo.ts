import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { run } from '../process.ts';
import { environmentWith, firstLine, linesOf, stated, type Toolchain, textOf } from './toolchain.ts';

export const cargo: Toolchain = {
  name: 'rustc',
  manifest: 'Cargo.toml',
  async find(cache) {
    // Shared by all projects, so that a crate which many use is compiled once.
    const target = join(cache, 'cargo-target');
    mkdirSync(target, { recursive: true });
    const environment = environmentWith({ CARGO_TARGET_DIR: target, CARGO_TERM_COLOR: 'never' });
    const [, version] = /rustc (\S+)/.exec((await firstLine(['rustc', '--version'], environment)) ?? '') ?? [];
    if (!version) return 'rustc is not on the path';
    for (const tool of ['fmt', 'clippy']) {
      if (!(await firstLine(['cargo', tool, '--version'], environment))) return `cargo ${tool} is not installed`;
    }
    return { version, environment };
  },
  minimum: (project) => stated(project, 'Cargo.toml', /^rust-version\s*=\s*"([^"]+)"/m),
  steps: () => ({
    format: [{ argv: ['cargo', 'fmt', '--check'] }],
    build: [{ argv: ['cargo', 'build', '--locked'] }],
    lint: [{ argv: ['cargo', 'clippy', '--all-targets', '--locked', '--', '-D', 'warnings'] }],
    test: [{ argv: ['cargo', 'test', '--locked'] }],
  }),
  async program({ folder }, { environment }) {
    const argv = ['cargo', 'metadata', '--no-deps', '--locked', '--format-version', '1'];
    const { output } = await run({ argv, folder, environment });
    const { packages }: { packages: { targets: { name: string; kind: string[] }[] }[] } = JSON.parse(output);
    const [name, ...others] = packages
      .flatMap(({ targets }) => targets)
      .flatMap(({ name, kind }) => (kind.includes('bin') ? name : []));
    if (name === undefined || others.length > 0) throw new Error('there must be one binary target');
    return [join(environment['CARGO_TARGET_DIR'] ?? '', 'debug', name)];
  },
  async dependencies(project, found) {
    const list = ['--locked', '--edges', 'normal', '--prefix', 'none', '--format', '{p}'];
    const [, own = ''] = /^name\s*=\s*"([^"]+)"/m.exec(textOf(project, 'Cargo.toml')) ?? [];
    const lines = await linesOf(project, found, 'cargo', 'tree', ...list);
    const crates = lines.map((line) => line.replace(/ \(.*$/, '').replace(' v', ' '));
    return [...new Set(crates)].filter((line) => !line.startsWith(`${own} `));
  },
  release: {
    build: ['cargo', 'build', '--release', '--locked'],
    environment: (folder) => ({ CARGO_TARGET_DIR: folder }),
    into: [],
    change: (number) => `\n/// Changed.\npub const CHANGED: &str = "${number}";\n`,
    binary: async (project, found, folder) =>
      join(folder, 'release', ((await cargo.program(project, found))[0] ?? '').split('/').at(-1) ?? ''),
  },
  counts: (path) => (!path.endsWith('.rs') ? undefined : /^tests\//.test(path) ? 'tests' : 'program'),
};
