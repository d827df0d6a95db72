import type { Problem } from '../model/problem.ts';
import { colours, type Paint } from './colours.ts';

/** The widest part of a source line that is shown, in characters. */
const width = 100;

/**
 * Problems as text for a person: place, rule, what is wrong, the line with a caret below it, what was
 * expected and how to mend it; and a last line that counts them. Ends in a line feed.
 */
export function renderText(
  problems: readonly Problem[],
  { color, what = 'problem' }: { readonly color: boolean; readonly what?: 'problem' | 'warning' },
): string {
  const paint = colours(color);
  const files = new Set(problems.map(({ file }) => file)).size;
  const total = `${count(problems.length, what)} in ${count(files, 'file')}`;
  return `${[...problems.map((problem) => one(problem, paint)), paint.strong(total)].join('\n\n')}\n`;
}

/** `1 problem`, `3 problems`. */
export function count(many: number, what: string): string {
  return `${many} ${what}${many === 1 ? '' : 's'}`;
}

function one(problem: Problem, paint: Paint): string {
  const { file, line, column, rule, message, expected, hint } = problem;
  return [
    `${paint.strong(`${file}:${line}:${column}`)} ${paint.faint(rule)}`,
    `  ${paint.fault(message)}`,
    ...frame(problem, paint),
    ...(expected === undefined ? [] : [`  ${paint.faint('expected:')} ${expected}`]),
    ...(hint === undefined ? [] : [`  ${paint.faint('hint:')} ${hint}`]),
  ].join('\n');
}

/** The source line, cut to a width around the column, and a caret below it. */
function frame({ excerpt, line, column }: Problem, paint: Paint): string[] {
  if (excerpt === undefined || excerpt.trim() === '') return [];
  const start = Math.max(0, Math.min(column - 1 - width / 2, excerpt.length - width));
  const cut = excerpt.slice(start, start + width).trimEnd();
  const shown = `${start > 0 ? '…' : ''}${cut}${start + cut.length < excerpt.trimEnd().length ? '…' : ''}`;
  const before = `${start > 0 ? '…' : ''}${excerpt.slice(start, column - 1)}`;
  const gutter = String(line);
  return [
    `  ${paint.faint(`${gutter} |`)} ${shown}`,
    `  ${paint.faint(`${' '.repeat(gutter.length)} |`)} ${before.replace(/[^\t]/g, ' ')}${paint.fault('^')}`,
  ];
}
