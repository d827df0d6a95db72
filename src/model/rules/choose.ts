import type { Feature } from '../schema/content.ts';
import { listed, rule } from './rule.ts';
import { rowsOf } from './verdict.ts';

/** A line of “when to choose” rests on a row in which its option does not trail. */
export const choose = rule(
  { id: 'choose', title: 'Lines of “when to choose” are carried by rows', tolerable: true },
  ({ draft }, tell) => {
    for (const { data, at } of draft.comparisons) {
      const rows = new Map(rowsOf(draft, data.matrix)?.map((row) => [row.id, row]));
      const winners = new Map(data.overrides.map(({ feature, winner }) => [feature, winner]));
      const trails = (row: Feature, option: string) => {
        const winner = winners.get(row.id);
        if (winner !== undefined) return winner !== option && winner !== 'none';
        const ratings = data.options.map((one) => row.values[one]?.rating ?? 0);
        return (row.values[option]?.rating ?? 0) < Math.max(...ratings);
      };
      for (const [option, lines] of Object.entries(data.choose)) {
        for (const [index, { features }] of lines.entries()) {
          const carried = features.flatMap((id) => rows.get(id) ?? []);
          if (carried.length < features.length || !carried.every((row) => trails(row, option))) continue;
          const names = listed(features.map((id) => `\`${id}\``));
          tell(
            at(['choose', option, index, 'features']),
            `\`${option}\` trails in ${names}, which should carry this line.`,
            {
              expected: 'at least one feature in which it leads or is level',
            },
          );
        }
      }
    }
  },
);
