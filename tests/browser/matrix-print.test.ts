import { describe, expect, test } from 'vitest';
import { view } from '../../src/strings/view.ts';
import { themes, useBrowser } from '../setup/browse.ts';
import { looks } from '../setup/looks.ts';
import { evidenceSeen, tables, viewForm, whole } from '../setup/tables.ts';

const { open } = useBrowser();

describe.each(tables)('$address', (table) => {
  test('on paper there is evidence and no control', async () => {
    // A sheet of A4 with margins.
    const page = await open(table.address, { viewport: { width: 718, height: 1000 } });
    await viewForm(page).getByLabel(view.differences).check();
    const rows = table.rows.filter(({ differs }) => differs);
    await page.emulateMedia({ media: 'print' });

    const controls = page.locator('input:visible, select:visible, textarea:visible, main button:not(.term):visible');
    expect(await controls.evaluateAll((all) => all.map((one) => one.outerHTML.slice(0, 80)))).toEqual([]);
    for (const selector of ['theme-switch', '.site-header nav', '.toc', '.skip', '.row-links'])
      expect(await page.locator(`${selector}:visible`).count(), selector).toBe(0);

    const cells = rows.length * table.options.length;
    expect(await evidenceSeen(page)).toBe(cells);
    expect(await page.locator('tr[data-feature] .rail:visible').count()).toBe(rows.length);
    expect(await page.locator('tr[data-feature] .cell-option:visible').count()).toBe(cells);
    // What does not fit on the sheet is lost.
    const over = await page
      .locator('html, .matrix-scroll')
      .evaluateAll((all) => all.map((one) => one.scrollWidth - one.clientWidth));
    expect(Math.max(...over)).toBeLessThanOrEqual(0);

    const sources = page.locator('.notes li > a:visible');
    const addresses = await sources.evaluateAll((all) =>
      all.filter((one) => !getComputedStyle(one, '::after').content.includes(one.getAttribute('href') ?? '?')),
    );
    expect(addresses.length).toBe(0);
    expect(await sources.count()).toBeGreaterThan(rows.length);
  });
});

test.each(themes)('on paper all is black on white, though the screen is %s', async (colorScheme) => {
  const page = await open(whole.address, { colorScheme });
  const look = async () => ({
    page: await looks(page.locator('html'), ['color-scheme', 'background-color']),
    text: await looks(page.locator('body, .viewed .leader .cell-summary'), ['color']),
    soft: await looks(page.locator('.viewed td:not(.leader) .cell-summary'), ['color']),
  });
  await page.emulateMedia({ media: 'print' });
  const paper = await look();
  expect(paper).toMatchObject({ page: ['light rgb(255, 255, 255)'], text: ['rgb(0, 0, 0)'] });
  for (const chosen of themes) {
    await page.evaluate((chosen) => {
      document.documentElement.dataset['theme'] = chosen;
    }, chosen);
    expect(await look(), `with the ${chosen} theme chosen`).toEqual(paper);
  }
});
