import { appendFileSync, cpSync, existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { copyProject } from '../setup/copy.ts';
import { filesOf, printsOf } from '../setup/files.ts';
import { type Ran, startAstro, startNode } from '../setup/run.ts';

// The site in dist/ is replaced in whole or not at all. All in one copy, one after the other.
const copy = copyProject();
const at = (path: string): string => join(copy.root, path);
const dist = at('dist');
const next = at('dist.next');
const old = at('dist.old');
let before: Record<string, string> = {};

const build = (): Promise<Ran> => startAstro(['build'], copy.root, { NODE_ENV: 'production' }).ended;

/** Serves the copy for a moment: any command mends what a killed build left. */
async function serveOnce(): Promise<void> {
  const server = startNode([at('src/cli/start.ts'), '--port', '0'], copy.root);
  await server.said(/http:\/\/\S+/, 15_000);
  server.child.kill('SIGTERM');
  await server.ended;
}

beforeAll(async () => {
  const { code, stdout, stderr } = await build();
  expect(code, stdout + stderr).toBe(0);
  before = printsOf(dist);
});
afterAll(copy.remove);

test('a build takes its place and leaves nothing beside it', () => {
  expect(Object.keys(before)).toContain('index.html');
  expect([next, old, at('dist.gone')].filter(existsSync)).toEqual([]);
});

test('a problem in content stops the build before anything is written', async () => {
  const file = 'content/options/go.yaml';
  const sound = readFileSync(at(file), 'utf8');
  appendFileSync(at(file), 'surprise: 1\n');
  const { code, stderr } = await build();
  writeFileSync(at(file), sound);
  expect(code).toBe(1);
  expect(stderr).toMatch(new RegExp(`${file}:${sound.split('\n').length}:1`));
  expect(stderr).not.toMatch(/^\s+at .*\(.*:\d+:\d+\)/m);
  expect(existsSync(next)).toBe(false);
  expect(printsOf(dist)).toEqual(before);
});

test('a link that leads nowhere keeps the former site', async () => {
  const page = at('src/pages/wrong.astro');
  writeFileSync(page, '<!doctype html><html lang="en"><a href="/nowhere/">a</a><p id="x"><i id="x"></i></p></html>');
  const { code, stderr } = await build();
  rmSync(page);
  expect(code).toBe(1);
  expect(stderr).toContain(
    'wrong/index.html\n  <a href> "/nowhere/" leads to no file\n  id "x" stands more than once\n',
  );
  expect(printsOf(dist)).toEqual(before);
});

test('an error in a page keeps the former site', async () => {
  const page = at('src/pages/wrong.astro');
  writeFileSync(page, "---\nthrow new Error('thrown by a page');\n---\n<p>a</p>");
  const { code, stdout, stderr } = await build();
  rmSync(page);
  expect(code).not.toBe(0);
  expect(stdout + stderr).toContain('thrown by a page');
  expect(printsOf(dist)).toEqual(before);
});

test.each([1, 10])(
  'a build killed after %i files leaves the former site, and the next build succeeds',
  async (count) => {
    const running = startAstro(['build'], copy.root, { NODE_ENV: 'production' });
    await expect
      .poll(() => existsSync(next) && filesOf(next).length, { timeout: 60_000, interval: 5 })
      .toBeGreaterThanOrEqual(count);
    running.child.kill('SIGKILL');
    await running.ended;
    expect(printsOf(dist)).toEqual(before);
    expect((await build()).code).toBe(0);
    expect(printsOf(dist)).toEqual(before);
    expect(existsSync(next)).toBe(false);
  },
);

test('a kill between the renames is mended by the next command', async () => {
  renameSync(dist, old);
  await serveOnce();
  expect(printsOf(dist)).toEqual(before);
  expect(existsSync(old)).toBe(false);
});

test('a kill before the former site was deleted is mended by the next command', async () => {
  cpSync(dist, old, { recursive: true });
  rmSync(join(dist, 'about'), { recursive: true, force: true });
  const newer = printsOf(dist);
  await serveOnce();
  expect(printsOf(dist)).toEqual(newer);
  expect(existsSync(old)).toBe(false);
});
