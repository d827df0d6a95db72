import { didYouMean, problem, type Report } from '../problem.ts';
import type { Kind } from '../schema/layout.ts';

/** A file of the content and what its path says that it holds. */
export interface Routed {
  readonly file: string;
  readonly noun: Kind['noun'];
  readonly id: string;
  /** Id of what it belongs to: a feature’s matrix. */
  readonly parent: string;
  readonly ending: string;
}

/** Sorts files by the kind that their path says; a file that fits no kind is reported. */
export function routeFiles(files: readonly string[], kinds: readonly Kind[], report: Report): Routed[] {
  const patterns = kinds.map((kind) => ({ kind, pattern: patternOf(kind.path) }));
  return files.flatMap((file) => {
    const ending = /\.[^./]*$/.exec(file)?.[0] ?? '';
    const bare = file.slice(0, file.length - ending.length);
    const found = patterns.find(({ pattern }) => pattern.test(bare));
    if (!found) {
      report(stray(file, kinds));
      return [];
    }
    const { kind, pattern } = found;
    if (!kind.endings.some((one) => one === ending)) {
      const message = `Nothing reads a file that ends in \`${ending}\` here.`;
      const expected = `a ${kind.noun} in ${kind.endings.map((one) => `\`${one}\``).join(' or ')}`;
      report(problem('files', { file, line: 1, column: 1 }, message, { expected, hint: 'rename or remove it' }));
      return [];
    }
    const groups = pattern.exec(bare)?.groups;
    return [{ file, noun: kind.noun, id: groups?.['id'] ?? kind.noun, parent: groups?.['in'] ?? '', ending }];
  });
}

function stray(file: string, kinds: readonly Kind[]) {
  const folders = [...new Set(kinds.map(({ path }) => path.split('/')[1] ?? '').filter((name) => !/^(site|exceptions)$/.test(name)))];
  const [, folder = '', ...rest] = file.split('/');
  const hint = rest.length > 0 && !folders.includes(folder) ? didYouMean(folder, folders) : undefined;
  return problem('files', { file, line: 1, column: 1 }, 'Nothing reads this file.', {
    expected: kinds.map(({ path, endings }) => path.replace('{in}', '<matrix>').replace('{id}', '<id>') + endings[0]).join(', '),
    hint: hint ?? 'move it to where it is read, or remove it',
  });
}

function patternOf(path: string): RegExp {
  return new RegExp(`^${path.replace(/\{(id|in)\}/g, (_, name: string) => `(?<${name}>[^/]+)`)}$`);
}
