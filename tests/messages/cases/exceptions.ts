import { type Case, comparison } from '../case.ts';

const list = (...entries: string[]) => `exceptions:\n${entries.map((one) => `  - ${one}\n`).join('')}`;
const entry = (rule: string, until = '2026-12-31') =>
  `{ rule: ${rule}, file: content/${comparison}, reason: The tools count more., until: ${until} }`;
const against = { from: 'pick: graphql', to: 'pick: rest' };

export const cases: readonly Case[] = [
  { name: 'tolerated', changes: { [comparison]: against, 'exceptions.yaml': list(entry('verdict')) } },
  { name: 'unused', changes: { 'exceptions.yaml': list(entry('verdict')) } },
  { name: 'ended', changes: { [comparison]: against, 'exceptions.yaml': list(entry('verdict', '2026-11-20')) } },
  { name: 'rule-that-breaks-a-page', changes: { 'exceptions.yaml': list(entry('references')) } },
  { name: 'unknown-rule', changes: { 'exceptions.yaml': list(entry('verdicts')) } },
];
