import type { Problem } from '../problem.ts';
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
export function routeFiles(files: readonly string[], kinds: readonly Kind[], report: (problem: Problem) => void): Routed[] {
  const patterns = kinds.map((kind) => ({ kind, pattern: patternOf(kind.path) }));
  return files.flatMap((file) => {
    const ending = /\.[^./]*$/.exec(file)?.[0] ?? '';
    const bare = file.slice(0, file.length - ending.length);
    for (const { kind, pattern } of patterns) {
      const groups = pattern.exec(bare)?.groups;
      if (!groups && !pattern.test(bare)) continue;
      if (!kind.endings.some((one) => one === ending)) {
        report({
          rule: 'files',
          file,
          line: 1,
          column: 1,
          message: `A ${kind.noun} does not end in \`${ending}\`.`,
          expected: kind.endings.join(' or '),
          hint: 'rename it, or remove it',
        });
        return [];
      }
      return [{ file, noun: kind.noun, id: groups?.['id'] ?? kind.noun, parent: groups?.['in'] ?? '', ending }];
    }
    report({
      rule: 'files',
      file,
      line: 1,
      column: 1,
      message: 'Nothing reads this file.',
      expected: 'a file that content/ has a place for',
      hint: `move it to one of ${[...new Set(kinds.map((kind) => kind.path.replace(/\/[^/]*$/, '/')))].join(', ')}, or remove it`,
    });
    return [];
  });
}

function patternOf(path: string): RegExp {
  return new RegExp(`^${path.replace(/\{(id|in)\}/g, (_, name: string) => `(?<${name}>[^/]+)`)}$`);
}
