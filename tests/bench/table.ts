export interface Row {
  readonly what: string;
  readonly figure: number;
  readonly budget: number;
  readonly unit: string;
  readonly ok: boolean;
}

/** Prints figures beside their budgets, each with whether it keeps to it. */
export function printTable(rows: readonly Row[]): void {
  const cells = rows.map(({ what, figure, budget, unit, ok }) => [
    what,
    `${round(figure)} ${unit}`.trim(),
    `${round(budget)} ${unit}`.trim(),
    ok ? 'ok' : 'over',
  ]);
  const table = [['', 'figure', 'budget', ''], ...cells];
  const widths = [0, 1, 2, 3].map((column) => Math.max(...table.map((row) => row[column]?.length ?? 0)));
  for (const row of table) {
    const line = row.map((cell, column) =>
      column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0),
    );
    process.stdout.write(`${line.join('  ').trimEnd()}\n`);
  }
}

function round(figure: number): string {
  return figure < 100 ? figure.toFixed(1).replace(/\.0$/, '') : figure.toFixed(0);
}
