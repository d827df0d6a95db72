import type { Problem } from '../model/problem.ts';

/**
 * Problems as workflow commands, which GitHub shows beside the lines of a pull request.
 * https://docs.github.com/actions/reference/workflows-and-actions/workflow-commands
 */
export function renderGithub(problems: readonly Problem[], level: 'error' | 'warning' = 'error'): string {
  return problems.map((problem) => `${command(problem, level)}\n`).join('');
}

function command({ file, line, column, rule, message, expected, hint }: Problem, level: string): string {
  const text = [message, expected && `Expected: ${expected}`, hint && `Hint: ${hint}`].filter(Boolean).join('\n');
  const properties = { file, line, col: column, title: rule };
  const list = Object.entries(properties).map(([name, value]) => `${name}=${property(String(value))}`);
  return `::${level} ${list.join(',')}::${data(text)}`;
}

const data = (text: string) => text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
const property = (text: string) => data(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
