import { AxeBuilder } from '@axe-core/playwright';
import { describe, expect, test } from 'vitest';
import type { Sample } from '../../src/model/schema/content.ts';
import { themes, useBrowser } from '../setup/browse.ts';
import { colour, looks } from '../setup/looks.ts';
import { overflowOf } from '../setup/overflow.ts';
import { content } from '../setup/site.ts';

const { open } = useBrowser();

const addressOf = ({ id }: Sample): string => `/samples/${id}/`;
const sizeOf = ({ projects }: Sample): number =>
  projects.reduce((sum, { files }) => sum + files.reduce((all, { text }) => all + text.length, 0), 0);

const longest = content.samples.toSorted((a, b) => sizeOf(b) - sizeOf(a));
const byOptions = longest.toSorted((a, b) => a.projects.length - b.projects.length);

/** The longest samples with the least and the most options, and with one that is meant to fail. */
const kinds = new Set([
  ...byOptions.slice(0, 1),
  ...longest.filter(({ projects }) => projects.length === byOptions.at(-1)?.projects.length).slice(0, 1),
  ...longest.filter(({ projects }) => projects.some(({ fails }) => fails !== undefined)).slice(0, 1),
]);

/** Where the last step of the last option stands, which is far from the top. */
function lastStep({ projects, regions }: Sample): {
  readonly id: string;
  readonly text: string;
  readonly step: number;
} {
  const project = projects.at(-1);
  const region = regions.at(-1);
  const part = region && project?.regions[region.id];
  if (!project || !part) throw new Error('a sample without a step');
  const text = part.text.split('\n')[0]?.trim() ?? '';
  return { id: `${project.option}/${part.path}:${part.from}`, text, step: regions.length };
}

