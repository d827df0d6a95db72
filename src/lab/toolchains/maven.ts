import { dirname, join } from 'node:path';
import { environmentWith, firstLine, namesIn, newest, runs, stated, type Toolchain } from './toolchain.ts';

/** Where Debian and the makers of JDKs put them. */
const installed = '/usr/lib/jvm';

function homes(): string[] {
  const kept = namesIn(installed).map((name) => join(installed, name));
  return [process.env['JAVA_HOME'] ?? '', ...kept].filter((home) => home !== '' && runs(join(home, 'bin/javac')));
}

/** The newest JDK that is here, with Maven. */
export const maven: Toolchain = {
  name: 'JDK',
  manifest: 'pom.xml',
  async find() {
    const found = await newest(homes(), async (home) => {
      const line = await firstLine([join(home, 'bin/javac'), '-version'], environmentWith());
      return /javac (\d[\d.]*)/.exec(line ?? '')?.[1];
    });
    if (!found) return `no JDK in JAVA_HOME or ${installed}`;
    const environment = environmentWith({ JAVA_HOME: found.candidate });
    environment.PATH = `${join(found.candidate, 'bin')}:${environment.PATH}`;
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
    const jars = namesIn(join(folder, 'target/lib'));
    return jars.flatMap((name) => /^(.*?)-(\d[^/]*)\.jar$/.exec(name)?.slice(1, 3).join(' ') ?? []).sort();
  },
  release: {
    build: ['mvn', '-B', '-q', 'package', '-DskipTests'],
    environment: () => ({}),
    into: ['target'],
    change: (number) => `\n// ${number}\n`,
  },
  counts: (path) => (!path.endsWith('.java') ? undefined : dirname(path).includes('src/test') ? 'tests' : 'program'),
};
