import { type Case, sample, swap } from '../case.ts';

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
];
