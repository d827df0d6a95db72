import { eachRepeat, rule } from './rule.ts';

/** Steps of a rubric differ, and a rating’s reason speaks of the step that is given. */
export const rubric = rule(
  { id: 'rubric', title: 'Ratings follow their rubric', tolerable: true },
  ({ draft }, tell) => {
    for (const { data, at } of draft.features) {
      const steps = Object.entries(data.rubric);
      eachRepeat(
        steps,
        ([, text]) => text.toLowerCase().replace(/\W+/g, ' ').trim(),
        ([step], [first]) => {
          const hint = 'say what one can observe at the one and not at the other';
          tell(at(['rubric', step]), `Step ${step} reads like step ${first}.`, { hint });
        },
      );
      for (const [option, { rating, reason }] of Object.entries(data.values)) {
        const named = [...reason.matchAll(/\bsteps? (\d)\b/gi)].map((match) => Number(match[1]));
        if (named.length === 0 || named.includes(rating)) continue;
        const message = `The reason speaks of step ${named[0]}, and the rating is ${rating}.`;
        tell(at(['values', option, 'reason']), message, { hint: 'mend the one that is wrong' });
      }
    }
  },
);
