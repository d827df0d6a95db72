import { below, type Case, comparison, feature, matrix, option, page, sample, swap } from '../case.ts';

const myth = (source: string, saidIn: string) =>
  `myths:\n  - claim: REST is slow\n    by: Somebody\n    saidIn: ${saidIn}\n    evidence: It is not.\n    sources: [${source}]\n`;

export const cases: readonly Case[] = [
  swap('flagship', 'site.yaml', 'language: ', 'flagship: rest-vs-soap\nlanguage: '),
  swap('option-of-a-matrix', matrix, 'options: [rest, graphql]', 'options: [rest, graphl]'),
  swap('matrix-of-a-comparison', comparison, 'matrix: api-styles', 'matrix: api-style'),
  swap('option-of-a-comparison', comparison, 'options: [rest, graphql]', 'options: [rest, soap]'),
  swap('pick', comparison, 'pick: graphql', 'pick: graphlq'),
  swap('glance', comparison, 'glance: [caching,', 'glance: [cacheing,'),
  swap(
    'override',
    comparison,
    'choose:\n',
    'overrides:\n  - { feature: typings, winner: soap, reason: Because. }\nchoose:\n',
  ),
  swap('line', comparison, 'features: [caching]', 'features: [caching, speed]'),
  swap('migration', comparison, 'to: graphql\n    steps', 'to: rest\n    steps'),
  swap('migration-to-nowhere', comparison, 'from: rest\n', 'from: soap\n'),
  swap('option-of-a-sample', sample, '  graphql:\n', '  graphlq:\n'),
  { name: 'releases-without-an-option', changes: { 'releases/soap.yaml': { copy: 'releases/rest.yaml' } } },
  swap('source-of-a-value', feature, 'sources: [http-caching]', 'sources: [http-cacheing]'),
  swap('source-of-a-trap', option, '    sources: [http-semantics]\n', '    sources: [http-semantic]\n'),
  swap(
    'source-in-a-body',
    comparison,
    'REST names resources [@http-semantics]',
    'REST names resources [@http-semantix]',
  ),
  swap('source-of-a-myth', comparison, 'migration:\n', `${myth('http-semantix', 'http-semantics')}migration:\n`),
  swap('source-that-tells-a-myth', comparison, 'migration:\n', `${myth('http-semantics', 'htp-caching')}migration:\n`),
  swap(
    'source-of-a-claim',
    feature,
    '    sources: [http-caching]\n',
    `    contested:\n      range: From any to none\n      claims:\n        - { says: Any may answer., by: A standard, source: http-cachin }\n        - { says: None may answer., by: A blog }\n      settled: The standard holds.\n    sources: [http-caching]\n`,
  ),
  swap('source-in-a-step', comparison, '[@graphql-serving]', '[@graphql-servin]'),
  swap(
    'source-in-folded-text',
    option,
    'as the specification says [@http-semantics].',
    'as the\n  specification says [@http-semantics] [@htp-semantics].',
  ),
  swap('two-in-one-citation', comparison, 'resources [@http-semantics]', 'resources [@http-semantics, http-caching]'),
  below('citation-in-code-is-none', page, 'Write `[@nothing]`, or:\n\n```text\n[@nothing]\n```'),
  below('citation-in-code', page, 'Write `[@http-caching]`.'),
  below('citation-in-a-comment', comparison, '{/* [@http-caching] */}'),
  below('citation-as-link', page, 'See [@http-caching](/sources/).'),
  below('sample-in-an-article', comparison, '<Sample id="read-orders" />'),
  below('region-in-an-article', comparison, '<Sample id="read-order" region="aks" />'),
  below('rows-in-an-article', comparison, '<Rows features="caching typing cachign typing" />'),
  below('too-many-rows', comparison, '<Rows features="a b c d e f g" />'),
  {
    name: 'rows-on-a-page',
    changes: {
      [page]: null,
      'pages/method.mdx': '---\ntitle: A\ndescription: B\nupdated: 2026-11-20\n---\n\n<Rows features="caching" />\n',
    },
  },
];
