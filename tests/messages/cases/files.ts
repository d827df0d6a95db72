import { type Case, comparison, feature, matrix, page } from '../case.ts';

export const cases: readonly Case[] = [
  { name: 'no-content', changes: { '.': null } },
  { name: 'no-site', changes: { 'site.yaml': null } },
  { name: 'stray-file', changes: { 'notes.txt': 'To be sorted.\n' } },
  { name: 'stray-folder', changes: { 'option/soap.yaml': 'name: SOAP\n' } },
  { name: 'hidden-file', changes: { '.DS_Store': 'x\n' } },
  { name: 'foreign-ending', changes: { 'options/soap.yml': 'name: SOAP\n' } },
  {
    name: 'upper-case-name',
    changes: { 'pages/Über_uns.md': '---\ntitle: A\ndescription: B\nupdated: 2026-11-20\n---\n\nText.\n' },
  },
  { name: 'link', changes: { 'pages/passwd.md': { link: '/etc/passwd' } } },
  { name: 'linked-folder', changes: { guides: { link: '..' } } },
  { name: 'too-large', changes: { 'samples/read-order/rest/big.txt': 'x'.repeat(1024 * 1024 + 1) } },
  { name: 'binary', changes: { 'samples/read-order/rest/logo.png': new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0xff]) } },
  { name: 'latin-1', changes: { [page]: Buffer.from('---\ntitle: Caf\xe9\n---\n', 'latin1') } },
  { name: 'control-character', changes: { [feature]: { from: 'Somebody', to: 'Some\u0007body' } } },
  { name: 'reversed-text', changes: { [page]: { from: 'Every rating', to: 'Every \u202Egnitar' } } },
  { name: 'lone-carriage-return', changes: { [page]: { from: 'rubric. In', to: 'rubric.\rIn' } } },
  {
    name: 'carriage-returns-keep-lines',
    changes: { [page]: '---\r\ntitle: A\r\ndescriptoin: B\r\nupdated: 2026-11-20\r\n---\r\n' },
  },
  { name: 'byte-order-mark-keeps-columns', changes: { 'site.yaml': { from: 'name: Base', to: '\uFEFFnam: Base' } } },
  { name: 'sample-without-a-file', changes: { 'samples/write-order/rest/run.sh': 'true\n' } },
  { name: 'file-beside-a-sample', changes: { 'samples/read-order/notes.md': 'Notes.\n' } },
  {
    name: 'both-endings',
    changes: { 'pages/method.mdx': '---\ntitle: A\ndescription: B\nupdated: 2026-11-20\n---\n' },
  },
  { name: 'comparison-misnamed', changes: { [comparison]: { rename: 'comparisons/rest-or-graphql.mdx' } } },
  { name: 'matrix-without-a-file', changes: { [matrix]: null } },
];
