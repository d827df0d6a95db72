import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { layOut } from '../../../../src/lab/samples/workspace.ts';
import { filesOf } from '../../../setup/files.ts';

let root: string;
let folder: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'tradeoffs-workspace-'));
  folder = join(root, 'ask/go');
});
afterEach(() => rmSync(root, { recursive: true }));

const files = (texts: Readonly<Record<string, string>>) =>
  Object.entries(texts).map(([path, text]) => ({ path, text }));
const read = (path: string) => readFileSync(join(folder, path), 'utf8');

describe('the folder that tools work in', () => {
  test('holds the sources as they are', () => {
    layOut(folder, files({ 'go.mod': 'module ask\n', 'cmd/ask/main.go': 'package main\n' }));
    expect(filesOf(folder)).toEqual(['cmd/ask/main.go', 'go.mod']);
    expect(read('cmd/ask/main.go')).toBe('package main\n');
  });

  test('keeps what tools wrote, and the time of what did not change', () => {
    layOut(folder, files({ 'main.go': 'one\n', 'go.mod': 'module ask\n' }));
    mkdirSync(join(folder, 'target'));
    writeFileSync(join(folder, 'target/built'), 'built');
    const then = new Date('2020-01-01T00:00:00Z');
    for (const path of ['main.go', 'go.mod']) utimesSync(join(folder, path), then, then);
    layOut(folder, files({ 'main.go': 'two\n', 'go.mod': 'module ask\n' }));
    expect(filesOf(folder)).toEqual(['go.mod', 'main.go', 'target/built']);
    expect(read('main.go')).toBe('two\n');
    expect(statSync(join(folder, 'main.go')).mtime > then).toBe(true);
    expect(statSync(join(folder, 'go.mod')).mtime).toEqual(then);
  });

  test('loses what is no longer among the sources', () => {
    layOut(folder, files({ 'main.go': 'one\n', 'old_test.go': 'old\n' }));
    layOut(folder, files({ 'main.go': 'one\n' }));
    expect(filesOf(folder)).toEqual(['main.go']);
  });

  test('takes back what a tool changed or took away', () => {
    const sources = files({ 'main.go': 'one\n', 'go.sum': 'sum\n' });
    layOut(folder, sources);
    writeFileSync(join(folder, 'main.go'), 'formatted\n');
    rmSync(join(folder, 'go.sum'));
    layOut(folder, sources);
    expect([read('main.go'), read('go.sum')]).toEqual(['one\n', 'sum\n']);
  });

  test('a file may become a folder, and a folder a file', () => {
    layOut(folder, files({ client: 'a file\n', 'server/main.go': 'one\n' }));
    layOut(folder, files({ 'client/main.go': 'one\n', server: 'a file\n' }));
    expect(filesOf(folder)).toEqual(['client/main.go', 'server']);
    expect(read('server')).toBe('a file\n');
  });

  test('a list that was cut short does not stop it for ever', () => {
    layOut(folder, files({ 'main.go': 'one\n' }));
    writeFileSync(`${folder}.files.json`, '["main');
    layOut(folder, files({ 'main.go': 'two\n' }));
    expect(read('main.go')).toBe('two\n');
  });
});
