import { parseArgs } from 'node:util';
import { type LoadResult, loadContent } from '../model/content.ts';
import type { Rule } from '../model/rules/rule.ts';
import { lastRules, rules } from '../model/rules/rules.ts';
import { renderGithub } from '../report/github.ts';
import { renderJson } from '../report/json.ts';
import { count, renderText } from '../report/text.ts';

const usage = `Checks content/ without building anything.

Usage: npm run check -- [--format text|json|github] [--today YYYY-MM-DD] [--root folder]
       npm run check -- --rules

  --format  how problems are printed; default: text
  --today   the day that dates are held against; default: today, UTC
  --root    the folder that holds content/; default: this one
  --rules   lists what is checked beyond the form of each file, and what content/exceptions.yaml may tolerate
`;

interface Wanted {
  readonly format: 'text' | 'json' | 'github';
  readonly today: string;
  readonly root: string;
}

/** What the arguments ask for, or why they cannot be met. */
function readArguments(args: string[]): Wanted | { readonly prints: string } | string {
  const today = new Date().toISOString().slice(0, 10);
  try {
    const { values } = parseArgs({
      args,
      options: {
        format: { type: 'string', default: 'text' },
        today: { type: 'string', default: today },
        root: { type: 'string', default: '.' },
        rules: { type: 'boolean', default: false },
        help: { type: 'boolean', short: 'h', default: false },
      },
    });
    if (values.help) return { prints: usage };
    if (values.rules) return { prints: ruleList() };
    const { format } = values;
    if (format !== 'text' && format !== 'json' && format !== 'github') return `There is no format \`${format}\`.`;
    const day = new Date(`${values.today}T00:00:00Z`);
    const real = !Number.isNaN(day.getTime()) && day.toISOString().startsWith(values.today);
    if (values.today.length !== 10 || !real) return `\`${values.today}\` is no day as YYYY-MM-DD.`;
    return { format, today: values.today, root: values.root };
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

function print({ content, problems, warnings, files }: LoadResult, format: Wanted['format']): void {
  if (format === 'json') process.stdout.write(renderJson(problems, warnings, files.length));
  if (format === 'github') process.stdout.write(renderGithub(problems) + renderGithub(warnings, 'warning'));
  if (format === 'json') return;
  if (problems.length === 0) process.stdout.write(`${count(files.length, 'file')} checked, no problems\n`);
  if (format === 'text') {
    const color = process.stdout.isTTY && !process.env['NO_COLOR'];
    if (problems.length > 0) process.stdout.write(renderText(problems, { color }));
    if (warnings.length > 0) process.stdout.write(`\n${renderText(warnings, { color, what: 'warning' })}`);
  }
  const unset = [content.site.url, content.site.repository].filter((url) => reserved.test(new URL(url).hostname));
  if (unset.length > 0) {
    process.stdout.write(`reminder: ${unset.join(' and ')} in content/site.yaml lead nowhere yet; put in your own\n`);
  }
}

/** Names that never lead anywhere (RFC 2606). */
const reserved = /(^|\.)(example|invalid|test|localhost)$/;

/** Every rule with what holds where it is kept. */
function ruleList(): string {
  const all = [...rules, ...lastRules];
  const width = Math.max(...all.map(({ id }) => id.length));
  const line = ({ id, title, tolerable }: Rule) => `${id.padEnd(width)}  ${title}${tolerable ? ' (tolerable)' : ''}\n`;
  return all.map(line).join('');
}

// Whoever reads has seen enough: `npm run check | head`.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
});

const wanted = readArguments(process.argv.slice(2));
if (typeof wanted === 'string') {
  process.stderr.write(`${wanted}\n\n${usage}`);
  process.exitCode = 2;
} else if ('prints' in wanted) process.stdout.write(wanted.prints);
else {
  const result = loadContent(wanted.root, { today: wanted.today });
  print(result, wanted.format);
  process.exitCode = result.problems.length > 0 ? 1 : 0;
}
