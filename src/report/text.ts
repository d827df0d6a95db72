import type { Problem } from '../model/problem.ts';
export const renderText = (problems: readonly Problem[], _options: { color: boolean }): string =>
  problems.map((p) => `${p.file}:${p.line}:${p.column} ${p.message}`).join('\n');
