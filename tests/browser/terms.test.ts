import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { words } from '../../src/strings/en.ts';
import { themes, useBrowser } from '../setup/browse.ts';
import { comparisons, content } from '../setup/site.ts';

const { open } = useBrowser();

const addresses = [
  ...comparisons.map(({ id }) => `/compare/${id}/`),
  ...content.guides.flatMap(({ id, draft }) => (draft ? [] : [`/guides/${id}/`])),
  ...content.perspectives.flatMap(({ id, draft }) => (draft ? [] : [`/perspectives/${id}/`])),
];

/** Presses Tab until an element is focused that fits. */
async function tabTo(page: Page, selector: string): Promise<void> {
  for (let stop = 0; stop < 400; stop += 1) {
    await page.keyboard.press('Tab');
    if (await page.evaluate((wanted) => document.activeElement?.matches(wanted), selector)) return;
  }
  throw new Error(`Tab does not reach ${selector}`);
}

/** The definition that is open, and whether all of it can be seen and nothing lies over it. */
const opened = (page: Page) =>
  page.evaluate(() => {
    const definition = document.querySelector('.definition:popover-open');
    if (!definition) return undefined;
    const { left, top, right, bottom } = definition.getBoundingClientRect();
    const { color, backgroundColor } = getComputedStyle(definition);
    const middle = document.elementFromPoint((left + right) / 2, (top + bottom) / 2);
    return {
      id: definition.id,
      text: (definition.querySelector('p')?.textContent ?? '').replace(/\s+/g, ' ').trim(),
      seen: definition.contains(middle) && left >= 0 && top >= 0 && right <= innerWidth && bottom <= innerHeight,
      legible: color !== backgroundColor && !backgroundColor.endsWith(', 0)'),
    };
  });

/** A line without marks of code and emphasis, quotes as they are typed. */
const plain = (text: string): string => text.replace(/[`*]/g, '').replace(/[“”]/g, '"').replace(/[‘’]/g, "'").trim();

describe.each([
  [true, 360, themes[0]],
  [true, 1280, themes[1]],
  [false, 360, themes[1]],
  [false, 1280, themes[0]],
] as const)('with JavaScript: %s, at %i pixels, in the %s theme', (javaScriptEnabled, width, colorScheme) => {
  test('a term is reached by Tab, opened by Enter, closed by Escape, and leads to the glossary', async () => {
    const page = await open('/compare/go-vs-rust/', {
      ...{ javaScriptEnabled, colorScheme, viewport: { width, height: 800 }, reducedMotion: 'reduce' },
    });
    await tabTo(page, 'button.term');
    const button = page.locator('button.term').first();
    const isFocused = (): Promise<boolean> => button.evaluate((one) => one === document.activeElement);
    const target = (await button.getAttribute('popovertarget')) ?? '';
    const term = content.terms.find(({ id }) => target === `term-${id}`);
    expect(await opened(page)).toBe(undefined);

    await page.keyboard.press('Enter');
    const shown = await opened(page);
    expect(shown).toMatchObject({ id: target, seen: true, legible: true });
    expect(plain(shown?.text ?? '')).toBe(plain(`${term?.term} ${term?.definition}`));

    await page.keyboard.press('Escape');
    expect(await opened(page)).toBe(undefined);
    expect(await isFocused()).toBe(true);

    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement?.textContent?.trim())).toBe(words.glossary);
    await page.keyboard.press('Escape');
    expect(await opened(page)).toBe(undefined);
    expect(await isFocused()).toBe(true);

    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.waitForURL(`**/glossary/#${term?.id}`);
    const entry = page.locator(`[id="${term?.id}"]`);
    await expect.poll(() => entry.evaluate((one) => one.getBoundingClientRect().top < innerHeight)).toBe(true);
    expect(await entry.locator('dt').textContent()).toBe(term?.term);
  });
});

test.each([360, 1280])('every definition of a page can be seen as a whole, at %i pixels', async (width) => {
  const page = await open('/compare/go-vs-rust/', { viewport: { width, height: 800 }, reducedMotion: 'reduce' });
  for (const button of await page.locator('button.term').all()) {
    await button.click();
    expect(await opened(page)).toMatchObject({ id: await button.getAttribute('popovertarget'), seen: true });
  }
});

test('each text marks a term once, where it first uses it, and leads to its place in the glossary', async () => {
  const page = await open('/glossary/', { javaScriptEnabled: false });
  expect(await page.locator('.terms > [id]').evaluateAll((list) => list.map(({ id }) => id))).toEqual(
    content.terms.map(({ id }) => id),
  );
  let marked = 0;
  for (const address of addresses) {
    await page.goto(address);
    const uses = await page.locator('.prose').evaluateAll((texts) =>
      texts.flatMap((text) =>
        [...text.querySelectorAll('button.term')].map((button) => {
          const before = document.createRange();
          before.setStart(text, 0);
          before.setEndBefore(button);
          const part = before.cloneContents();
          for (const left of part.querySelectorAll(
            'a, code, pre, h1, h2, h3, h4, h5, h6, button, figure, svg, table, summary',
          ))
            left.remove();
          const definition = document.getElementById(button.getAttribute('popovertarget') ?? '');
          return {
            use: button.textContent ?? '',
            before: part.textContent ?? '',
            id: definition?.id ?? '',
            link: definition?.querySelector('a')?.getAttribute('href') ?? '',
          };
        }),
      ),
    );
    marked += uses.length;
    expect(new Set(uses.map(({ id }) => id)).size, address).toBe(uses.length);
    for (const { use, before, id, link } of uses) {
      const term = content.terms.find((one) => id === `term-${one.id}`);
      expect(link).toBe(`/glossary/#${term?.id}`);
      const forms = [term?.term ?? '', ...(term?.also ?? [])];
      expect(forms.map((form) => form.toLowerCase())).toContain(use.toLowerCase());
      const letters = before.split(/[^\p{L}\p{N}_-]+/u).join(' ');
      for (const form of forms) expect(` ${letters} `, `${form} in ${address}`).not.toContain(` ${form} `);
    }
  }
  expect(marked).toBeGreaterThan(addresses.length);
});
