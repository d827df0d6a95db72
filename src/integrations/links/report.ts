import type { Fault } from './check.ts';

/** All faults, grouped by page, in one text. */
export function renderFaults(faults: readonly Fault[]): string {
  const byPage = Map.groupBy(faults, ({ page }) => page);
  const groups = [...byPage].map(([page, found]) => [page, ...found.map(({ message }) => `  ${message}`)].join('\n'));
  const count = `${faults.length} ${faults.length === 1 ? 'fault' : 'faults'} on ${byPage.size} ${byPage.size === 1 ? 'page' : 'pages'}`;
  return `${groups.join('\n\n')}\n\n${count}`;
}
