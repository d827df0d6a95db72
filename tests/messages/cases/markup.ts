import { type Case, comparison, feature, option, swap } from '../case.ts';

const detail = 'What it costs and when it bites.';
const why = 'Somebody pays for it on every request.';

export const cases: readonly Case[] = [
  swap('html', feature, detail, 'What <b>it</b> costs.'),
  swap('script', feature, detail, 'What it costs.<script>alert(1)</script>'),
  swap('type-outside-code', feature, detail, 'A Vec<T> holds values.'),
  swap('type-inside-code-is-fine', feature, detail, 'A `Vec<T>` holds values, and 2 < 3.'),
  swap('link', feature, why, 'See [the RFC](https://www.rfc-editor.org/) for why.'),
  swap('link-that-runs', feature, why, 'See [the RFC](javascript:alert(1)) for why.'),
  swap('image', feature, why, 'See ![a chart](chart.png).'),
  swap('citation-in-code', comparison, 'it sends less [', 'it sends `less [@http-caching]` ['),
  swap('citation-not-closed', comparison, '[@graphql-spec].', '[@graphql-spec.'),
  swap('citation-in-a-line', feature, why, 'Somebody pays [@http-caching].'),
  swap(
    'list',
    option,
    'Clients ask and servers answer, as the specification says [@http-semantics].',
    '- Clients ask.',
  ),
  swap('second-line-of-folded-text', comparison, 'Put the schema', '>-\n          Put the\n          <i>schema</i>'),
  swap('escaped-character', feature, detail, 'What it&#x202e;costs.'),
];