describe.each([...kinds])('the sample $id', (sample) => {
  const address = addressOf(sample);
  const aim = lastStep(sample);

  describe.each([
    { width: 360, javaScriptEnabled: true },
    { width: 360, javaScriptEnabled: false },
    { width: 1280, javaScriptEnabled: true },
    { width: 1280, javaScriptEnabled: false },
  ])('at $width pixels, scripts: $javaScriptEnabled', ({ width, javaScriptEnabled }) => {
    const options = { viewport: { width, height: 800 }, javaScriptEnabled };

    test('the address of a line leads to it and marks it', async () => {
      const page = await open(`${address}#${aim.id}`, options);
      const line = page.locator('.line:target');
      expect(await line.count()).toBe(1);
      expect(await line.getAttribute('id')).toBe(aim.id);
      expect((await line.textContent())?.trim()).toBe(aim.text);
      // All of it on the screen.
      const box = await line.boundingBox();
      expect(box && box.y >= 0 && box.y + box.height <= 800, JSON.stringify(box)).toBe(true);
      const properties = ['background-color', 'outline-style'];
      for (const colorScheme of themes) {
        await page.emulateMedia({ colorScheme });
        const [marked] = await looks(line, properties);
        const others = await looks(page.locator('.files .line:not(:target):not(.marked)'), properties);
        expect(marked).toContain('solid');
        expect(others).not.toContain(marked);
        expect(others.join()).not.toContain('solid');
      }
    });

    test('a step leads to its lines, and a number of a line is its address', async () => {
      const page = await open(address, options);
      const pane = page.locator('figure[data-sample] .step').last().locator('.pane').last();
      await pane.locator('.pane-head a').click();
      await expect.poll(() => page.evaluate(() => decodeURIComponent(location.hash))).toBe(`#${aim.id}`);
      expect(await page.locator('.line:target').getAttribute('data-step')).toBe(String(aim.step));
      const next = aim.id.replace(/\d+$/, (number) => String(Number(number) + 1));
      const other = page.locator(`.line[id="${next}"]`);
      if ((await other.count()) === 0) return;
      await other.locator('> a').click({ position: { x: 5, y: 5 } });
      expect(await page.locator('.line:target').getAttribute('id')).toBe(next);
    });

    test(`nothing sticks out, and steps ${width < 900 ? 'stand below each other' : 'line up side by side'}`, async () => {
      const page = await open(address, options);
      for (const colorScheme of themes) {
        await page.emulateMedia({ colorScheme });
        expect(await overflowOf(page), colorScheme).toEqual([]);
      }
      const steps = await page.locator('figure[data-sample] .step').evaluateAll((all) =>
        all.map((step) =>
          [...step.querySelectorAll('.pane')].map((pane) => {
            const { x, y, width } = pane.getBoundingClientRect();
            return { x, y, width };
          }),
        ),
      );
      expect(steps.length).toBe(sample.regions.length);
      for (const panes of steps) {
        expect(panes.length).toBe(sample.projects.length);
        const abreast = panes.filter(({ y }) => y === panes[0]?.y).length;
        if (width < 900) expect(abreast).toBe(1);
        else expect(abreast).toBeGreaterThanOrEqual(Math.min(2, panes.length));
        for (const [at, { x, y, width: own }] of panes.entries()) {
          const row = panes[at - (at % abreast)];
          // Of one row, with the same top; from left to right; of one width; in the same column as in the first step.
          expect(y).toBe(row?.y);
          if (at % abreast > 0) expect(x).toBeGreaterThan(panes[at - 1]?.x ?? Number.NaN);
          else if (at > 0) expect(y).toBeGreaterThan(panes[at - 1]?.y ?? Number.NaN);
          expect(Math.abs(own - (panes[0]?.width ?? 0))).toBeLessThan(1);
          expect(x).toBe(steps[0]?.[at]?.x);
        }
      }
    });
  });

  test.each(themes)('axe finds nothing on it in the %s theme', async (colorScheme) => {
    const page = await open(address, { colorScheme });
    // Whole files take axe a long time; access.test.ts gives it the longest.
    const { violations } = await new AxeBuilder({ page }).exclude('.files').analyze();
    expect(
      violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join('\n')}`),
    ).toEqual([]);
  });

  test('forced colours keep panes, numbers of steps and the line an address leads to', async () => {
    const page = await open(`${address}#${aim.id}`, { forcedColors: 'active' });
    const [ink, paper] = [await colour(page, 'CanvasText'), await colour(page, 'Canvas')];
    expect(await looks(page.locator('.line:target'), ['outline-style', 'outline-width'])).toEqual(['solid 1px']);
    expect(await looks(page.locator('.pane'), ['border-top-style', 'border-top-color'])).toEqual([`solid ${ink}`]);
    expect(await looks(page.locator('.code .line'), ['color'])).toEqual([ink]);
    for (const pseudo of [undefined, '::after']) {
      const numbers = page.locator(pseudo ? '.code [data-step]' : '.step-title .disc');
      const seen = await numbers.evaluateAll(
        (all, pseudo) =>
          all.map((one) => {
            const { color, backgroundColor, content } = getComputedStyle(one, pseudo);
            return { color, backgroundColor, text: pseudo ? content.replaceAll('"', '') : one.textContent };
          }),
        pseudo,
      );
      for (const { color, backgroundColor, text } of seen) {
        expect(color).not.toBe(backgroundColor);
        expect([ink, paper]).toContain(color);
        expect(text).toMatch(/^\d$/);
      }
    }
  });

  test('on paper no code is cut', async () => {
    // A sheet of A4 with margins.
    const page = await open(address, { viewport: { width: 718, height: 1000 } });
    await page.emulateMedia({ media: 'print' });
    const cut = await page
      .locator('html, .code')
      .evaluateAll((all) =>
        all
          .filter((one) => one.scrollWidth > one.clientWidth)
          .map((one) => `${one.scrollWidth} in ${one.clientWidth}: ${one.textContent.trim().slice(0, 60)}`),
      );
    expect(cut).toEqual([]);
    expect(await page.locator('copy-code:visible').count()).toBe(0);
  });

  test('the keyboard reaches code that is wider than its pane, and scrolls it', async () => {
    const page = await open(address, { viewport: { width: 360, height: 800 } });
    const wide = await page
      .locator('.code')
      .evaluateAll((all) => all.findIndex((one) => one.scrollWidth > one.clientWidth));
    if (wide < 0) return;
    const code = page.locator('.code').nth(wide);
    for (let stop = 0; stop < 200; stop += 1) {
      await page.keyboard.press('Tab');
      if (await code.evaluate((one) => one === document.activeElement)) break;
    }
    expect(await code.evaluate((one) => one === document.activeElement)).toBe(true);
    await page.keyboard.press('ArrowRight');
    await expect.poll(() => code.evaluate((one) => one.scrollLeft)).toBeGreaterThan(0);
  });
});
