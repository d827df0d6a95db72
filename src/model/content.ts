import { readDraft } from './draft.ts';
import { byPlace, type Problem } from './problem.ts';
import { resolve } from './resolve.ts';
import { checkRules, checkWarnings } from './rules/rules.ts';
import type { Content } from './schema/content.ts';
import { RESERVED_IDS } from './schema/reserved.ts';

export interface LoadResult {
  /** Only what is sound; whoever publishes refuses to while there are problems. */
  readonly content: Content;
  /** Sorted by place. */
  readonly problems: readonly Problem[];
  /** What is worth a look and fails nothing; only where there are no problems. Sorted by place. */
  readonly warnings: readonly Problem[];
  /** Every file that was looked at, relative to the root. */
  readonly files: readonly string[];
}

export interface LoadOptions {
  /** The day to hold dates against, as YYYY-MM-DD; left out, no date counts as lying in the future. */
  readonly today?: string;
}

/**
 * The one reader: reads, validates and cross-checks content/ below a project’s root.
 * Reports every problem at once; never throws, never prints, never runs what it reads.
 */
export function loadContent(root: string, { today }: LoadOptions = {}): LoadResult {
  const read: Problem[] = [];
  const { draft, files, texts } = readDraft(root, (problem) => read.push(problem));
  const context = { draft, today, reserved: RESERVED_IDS };
  const found = [...read, ...checkRules(context, read.length === 0)];
  const framed = (list: readonly Problem[]) =>
    list.toSorted(byPlace).map((problem): Problem => {
      const excerpt = texts.get(problem.file)?.lineAt(problem.line);
      return excerpt === undefined ? problem : { ...problem, excerpt };
    });
  const problems = framed(found);
  const warnings = found.length === 0 ? framed(checkWarnings(context)) : [];
  return { content: resolve(draft, new Set(problems.map(({ file }) => file))), problems, warnings, files };
}
