import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, inject } from 'vitest';
import { launch } from './browser.ts';
import { distOf } from './builds.ts';
import { readPages } from './html.ts';

export const themes = ['light', 'dark'] as const;

/** One page of each kind, the heaviest: `/options/go/` stands for all options. */
export function kinds(): string[] {
  const { failure } = inject('plain');
  // The build's own test says why; here there is nothing to look at.
  if (failure) return ['/'];
  const pages = readPages(distOf(inject('plain'))).filter(({ redirect }) => !redirect);
  const byKind = Map.groupBy(pages, ({ address }) => {
    const [first, ...rest] = address.split('/').filter(Boolean);
    return rest.length === 0 ? address : `/${first}/${'*/'.repeat(rest.length)}`;
  });
  return [...byKind.values()].map(
    (group) => group.toSorted((a, b) => b.html.length - a.html.length)[0]?.address ?? '/',
  );
}

/** A browser for the tests of one file. */
export function useBrowser(): {
  open: (address: string, options?: BrowserContextOptions) => Promise<Page>;
  fresh: (options?: BrowserContextOptions) => Promise<BrowserContext>;
} {
  let browser: Browser;
  const contexts: BrowserContext[] = [];
  beforeAll(async () => {
    distOf(inject('plain'));
    const { path, failure } = inject('chromium');
    if (failure) throw new Error(failure);
    browser = await launch(path);
  });
  afterAll(async () => {
    await browser?.close();
  });
  const fresh = async (options: BrowserContextOptions = {}): Promise<BrowserContext> => {
    // One page at a time: the tests of a file run one after the other.
    for (const context of contexts.splice(0)) await context.close();
    const context = await browser.newContext({
      baseURL: inject('address'),
      viewport: { width: 1280, height: 800 },
      ...options,
    });
    contexts.push(context);
    return context;
  };
  const open = async (address: string, options: BrowserContextOptions = {}): Promise<Page> => {
    const page = await (await fresh(options)).newPage();
    await page.goto(address, { waitUntil: 'load' });
    await page.evaluate('document.fonts.ready.then(() => true)');
    return page;
  };
  return { open, fresh };
}
