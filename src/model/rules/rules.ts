import type { Problem } from '../problem.ts';
import { balance } from './balance.ts';
import { choose } from './choose.ts';
import { citations } from './citations.ts';
import { components } from './components.ts';
import { coverage } from './coverage.ts';
import { dates } from './dates.ts';
import { duplicates } from './duplicates.ts';
import { evidence } from './evidence.ts';
import { tolerate } from './exceptions.ts';
import { fences } from './fences.ts';
import { fileNames } from './file-names.ts';
import { glossary } from './glossary.ts';
import { headings } from './headings.ts';
import { lock } from './lock.ts';
import { measurements } from './measurements.ts';
import { method } from './method.ts';
import { presets } from './presets.ts';
import { published } from './published.ts';
import { questions } from './questions.ts';
import { references } from './references.ts';
import { related } from './related.ts';
import { releases } from './releases.ts';
import { rubric } from './rubric.ts';
import type { Context, Rule } from './rule.ts';
import { samples } from './samples.ts';
import { unusedSources } from './unused-sources.ts';
import { verdict } from './verdict.ts';

/** Every rule that looks at more than one field. */
export const rules: readonly Rule[] = [
  fileNames,
  references,
  coverage,
  citations,
  components,
  duplicates,
  dates,
  releases,
  rubric,
  evidence,
  samples,
  fences,
  headings,
  verdict,
  choose,
  questions,
  related,
  presets,
  method,
  glossary,
  published,
  measurements,
];

/** Rules that only make sense of content in which nothing else is wrong. */
export const lastRules: readonly Rule[] = [unusedSources];

/** What `check` remarks on and nothing fails by. */
const warnings: readonly Rule[] = [balance, lock];

/** Remarks on content in which nothing is wrong. */
export const checkWarnings = (context: Context): Problem[] => warnings.flatMap((rule) => rule.check(context));

/** Checks everything that was read; `sound` says that the reader had no complaint. */
export function checkRules(context: Context, sound: boolean): Problem[] {
  const all = [...rules, ...lastRules];
  const first = rules.flatMap((rule) => rule.check(context));
  const open = tolerate(first, context, rules, all);
  if (!sound || open.some(({ rule }) => rule !== 'exceptions')) return open;
  return tolerate([...first, ...lastRules.flatMap((rule) => rule.check(context))], context, all, all);
}
