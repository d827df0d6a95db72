import { balance as balanceOf, lopsided } from '../derive/balance.ts';
import { rule } from './rule.ts';
import { rowsOf } from './verdict.ts';

const measures = {
  leads: (most: string, least: string) => `leads ${most} rows, against ${least}`,
  sources: (most: string, least: string) => `rests on ${most} sources, against ${least}`,
  words: (most: string, least: string) => `gets ${most} words, against ${least}`,
  age: (most: string, least: string) => `rests on evidence as old as ${most}, against none older than ${least}`,
};

/** No option is fed better than another, by the limits that its matrix states. A warning: the editors may have reasons. */
export const balance = rule({ id: 'balance', title: 'Comparisons treat their options alike' }, ({ draft }, tell) => {
  const dates = new Map(
    draft.publishers.flatMap(({ data }) =>
      Object.entries(data.sources).map(([id, { published, accessed }]) => [id, published ?? accessed] as const),
    ),
  );
  for (const comparison of draft.comparisons) {
    const { data, at } = comparison;
    const limits = draft.matrices.find(({ id }) => id === data.matrix)?.data.balance;
    const rows = rowsOf(draft, data.matrix);
    if (!limits || !rows?.every((row) => data.options.every((option) => Object.hasOwn(row.values, option)))) continue;
    for (const { measure, most, least, times } of lopsided(balanceOf(rows, data, dates), limits)) {
      tell(at(['options']), `\`${most.option}\` ${measures[measure](most.shown, least.shown)} (\`${least.option}\`).`, {
        expected: measure === 'age' ? `at most ${limits.age} months apart` : `at most ${limits[measure]} times as many`,
        hint: measure === 'age' ? undefined : `here ${times} times: look whether the rows or the reading lean`,
      });
    }
  }
});
