import { describe, expect, test } from 'vitest';
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

  test.each([360, 1280])('stays in place while it loads slowly, at %i pixels', async (width) => {
    const context = await fresh({ viewport: { width, height: 900 } });
    await context.addInitScript(() => {
      const shifts: string[] = [];
      Object.assign(window, { shifts });
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries() as (PerformanceEntry & {
          value: number;
          sources: { node?: Element }[];
        })[]) {
          shifts.push(`${entry.value.toFixed(4)} ${entry.sources.map(({ node }) => node?.nodeName).join(' ')}`);
        }
      }).observe({ type: 'layout-shift', buffered: true });
    });
    const page = await context.newPage();
    const session = await context.newCDPSession(page);
    await session.send('Network.enable');
    // Slow enough for the text to be painted in the stand-in faces first.
    await session.send('Network.emulateNetworkConditions', {
      offline: false,
      latency: 150,
      downloadThroughput: 200_000,
      uploadThroughput: 90_000,
    });
    await page.goto(address, { waitUntil: 'load' });
    await page.evaluate('document.fonts.ready.then(() => true)');
    await page.waitForTimeout(200);
    const shifts = await page.evaluate(() => (window as unknown as { shifts: string[] }).shifts);
    expect(shifts).toEqual([]);
  });
});
