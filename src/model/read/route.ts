import { didYouMean, type Problem, problem, type Report } from '../problem.ts';
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
      const expected = kind.endings.map((one) => `\`${one}\``).join(' or ');
      report(problem('files', { file, line: 1, column: 1 }, message, { expected, hint: 'rename or remove it' }));
      return [];
    }
    const groups = pattern.exec(bare)?.groups;
    return [{ file, noun: kind.noun, id: groups?.['id'] ?? kind.noun, parent: groups?.['in'] ?? '', ending }];
  });
}

function stray(file: string, kinds: readonly Kind[]): Problem {
  const [, top = '', ...rest] = file.split('/');
  const shown = ({ path, endings }: Kind) =>
    path.replace('{in}', '<matrix>').replace('{id}', '<id>') + endings.join(' or ');
  const near = kinds.filter(({ path }) => path.startsWith(`content/${top}/`));
  const folders = new Set(kinds.flatMap(({ path }) => /^content\/([^/]+)\//.exec(path)?.[1] ?? []));
  const expected = near.length > 0 ? near.map(shown).join(', ') : `a file in one of ${[...folders].join(', ')}`;
  const hint =
    (near.length === 0 && rest.length > 0 && didYouMean(top, folders)) || 'move it to where it is read, or remove it';
  return problem('files', { file, line: 1, column: 1 }, 'Nothing reads this file.', { expected, hint });
}

function patternOf(path: string): RegExp {
  return new RegExp(`^${path.replace(/\{(id|in)\}/g, (_, name: string) => `(?<${name}>[^/]+)`)}$`);
}
