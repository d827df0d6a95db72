import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { findChromium } from './browser.ts';
import { project as root, startNode } from './run.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Path of the browser to start, or why there is none. */
    readonly chromium: { readonly path: string; readonly failure: string };
    /** Address of the built site, as `npm start` serves it, with a slash at its end. */
    readonly address: string;
  }
}

/** Finds the browser and serves the site, as built before, by the command that readers of the README use. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  // What is missing here fails the tests that need it, each with the reason, and no others.
  const chromium = await findChromium().then(
    ({ path, from }) => {
      process.stdout.write(`Chromium from ${from}: ${path}\n`);
      return { path, failure: '' };
    },
    (error: unknown) => ({ path: '', failure: String(error) }),
  );
  project.provide('chromium', chromium);
  const server = startNode([join(root, 'src/cli/start.ts'), '--port', '0'], root, {
    TRADEOFFS_OUT_DIR: join(root, '.cache/tests/plain'),
    TRADEOFFS_BASE: '/',
  });
  const address = await server.said(/http:\/\/\S+/, 10_000).then(
    ([url]) => url,
    () => '',
  );
  project.provide('address', address);
  return async () => {
    server.child.kill('SIGTERM');
    await server.ended;
  };
}
