import { didYouMean, type Problem, problem } from '../problem.ts';
import type { Context, Rule } from './rule.ts';

/**
 * Takes out the problems that content/exceptions.yaml tolerates. An exception that is unused, past its
 * date, or for a rule that cannot be tolerated is itself a problem. `rules` are those that were checked.
 */
export function tolerate(
  problems: readonly Problem[],
  { draft, today }: Context,
  rules: readonly Rule[],
  all: readonly Rule[],
): Problem[] {
  const entry = draft.exceptions;
  if (!entry) return [...problems];
  let left = [...problems];
  const own: Problem[] = [];
  const names = all.filter((one) => one.tolerable).map(({ id }) => id);
  for (const [at, { rule, file, until }] of entry.data.exceptions.entries()) {
    const tell = (field: string, message: string, advice: { expected?: string; hint?: string | undefined }) =>
      own.push(problem('exceptions', entry.at(['exceptions', at, field]), message, advice));
    const matches = left.filter((one) => one.rule === rule && one.file === file);
    if (!names.includes(rule)) {
      const known = all.some(({ id }) => id === rule);
      const message = known
        ? `Problems of \`${rule}\` cannot be tolerated: they break a page.`
        : `There is no rule \`${rule}\` to except from.`;
      tell('rule', message, {
        expected: `one of ${names.join(', ')}`,
        hint: known ? undefined : didYouMean(rule, names),
      });
    } else if (matches.length === 0) {
      if (!rules.some(({ id }) => id === rule)) continue;
      tell('rule', `Nothing in ${file} breaks \`${rule}\` any more.`, { hint: 'remove the exception' });
    } else if (today !== undefined && until < today) {
      tell('until', `The exception ended on ${until}.`, { hint: 'mend what it tolerates, then remove it' });
    } else left = left.filter((one) => !matches.includes(one));
  }
  return [...left, ...own];
}
