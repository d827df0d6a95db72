import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { words } from '../../src/strings/en.ts';
import { useBrowser } from '../setup/browse.ts';
import { project } from '../setup/run.ts';
import { content } from '../setup/site.ts';

const { open } = useBrowser();
const permissions = ['clipboard-read', 'clipboard-write'];
const widths = [360, 1280];

const { repository, branch, url: site } = content.site;
const matrix = content.matrices.find(({ id }) => id === 'backend-languages');
const feature = matrix?.groups.flatMap(({ features }) => features).find(({ id }) => id === 'build-speed');
if (!matrix || !feature) throw new Error('no row build-speed');
const address = `/matrices/${matrix.id}/${feature.id}/`;
const cells = matrix.options.flatMap((option) => {
  const value = feature.values[option];
  const name = content.options.find(({ id }) => id === option)?.name ?? option;
  return value ? [{ id: `${feature.id}.${option}`, name, value }] : [];
});

const at = (page: Page, id: string): Locator => page.locator(`[id="${id}"]`);
const clipboard = (page: Page): Promise<string> => page.evaluate(() => navigator.clipboard.readText());

/** Copies the address that a control leads to, by keyboard. */
async function copied(page: Page, control: Locator): Promise<string> {
  await page.evaluate(() => navigator.clipboard.writeText(''));
  await control.press('Enter');
  await expect.poll(() => control.locator('xpath=..').getByRole('status').textContent()).toBe(words.copied);
  return clipboard(page);
}

/** Whether the beginning of an element can be seen: in the window, and below nothing else. */
const onTop = (element: Locator): Promise<boolean> =>
  element.evaluate((one) => {
    const { left, top } = one.getBoundingClientRect();
    const seen = document.elementFromPoint(left + 12, top + 12);
    return seen !== null && one.contains(seen);
  });

describe('the page of a row', () => {
  test.each(widths)('has each cell at an address that can be copied and opened, at %i pixels', async (width) => {
    const page = await open(address, { permissions, viewport: { width, height: 800 } });
    for (const { id, name } of cells) {
      const link = at(page, id).getByRole('link', { name: `${words.copyLink}: ${name}` });
      const text = await copied(page, link);
      expect(text).toBe(new URL(`${address}#${id}`, page.url()).href);
      expect(await page.evaluate(() => location.href)).toBe(text);
    }
    for (const { id } of cells) {
      await page.goto('about:blank');
      await page.goto(`${address}#${id}`);
      await expect.poll(() => onTop(at(page, id)), { message: id }).toBe(true);
    }
  });

  test.each(widths)('cites each cell as text, BibTeX and CSL-JSON, ready to copy, at %i pixels', async (width) => {
    const page = await open(address, { permissions, viewport: { width, height: 800 } });
    for (const { id, name, value } of cells) {
      const cite = at(page, id).locator('details.cite-this');
      await cite.getByText(words.cite, { exact: true }).click();
      const texts: string[] = [];
      for (const label of [words.citePlain, 'BibTeX', 'CSL-JSON']) {
        const button = cite.getByRole('button', { name: `${words.copy}: ${label}` });
        await button.press('Enter');
        await expect.poll(() => button.textContent()).toBe(words.copied);
        texts.push(await clipboard(page));
      }
      expect(texts).toEqual(await cite.locator('pre').allInnerTexts());
      const [text = '', bibtex = '', csl = ''] = texts;
      const url = new URL(`${address}#${id}`, site).href;
      for (const part of [feature.name, name, value.verified.release, value.verified.date, `${value.rating} of 5`]) {
        expect(text).toContain(part);
      }
      expect(text.endsWith(` ${url}`)).toBe(true);
      expect(bibtex).toMatch(/^@misc\{[^\s{},]+,\n(?: {2}\w+ += (?:\{.*\}|\w+),?\n)+\}$/);
      expect(bibtex).toContain(`\\url{${url}}`);
      expect(bibtex).toContain(value.verified.date);
      expect(JSON.parse(csl)).toMatchObject([
        {
          id,
          title: `${feature.name}: ${name}`,
          URL: url,
          issued: { 'date-parts': [(feature.edited ?? value.verified.date).split('-').map(Number)] },
          custom: { verified: value.verified.date, release: value.verified.release, rating: value.rating },
        },
      ]);
    }
  });

  test('leads from each cell to a report that names it and to its file', async () => {
    const page = await open(address, { javaScriptEnabled: false });
    for (const { id, name, value } of cells) {
      const report = new URL((await at(page, id).getByRole('link', { name: words.report }).getAttribute('href')) ?? '');
      expect(report.origin + report.pathname).toBe(`${repository}/issues/new`);
      expect(report.searchParams.get('title')).toContain(`${feature.name}, ${name}`);
      const body = report.searchParams.get('body') ?? '';
      for (const part of [id, feature.file, value.summary, new URL(`${address}#${id}`, site).href]) {
        expect(body).toContain(part);
      }
      const edit = await at(page, id).getByRole('link', { name: words.editValue, exact: true }).getAttribute('href');
      expect(edit).toBe(`${repository}/edit/${branch}/${feature.file}`);
    }
    expect(existsSync(join(project, feature.file))).toBe(true);
  });
});

describe('a matrix', () => {
  test.each(content.matrices)(
    'has each row and cell once, with a link of its own: $id',
    async ({ id, options, groups }) => {
      const rows = groups.flatMap(({ features }) => features);
      const ids = rows.flatMap((row) => [row.id, ...options.map((option) => `${row.id}.${option}`)]);
      const page = await open(`/matrices/${id}/`, { javaScriptEnabled: false });
      const found = await page.evaluate(
        (list) =>
          list.filter((one) => {
            const places = document.querySelectorAll(`[id="${one}"]`);
            const links = document.querySelectorAll(`copy-link a[href="#${one}"]`);
            const [place] = places;
            const [link] = links;
            const own = link && link.closest('td, tr') === place;
            return !(place?.matches('tr, td') && own && places.length === 1 && links.length === 1);
          }),
        ids,
      );
      expect(found).toEqual([]);
    },
  );

  test.each(widths)('copies the address of a row and a cell, which lead there, at %i pixels', async (width) => {
    const { id, options, groups } = matrix;
    const page = await open(`/matrices/${id}/`, { permissions, viewport: { width, height: 800 } });
    const row = groups.at(-1)?.features.at(-1)?.id ?? '';
    for (const one of [row, `${row}.${options.at(-1)}`]) {
      await page.goto(`/matrices/${id}/`);
      await at(page, row).locator('.row-more > summary').first().press('Enter');
      const text = await copied(page, page.locator(`copy-link a[href="#${one}"]`));
      expect(text).toBe(new URL(`/matrices/${id}/#${one}`, page.url()).href);
      await page.goto('about:blank');
      await page.goto(text);
      await expect.poll(() => onTop(at(page, one)), { message: one }).toBe(true);
    }
  });
});
