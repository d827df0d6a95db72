import { afterEach, describe, expect, test } from 'vitest';
import { playCase } from '../../../../src/lab/samples/cases.ts';
import type { Program } from '../../../../src/lab/server.ts';
import { caseOf, programOf } from '../../../setup/samples.ts';

const removals: (() => void)[] = [];
afterEach(() => {
  for (const remove of removals.splice(0)) remove();
});

function program(text: string): Program {
  const { program, remove } = programOf(text);
  removals.push(remove);
  return program;
}

/** What differs when a program is held against a case. */
const play = (text: string, stated: unknown) => playCase(caseOf(stated), program(text), []);

describe('a program that runs to its end', () => {
  test('does what the case expects', async () => {
    const text = `
      import { readFileSync } from 'node:fs';
      const [word] = process.argv.slice(2);
      console.log(word, readFileSync(0, 'utf8'), readFileSync('order.json', 'utf8'), process.env.MODE);
      console.error('one warning');
      process.exitCode = 3;
    `;
    const expected = { status: 3, output: 'go in {} fast\n', error: ['warning'] };
    const given = { args: ['go'], input: 'in', files: { 'order.json': '{}' }, environment: { MODE: 'fast' } };
    expect(await play(text, { ...given, expect: expected })).toEqual([]);
  });

  test('is told all that differs, found and expected', async () => {
    const text = "console.log('one'); console.error('none'); process.exitCode = 2;";
    expect(await play(text, { expect: { output: 'two\n', error: ['such'] } })).toEqual([
      'status 2, expected 0; none',
      'output "one\\n", expected "two\\n"',
      'standard error "none\\n" lacks such',
    ]);
  });

  test('may have any order where the case says so, and only there', async () => {
    const text = "console.log('b'); console.log('a'); console.log('b');";
    const any = (output: string) => play(text, { expect: { output, order: 'any' } });
    expect(await any('a\nb\nb\n')).toEqual([]);
    expect(await any('a\nb\n')).toEqual(['output "b\\na\\nb\\n", expected "a\\nb\\n"']);
    expect(await any('a\na\nb\n')).toHaveLength(1);
    expect(await play(text, { expect: { output: 'a\nb\nb\n' } })).toHaveLength(1);
  });

  test('may say what has no place in a file of content, and other words in braces', async () => {
    const text = "console.log('{name} {toString} {constructor}' + String.fromCharCode(13, 27) + process.argv[2]);";
    const output = '{name} {toString} {constructor}{cr}{esc}\u001b\n';
    expect(await play(text, { args: ['{esc}'], expect: { output } })).toEqual([]);
  });

  test('that a signal ends has not ended well', async () => {
    expect(await play("process.kill(process.pid, 'SIGKILL')", {})).toEqual([
      expect.stringMatching(/^status (137|was ended by SIGKILL), expected 0; $/),
    ]);
  });

  test('that cannot be started is a fault, not a crash', async () => {
    const missing = { option: 'rest', argv: ['/nowhere/program'], environment: {} };
    expect(await playCase(caseOf({}), missing, [])).toEqual(['status spawn /nowhere/program ENOENT, expected 0; ']);
  });

  test('runs in a folder of its own, which is gone afterwards', async () => {
    const text = "import { readdirSync } from 'node:fs'; console.log(readdirSync('.').join());";
    const files = { 'b.txt': '', 'a.txt': '' };
    expect(await play(text, { files, expect: { output: 'a.txt,b.txt\n' } })).toEqual([]);
    expect(await play(text, { expect: { output: '\n' } })).toEqual([]);
  });
});

describe('the upstream of a case', () => {
  const ask = `
    const [first, ...others] = process.argv.slice(2);
    await (await fetch(first)).text();
    await Promise.all(others.map(async (one) => (await fetch(one)).text()));
  `;
  const args = ['{upstream}/bytes/1', '{upstream}/slow/80/1', '{upstream}/slow/80/1'];

  test('stands where the case says {upstream}, and counts', async () => {
    expect(await play(ask, { args, expect: { upstream: { requests: 3, inFlight: 2 } } })).toEqual([]);
  });

  test('tells when it saw more or less', async () => {
    expect(await play(ask, { args, expect: { upstream: { requests: 2, inFlight: 1 } } })).toEqual([
      'the upstream saw 3 requests, expected 2',
      'the upstream saw 2 requests at once, expected 1',
    ]);
    expect(await play('', { expect: { upstream: { requests: 1 } } })).toEqual([
      'the upstream saw 0 requests, expected 1',
    ]);
  });

  test('has its address in files, input, variables and what is expected', async () => {
    const text = `
      import { readFileSync } from 'node:fs';
      console.log(readFileSync('a.txt', 'utf8'), readFileSync(0, 'utf8'), process.env.FROM);
      console.error(process.env.FROM);
    `;
    const from = { files: { 'a.txt': '{upstream}' }, input: '{upstream}', environment: { FROM: '{upstream}' } };
    const output = '{upstream} {upstream} {upstream}\n';
    expect(await play(text, { ...from, expect: { output, error: ['{upstream}'] } })).toEqual([]);
  });
});
