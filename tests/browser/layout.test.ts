import type { BrowserContext, Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import budgets from '../bench/budgets.json' with { type: 'json' };
import { kinds, useBrowser } from '../setup/browse.ts';

const { fresh, open } = useBrowser();

const widths = [360, 768, 1280, 1920];

describe.each(kinds())('%s', (address) => {
  test.each(widths)('does not scroll sideways at %i pixels', async (width) => {
    const page = await open(address, { viewport: { width, height: 900 } });
    await page.evaluate(() => {
      for (const details of document.querySelectorAll('details')) details.open = true;
    });
    const over = await page.evaluate(() => {
      const room = document.documentElement.clientWidth;
      if (document.documentElement.scrollWidth <= room) return [];
      const wide = [...document.body.querySelectorAll('*')].filter(
        (one) => one.getBoundingClientRect().right > room + 0.5,
      );
      return [
        `${document.documentElement.scrollWidth} in ${room}`,
        ...wide.slice(0, 5).map((one) => one.outerHTML.slice(0, 120)),
      ];
    });
    expect(over, over.join('\n')).toEqual([]);
  });

  test.each([360, 1280])('stays in place while it loads, at %i pixels', async (width) => {
    const page = await (await watched(width)).newPage();
    await page.goto(address, { waitUntil: 'networkidle' });
    expect(await shiftOf(page)).toBe(0);
  });

  test.each([360, 1280])('hardly moves when its faces come late, at %i pixels', async (width) => {
    const context = await watched(width);
    // The text is painted in the stand-in faces first.
    await context.route('**/*.woff2', async (route) => {
      await new Promise((go) => setTimeout(go, 700));
      await route.continue();
    });
    const page = await context.newPage();
    await page.goto(address, { waitUntil: 'networkidle' });
    expect(await shiftOf(page)).toBeLessThanOrEqual(budgets.lateShift);
  });
});

/** A context whose pages sum up their layout shifts. */
async function watched(width: number): Promise<BrowserContext> {
  const context = await fresh({ viewport: { width, height: 900 } });
  await context.addInitScript(() => {
    const seen = { shift: 0 };
    Object.assign(window, { seen });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) seen.shift += (entry as PerformanceEntry & { value: number }).value;
    }).observe({ type: 'layout-shift', buffered: true });
  });
  return context;
}

async function shiftOf(page: Page): Promise<number> {
  await page.evaluate('document.fonts.ready.then(() => true)');
  await page.waitForTimeout(100);
  return page.evaluate(() => (window as unknown as { seen: { shift: number } }).seen.shift);
}
