import { lead } from '../derive/lead.ts';
import { tally } from '../derive/tally.ts';
import type { Draft } from '../read/found.ts';
import type { Feature } from '../schema/content.ts';
import { rule } from './rule.ts';

/** Where the editors and the tally of rows differ, the page says why; an override changes something. */
export const verdict = rule(
  { id: 'verdict', title: 'The verdict answers to the tally', tolerable: true },
  ({ draft }, tell) => {
    for (const { data, at } of draft.comparisons) {
      const rows = rowsOf(draft, data.matrix);
      for (const [index, { feature, winner }] of data.overrides.entries()) {
        const row = rows?.find(({ id }) => id === feature);
        if (!row || !data.options.every((option) => Object.hasOwn(row.values, option))) continue;
        if (lead(row, data.options).winner !== winner) continue;
        const found = winner === 'none' ? 'nobody leads' : `\`${winner}\` leads`;
        tell(at(['overrides', index, 'winner']), `By the ratings ${found} \`${feature}\` already.`, {
          hint: 'remove the override',
        });
      }
      if (!rows?.every((row) => data.options.every((option) => Object.hasOwn(row.values, option)))) continue;
      const { winner, led } = tally(rows, data.options, data.overrides);
      const { pick } = data.verdict;
      if (pick !== 'none' && !data.options.includes(pick)) continue;
      const told = led.map((one) => `${one.option} ${one.rows}`).join(', ');
      if (pick !== winner && pick !== 'none' && data.verdict.tally === undefined) {
        const rowsSay = winner === 'none' ? 'nobody leads more rows than the others' : `\`${winner}\` leads more rows`;
        tell(at(['verdict', 'pick']), `The advice is \`${pick}\`, and ${rowsSay} (${told}).`, {
          expected: '`tally:` with the reason why the advice differs from the rows',
        });
      }
      if (pick === winner && data.verdict.tally !== undefined) {
        const leads = winner === 'none' ? 'nobody leads most rows' : `\`${winner}\` leads most rows`;
        const message = `The advice does not differ from the tally: ${leads} (${told}).`;
        tell(at(['verdict', 'tally']), message, { hint: 'remove `tally`, or mend the advice' });
      }
    }
  },
);

/** All rows of a matrix, or nothing where one of them could not be read or is listed twice. */
export function rowsOf(draft: Draft, matrix: string): Feature[] | undefined {
  const groups = draft.matrices.find(({ id }) => id === matrix)?.data.groups ?? [];
  const listed = groups.flatMap((group) => group.features.map((id) => ({ id, group: group.id })));
  const rows = listed.flatMap(({ id, group }): Feature[] => {
    const entry = draft.features.find((one) => one.matrix === matrix && one.id === id);
    return entry ? [{ ...entry.data, id, group, file: entry.file, formerly: [] }] : [];
  });
  const whole = rows.length === listed.length && new Set(listed.map(({ id }) => id)).size === listed.length;
  return whole && rows.length > 0 ? rows : undefined;
}
