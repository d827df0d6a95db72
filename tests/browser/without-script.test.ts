import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { kinds, useBrowser } from '../setup/browse.ts';

const { open } = useBrowser();

/** What can be read in the page's main part, one block a line; what only a script can do is no text. */
function textOf(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const blocks = document.querySelectorAll(
      'main :is(h1, h2, h3, h4, p, li, dt, dd, th, td, figcaption, summary, pre)',
    );
    // A form says what was chosen in it, and that takes a script.
    return [...blocks]
      .filter((block) => !block.closest('form'))
      .map((block) => {
        const copy = block.cloneNode(true) as Element;
        for (const control of copy.querySelectorAll('button')) control.remove();
        return (copy.textContent ?? '').replace(/\s+/g, ' ').trim();
      });
  });
}

describe.each(kinds())('%s without JavaScript', (address) => {
  test('says all that it says with it', async () => {
    const withScript = await textOf(await open(address));
    const without = await textOf(await open(address, { javaScriptEnabled: false }));
    expect(without.join(' ').length).toBeGreaterThan(80);
    expect(withScript.filter((block) => block && !without.includes(block))).toEqual([]);
  });

  test('unfolds', async () => {
    const page = await open(address, { javaScriptEnabled: false });
    const first = page.locator('main details:not([open]):visible').first();
    if ((await first.count()) === 0) return;
    const details = await first.elementHandle();
    await first.locator('summary').click();
    expect(await details?.evaluate((one) => (one as HTMLDetailsElement).open && one.clientHeight > 0)).toBe(true);
  });

  test('shows no control that does nothing', async () => {
    const page = await open(address, { javaScriptEnabled: false });
    // A popover opens by itself.
    const buttons = await page.locator('button:not([popovertarget])').all();
    for (const button of buttons) expect(await button.isVisible()).toBe(false);
  });
});
