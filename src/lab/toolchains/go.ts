import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { environmentWith, firstLine, linesOf, stated, type Toolchain } from './toolchain.ts';

export const go: Toolchain = {
  name: 'go',
  manifest: 'go.mod',
  async find() {
    // GOTOOLCHAIN: the release that is here, never one that it would fetch.
    const environment = environmentWith({ GOTOOLCHAIN: 'local' });
    const [, version] = /go version go(\S+)/.exec((await firstLine(['go', 'version'], environment)) ?? '') ?? [];
    const root = (await firstLine(['go', 'env', 'GOROOT'], environment)) ?? '';
    return version ? { version, environment, folders: { [root]: '$GOROOT' } } : 'go is not on the path';
  },
  minimum: (project) => stated(project, 'go.mod', /^go (\S+)$/m),
  steps: () => ({
    format: [{ argv: ['gofmt', '-l', '.'], silent: true }],
    build: [{ argv: ['go', 'build', '-o', 'bin/', './...'] }],
    lint: [{ argv: ['go', 'vet', './...'] }],
    test: [{ argv: ['go', 'test', '-race', './...'] }],
  }),
  async program({ folder }) {
    const [name, ...others] = readdirSync(join(folder, 'bin'));
    if (name === undefined || others.length > 0) throw new Error('there must be one package main');
    return [join(folder, 'bin', name)];
  },
  async dependencies(project, found) {
    const linked = '{{with .Module}}{{if not .Main}}{{.Path}} {{.Version}}{{end}}{{end}}';
    return linesOf(project, found, 'go', 'list', '-deps', '-f', linked, './...');
  },
  release: {
    build: ['go', 'build', '-o', 'bin/', './...'],
    environment: (folder) => ({ GOCACHE: folder }),
    into: ['bin'],
    change: (number) => `\nvar Changed = "${number}"\n`,
    binary: async (project, found) => (await go.program(project, found))[0] ?? '',
  },
  counts: (path) => (path.endsWith('_test.go') ? 'tests' : path.endsWith('.go') ? 'program' : undefined),
};
