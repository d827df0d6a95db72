import { describe, expect, test } from 'vitest';
import { words } from '../../src/strings/en.ts';
import { kinds, themes, useBrowser } from '../setup/browse.ts';

const { open } = useBrowser();

test.each(kinds())('the first stop on %s skips to the content', async (address) => {
  const page = await open(address);
  await page.keyboard.press('Tab');
  const skip = page.getByRole('link', { name: words.skip });
  expect(await skip.evaluate((link) => link === document.activeElement)).toBe(true);
  const box = await skip.boundingBox();
  expect(box && box.x >= 0 && box.y >= 0 && box.width > 0 && box.height > 0).toBe(true);
  await page.keyboard.press('Enter');
  await page.keyboard.press('Tab');
  const inside = await page.evaluate(() => {
    const main = document.querySelector('main');
    const footer = document.querySelector('body > footer');
    return Boolean(main?.contains(document.activeElement) || footer?.contains(document.activeElement));
  });
  expect(inside).toBe(true);
});

describe.each(themes)('in the %s theme', (colorScheme) => {
  test.each(kinds())('focus is visible at each of the first stops on %s', async (address) => {
    const page = await open(address, { colorScheme, reducedMotion: 'reduce' });
    for (let stop = 0; stop < 12; stop += 1) {
      await page.keyboard.press('Tab');
      const focus = await page.evaluate(() => {
        const one = document.activeElement;
        if (!one || one === document.body) return undefined;
        const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(one);
        const ring = outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 2;
        return { html: one.outerHTML.slice(0, 120), seen: ring || boxShadow !== 'none' };
      });
      if (focus) expect(focus).toMatchObject({ seen: true });
    }
  });
});
