import type { Task } from '../../model/schema/measure.ts';

/** The standard input of a task: its lines in turn, `{1-900}` a number of that range; the same in every run. */
export function inputOf({ lines }: Task): string {
  if (!lines) return '';
  let state = 1;
  const number = (_: string, low: string, high: string): string => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return String(Number(low) + Math.floor((state / 2 ** 32) * (Number(high) - Number(low) + 1)));
  };
  const made: string[] = [];
  for (let at = 0; at < lines.count; at++) {
    made.push((lines.of[at % lines.of.length] ?? '').replace(/\{(\d+)-(\d+)\}/g, number));
  }
  return `${made.join('\n')}\n`;
}
