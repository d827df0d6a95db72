import type { TestProject } from 'vitest/node';
import { type Build, build } from './builds.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Built for the root of a host. */
    readonly plain: Build;
    /** Built for a folder of a host. */
    readonly based: Build;
  }
}

// Both projects that read the site ask for it; it is built once in the process they share.
const shared = globalThis as { tradeoffsBuilds?: Promise<readonly [Build, Build]> };

export default async function setup(project: TestProject): Promise<void> {
  shared.tradeoffsBuilds ??= build('plain', '/').then(async (plain) => [plain, await build('based', '/a/folder/')]);
  const [plain, based] = await shared.tradeoffsBuilds;
  project.provide('plain', plain);
  project.provide('based', based);
}
