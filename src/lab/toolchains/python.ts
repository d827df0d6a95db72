import { join } from 'node:path';
import {
  environmentWith,
  type Found,
  firstLine,
  inHome,
  namesIn,
  newest,
  type Project,
  stated,
  type Toolchain,
  textOf,
} from './toolchain.ts';

/** Every python3 that may be here: on the path by its plain and its full names, and where pyenv keeps its own. */
function candidates(): string[] {
  const named = Array.from({ length: 6 }, (_, at) => `python3.${15 - at}`);
  const versions = inHome('.pyenv/versions');
  const kept = namesIn(versions).map((name) => join(versions, name, 'bin/python3'));
  return [...named, 'python3', ...kept];
}

const needs = (project: Project) => textOf(project, 'requirements.txt') !== '';

/** The interpreter that a project runs with: its own environment's where it needs packages. */
const interpreter = (project: Project, { environment }: Found) =>
  needs(project) ? join(project.folder, '.venv/bin/python') : (environment['PYTHON'] ?? 'python3');

/** CPython, the newest that is here. */
export const python: Toolchain = {
  name: 'Python',
  manifest: 'pyproject.toml',
  async find() {
    const environment = environmentWith();
    const found = await newest(candidates(), async (file) => {
      const line = await firstLine([file, '--version'], environment);
      return /^Python (\d[\d.]*)$/.exec(line ?? '')?.[1];
    });
    if (!found) return 'python3 is not on the path';
    const more = { PYTHON: found.candidate, PYTHONDONTWRITEBYTECODE: '1' };
    return { version: found.version, environment: { ...environment, ...more } };
  },
  minimum: (project) => stated(project, 'pyproject.toml', /^requires-python\s*=\s*">=\s*([^",]+)"/m),
  steps(project, { environment }) {
    const global = environment['PYTHON'] ?? 'python3';
    const file = needs(project) ? '.venv/bin/python' : global;
    const install = [
      { argv: [global, '-m', 'venv', '.venv'] },
      { argv: ['.venv/bin/pip', 'install', '--quiet', '--disable-pip-version-check', '-r', 'requirements.txt'] },
    ];
    return {
      format: [],
      build: [
        ...(needs(project) ? install : []),
        { argv: [file, '-m', 'compileall', '-q', '-x', String.raw`\.venv`, '.'] },
      ],
      lint: [],
      test: [{ argv: [file, '-m', 'unittest'] }],
    };
  },
  program: async (project, found) => [interpreter(project, found), join(project.folder, 'main.py')],
  async dependencies(project) {
    const lines = textOf(project, 'requirements.txt').split('\n');
    return lines.flatMap((line) => /^([A-Za-z0-9._-]+)==([^\s;\\]+)/.exec(line)?.slice(1, 3).join(' ') ?? []).sort();
  },
  counts: (path) =>
    !path.endsWith('.py') ? undefined : /(^|\/)(test_[^/]*\.py$|tests\/)/.test(path) ? 'tests' : 'program',
};
