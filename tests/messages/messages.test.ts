import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { loadContent } from '../../src/model/content.ts';
import { lastRules, rules } from '../../src/model/rules/rules.ts';
import { renderText } from '../../src/report/text.ts';
import { siteWith } from '../setup/content.ts';
import { filesOf } from '../setup/files.ts';
import type { Case } from './case.ts';

const folder = join(import.meta.dirname, 'cases');
const expected = join(import.meta.dirname, 'expected');
const suites = await Promise.all(
  readdirSync(folder).map(async (file) => {
    const { cases }: { cases: readonly Case[] } = await import(join(folder, file));
    return { suite: file.replace('.ts', ''), cases };
  }),
);

/** What is printed for a case. */
function printed({ changes, today = '2026-11-21' }: Case): string {
  const { root, remove } = siteWith(changes);
  try {
    const { problems, warnings } = loadContent(root, { today });
    for (const { line, column } of [...problems, ...warnings]) expect(Math.min(line, column)).toBeGreaterThan(0);
    const warned = warnings.length > 0 ? `\n${renderText(warnings, { color: false, what: 'warning' })}` : '';
    return renderText(problems, { color: false }) + warned;
  } finally {
    remove();
  }
}

describe.each(suites)('$suite', ({ suite, cases }) => {
  test.each(cases)('$name', async (one) => {
    await expect(printed(one)).toMatchFileSnapshot(join(expected, suite, `${one.name}.txt`));
  });
});

test('the base site has no problem', () => {
  expect(printed({ name: 'base', changes: {} })).toBe('0 problems in 0 files\n');
});

test('every case has a name of its own', () => {
  const names = suites.flatMap(({ suite, cases }) => cases.map(({ name }) => `${suite}/${name}`));
  expect(names.length).toBe(new Set(names).size);
});

test('every rule has a case that it answers to', () => {
  const texts = suites.flatMap(({ suite, cases }) =>
    cases.map(({ name }) => readFileSync(join(expected, suite, `${name}.txt`), 'utf8')),
  );
  const reader = ['files', 'encoding', 'yaml', 'front-matter', 'schema', 'markup', 'markdown', 'exceptions'];
  const warns = ['balance'];
  const ids = [...[...rules, ...lastRules].map(({ id }) => id), ...reader, ...warns];
  const silent = ids.filter((id) => !texts.some((text) => new RegExp(`^\\S+:\\d+:\\d+ ${id}$`, 'm').test(text)));
  expect(silent).toEqual([]);
});

test('every text in expected/ has a case', () => {
  const names = suites.flatMap(({ suite, cases }) => cases.map(({ name }) => `${suite}/${name}.txt`));
  expect(filesOf(expected).filter((file) => !names.includes(file))).toEqual([]);
});
