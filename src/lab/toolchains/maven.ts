import { readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { environmentWith, firstLine, newer, runs, stated, type Toolchain } from './toolchain.ts';

/** Where Debian and the makers of JDKs put them. */
const installed = '/usr/lib/jvm';

function homes(): string[] {
  let kept: string[] = [];
  try {
    kept = readdirSync(installed).map((name) => join(installed, name));
  } catch {
    // No JDK from packages.
  }
  return [process.env['JAVA_HOME'] ?? '', ...kept].filter((home) => home !== '' && runs(join(home, 'bin/javac')));
}

/** The newest JDK that is here, with Maven. */
export const maven: Toolchain = {
  name: 'JDK',
  manifest: 'pom.xml',
  async find() {
    let found: { version: string; home: string } | undefined;
    for (const home of homes()) {
      const line = await firstLine([join(home, 'bin/javac'), '-version'], environmentWith());
      const [, version] = /javac (\d[\d.]*)/.exec(line ?? '') ?? [];
      if (version && (!found || newer(version, found.version) > 0)) found = { version, home };
    }
    if (!found) return `no JDK in JAVA_HOME or ${installed}`;
    const environment = environmentWith({ JAVA_HOME: found.home });
    environment.PATH = `${join(found.home, 'bin')}:${environment.PATH}`;
    if (!(await firstLine(['mvn', '--version'], environment))) return 'mvn is not on the path';
    return { version: found.version, environment };
  },
  minimum: (project) => stated(project, 'pom.xml', /<maven\.compiler\.release>\s*(\S+?)\s*</),
  steps: () => ({
    format: [],
    build: [{ argv: ['mvn', '-B', '-q', 'package', '-DskipTests'] }],
    lint: [],
    test: [{ argv: ['mvn', '-B', '-q', 'test'] }],
  }),
  program: async ({ folder }, { environment }) => [
    join(environment['JAVA_HOME'] ?? '', 'bin/java'),
    '-jar',
    join(folder, 'target/app.jar'),
  ],
  async dependencies({ folder }) {
    try {
      const jars = readdirSync(join(folder, 'target/lib'));
      return jars.flatMap((name) => /^(.*?)-(\d[^/]*)\.jar$/.exec(name)?.slice(1, 3).join(' ') ?? []).sort();
    } catch {
      return [];
    }
  },
  release: {
    build: ['mvn', '-B', '-q', 'package', '-DskipTests'],
    environment: () => ({}),
    into: ['target'],
    change: (number) => `\n// ${number}\n`,
  },
  counts: (path) => (!path.endsWith('.java') ? undefined : dirname(path).includes('src/test') ? 'tests' : 'program'),
};
