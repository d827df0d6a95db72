import { type Case, sample, swap } from '../case.ts';

const lock = 'samples/lock.json';
const rest = 'samples/read-order/rest/ask.sh';

export const cases: readonly Case[] = [
  swap(
    'region-not-marked',
    sample,
    '    title: The request',
    '    title: The request\n  - id: answer\n    title: The answer',
  ),
  swap('region-misspelt', sample, '  - id: ask', '  - id: asks'),
  swap('region-not-named', rest, '# #endregion ask', '# #endregion ask\n# #region more\ntrue\n# #endregion more'),
  swap('never-closed', rest, '# #endregion ask\n', ''),
  swap('not-opened', rest, '# #region ask\n', ''),
  swap('opened-twice', rest, 'curl', '# #region ask\ncurl'),
  swap('marked-twice', rest, '# #endregion ask', '# #endregion ask\n# #region ask\ntrue\n# #endregion ask'),
  swap('nothing-in-it', rest, '\ncurl https://shop.example/orders/1\n', ''),
  swap('without-a-name', rest, '# #region ask', '# #region'),
  swap('file-missing', sample, 'files: [ask.sh]', 'files: [asks.sh]'),
  { name: 'folder-missing', changes: { 'samples/read-order/rest': null } },
  { name: 'folder-of-no-option', changes: { 'samples/read-order/soap/ask.sh': 'true\n' } },
  {
    name: 'marked-in-a-file-not-shown',
    changes: { 'samples/read-order/rest/test.sh': '# #region ask\ntrue\n# #endregion ask\n' },
  },
  { name: 'written-by-tools-is-fine', changes: { 'samples/read-order/rest/target/out.bin': new Uint8Array([0, 255]) } },
  swap('minimal-of-nothing', sample, 'regions:', 'minimalOf: read-orders\nregions:'),
  swap('playground-file-missing', sample, '    files: [ask.sh]', '    files: [ask.sh]\n    playground: asks.sh'),
  swap(
    'case-with-neither',
    sample,
    'regions:',
    'cases:\n  - name: It answers\n    exchange:\n      - headers: { accept: text/html }\nregions:',
  ),
  swap('case-misspelt', sample, 'regions:', 'cases:\n  - name: It answers\n    arg: [one]\nregions:'),
  swap('lock-stale', rest, 'orders/1', 'orders/2'),
  { name: 'lock-missing', changes: { 'samples/lock.json': null } },
  swap('lock-failed', lock, '"passed"', '"failed"'),
  swap(
    'lock-should-fail',
    sample,
    '    files: [ask.sh]',
    "    files: [ask.sh]\n    fails: { step: test, saying: 'no' }",
  ),
  swap('lock-of-nothing', lock, '"read-order"', '"read-orders"'),
  swap('lock-of-no-option', lock, '"rest"', '"soap"'),
  swap('lock-broken', lock, '{', '{,'),
  swap('lock-with-a-comment', lock, '{', '{ // by hand'),
  swap('lock-twice', lock, '"rest"', '"graphql"'),
  swap('lock-with-a-strange-field', lock, '"minimum"', '"oldest"'),
  swap('lock-with-a-proto', lock, '"minimum"', '"__proto__"'),
  { name: 'lock-empty', changes: { 'samples/lock.json': '' } },
];
