import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { copyProject } from '../setup/copy.ts';
import { freePort, type Running, startAstro } from '../setup/run.ts';

const copy = copyProject();
const file = 'content/options/go.yaml';
const path = join(copy.root, file);
const sound = readFileSync(path, 'utf8');
let server: Running;
let address = '';

interface Answer {
  readonly status: number;
  readonly text: string;
}

async function open(page: string): Promise<Answer> {
  const response = await fetch(address + page, { headers: { accept: 'text/html' } });
  return { status: response.status, text: await response.text() };
}

/** Asks until the answer fits; returns the milliseconds that it took. */
async function until(page: string, fits: (answer: Answer) => boolean): Promise<number> {
  const start = performance.now();
  await expect.poll(async () => fits(await open(page)), { timeout: 20_000, interval: 50 }).toBe(true);
  return performance.now() - start;
}

beforeAll(async () => {
  writeFileSync(path, `${sound}surprise: 1\n`);
  const port = await freePort();
  address = `http://localhost:${port}`;
  server = startAstro(['dev', '--port', String(port), '--ignore-lock'], copy.root, { TRADEOFFS_BASE: '/' });
  await server.said(/localhost:\d+/);
});
afterAll(async () => {
  server.child.kill('SIGKILL');
  await server.ended;
  copy.remove();
});

test('broken content does not keep the server from starting; the page says what is wrong', async () => {
  await until('/options/go/', ({ status }) => status === 500);
  const { text } = await open('/options/go/');
  expect(text).toContain(`${file}:${sound.split('\n').length}:1`);
  expect(text).toContain('/@vite/client');
  expect(server.stderr()).toContain(`${file}:`);
});

test('once it is mended the page is back, without a restart', async () => {
  writeFileSync(path, sound);
  await until('/options/go/', ({ status }) => status === 200);
  await server.said(/content is sound again/, 5000);
});

test('an edit is on the page in under a second', async () => {
  const times: number[] = [];
  for (const word of ['quickly', 'swiftly', 'rapidly']) {
    writeFileSync(path, sound.replace(/^tagline: .*(\n +.*)*$/m, `tagline: Shown ${word} after a save`));
    times.push(await until('/options/go/', ({ status, text }) => status === 200 && text.includes(`Shown ${word}`)));
  }
  expect(Math.min(...times)).toBeLessThan(1000);
});

test('a changed hue is in the styles that come with the page', async () => {
  writeFileSync(path, sound.replace(/^hue: .*$/m, 'hue: 111'));
  await until('/options/go/', ({ text }) => /\.o-go\s*\{\s*--hue:\s*111/.test(text));
  writeFileSync(path, sound);
  await until('/options/go/', ({ text }) => !/--hue:\s*111/.test(text));
});

test('a file that breaks while serving shows its problem on every page, and the server lives on', async () => {
  writeFileSync(path, sound.replace(/^hue: .*$/m, 'hue: <blue>'));
  await until('/', ({ status }) => status === 500);
  const { text } = await open('/');
  expect(text).toContain(`${file}:`);
  expect(text).not.toContain('<blue>');
  writeFileSync(path, sound);
  await until('/', ({ status }) => status === 200);
});
