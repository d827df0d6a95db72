import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { describe, expect, inject, test } from 'vitest';
import { differs, lead } from '../../src/model/derive/lead.ts';
import { evenWeights, writeWeights } from '../../src/model/derive/weights.ts';
import { pick } from '../../src/strings/compare.ts';
import { view } from '../../src/strings/view.ts';
import { themes, useBrowser } from '../setup/browse.ts';
import { content, pairs } from '../setup/site.ts';
import { namesOf, ratingsOf, resultOf, seenIn } from '../setup/weighed.ts';

const { open, fresh } = useBrowser();

const drawn = (page: Page) => page.locator('compare-options');
const said = (page: Page) => drawn(page).locator('> p[role="status"]');
const ready = (page: Page) => drawn(page).locator('.weigher').waitFor();
const ticked = (page: Page) =>
  page.locator('pick-options input:checked').evaluateAll((list) => list.map((one) => one.getAttribute('value')));

/** What the cells of some options say, by row: rating, summary and reason. */
const cellsOf = (page: Page, options: readonly string[]) =>
  page.locator('table[data-matrix] tr[data-feature]').evaluateAll(
    (rows, wanted) =>
      rows.map((row) => [
        row.id,
        ...[...row.querySelectorAll<HTMLElement>('td[data-option]')]
          .filter(({ dataset }) => wanted.includes(dataset['option'] ?? ''))
          .map((cell) => {
            const copy = cell.cloneNode(true) as Element;
            copy.querySelector('.leads')?.remove();
            const text = (of: string): string =>
              (copy.querySelector(of)?.textContent ?? '').replace(/\s+/g, ' ').trim();
            return [cell.id, cell.dataset['rating'], text('.cell-summary'), text('.evidence > p'), text('.meta')];
          }),
      ]),
    options,
  );

describe.each([
  ['backend-languages', ['go', 'rust', 'nodejs']],
  ['api-styles', ['rest', 'graphql', 'grpc']],
] as const)('three options of %s', (id, options) => {
  const address = `/compare/?options=${options.join(',')}`;
  const matrix = content.matrices.find((one) => one.id === id);
  if (!matrix) throw new Error(`no matrix ${id}`);
  const { groups } = matrix;
  const name = namesOf(matrix);
  const names = options.map(name).join(', ');
  const features = groups.flatMap((group) => group.features);

  test.each([360, 1280])('are drawn from its data alone, at %i pixels', async (width) => {
    const page = await (await fresh({ viewport: { width, height: 800 } })).newPage();
    const requests: string[] = [];
    const complaints: string[] = [];
    page.on('request', (request) => requests.push(request.url()));
    page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
    page.on('pageerror', (error) => complaints.push(error.message));
    await page.goto('/compare/');
    const before = await page.title();
    await page.goto(address);
    await ready(page);

    expect(await page.title()).not.toBe(before);
    expect(await page.title()).toContain(names);
    expect(await drawn(page).locator('.chosen').textContent()).toBe(names);
    const heads = await drawn(page)
      .locator('thead [data-head]')
      .evaluateAll((list) => list.map((one) => one.getAttribute('data-head')));
    expect(heads).toEqual(options);
    const leads = await drawn(page)
      .locator('tr[data-feature]')
      .evaluateAll((rows) => rows.map((row) => [row.id, row.getAttribute('data-winner')]));
    expect(leads).toEqual(features.map((feature) => [feature.id, lead(feature, options).winner]));
    const lost = await drawn(page)
      .locator('a[href^="#"]')
      .evaluateAll((links) =>
        links.filter((link) => !document.getElementById(link.getAttribute('href')?.slice(1) ?? '')),
      );
    expect(lost.length).toBe(0);
    const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    expect(over).toBe(0);
    const cells = await cellsOf(page, options);
    expect(cells.map((row) => row.length)).toEqual(features.map(() => options.length + 1));
    expect(requests.filter((url) => !url.startsWith(inject('address')))).toEqual([]);
    expect(complaints).toEqual([]);

    await page.goto(`/matrices/${id}/`);
    expect(await cellsOf(page, options)).toEqual(cells);

    const cell = `${features.at(-1)?.id}.${options[0]}`;
    await page.goto(`${address}#${cell}`);
    await expect
      .poll(() =>
        page.evaluate((id) => {
          const { top, bottom } = document.getElementById(id)?.getBoundingClientRect() ?? { top: -1, bottom: -1 };
          return top >= 0 && bottom > 0 && top < innerHeight;
        }, cell),
      )
      .toBe(true);
  });

  test('are weighed against each other', async () => {
    const page = await open(address);
    await ready(page);
    const subject = ratingsOf(matrix, options);
    const even = evenWeights(subject);
    expect(await seenIn(drawn(page))).toEqual(resultOf(matrix, options, even));
    await page.locator(`[id="weight-${groups[0]?.id}"]`).press('End');
    const turned = { ...even, groups: { ...even.groups, [groups[0]?.id ?? '']: 5 } };
    expect(await seenIn(drawn(page))).toEqual(resultOf(matrix, options, turned));
    expect(await page.evaluate(() => location.href)).toContain(`${address}&w=${writeWeights(subject, turned)}`);
    await page.reload();
    await ready(page);
    expect(await seenIn(drawn(page))).toEqual(resultOf(matrix, options, turned));
  });

  test('are looked at by the form, which keeps them in the address', async () => {
    const page = await open(address);
    await ready(page);
    const rows = drawn(page).locator('tr[data-feature]:visible');
    expect(await rows.count()).toBe(features.length);
    const different = features.filter((feature) => differs(feature, options));
    await drawn(page).getByRole('checkbox', { name: view.differences }).check();
    await expect.poll(() => rows.count()).toBe(different.length);
    await drawn(page).getByLabel(view.sort).selectOption('gap');
    const order = await rows.evaluateAll((list) => list.map((one) => one.id));
    expect(await page.evaluate(() => location.href)).toContain(`${address}&only=differences&sort=gap`);
    await page.reload();
    await ready(page);
    expect(await rows.evaluateAll((list) => list.map((one) => one.id))).toEqual(order);
  });

  test('are ticked in the picker, also after going back', async () => {
    const page = await open(address);
    await ready(page);
    expect(await ticked(page)).toEqual(options);
    await page.goto('/about/');
    await page.goBack();
    await ready(page);
    expect(await ticked(page)).toEqual(options);
  });
});

// The smaller matrix: what is drawn of the other one is the same.
test.each(themes)('axe finds nothing in what is drawn, in the %s theme', async (colorScheme) => {
  const page = await open('/compare/?options=rest,graphql,grpc', { colorScheme });
  await ready(page);
  await page.evaluate(() => {
    for (const details of document.querySelectorAll('details')) details.open = true;
  });
  const { violations } = await new AxeBuilder({ page }).include('compare-options').analyze();
  const found = violations.map((one) => `${one.id}: ${one.nodes.map(({ html }) => html.slice(0, 120)).join(' ')}`);
  expect(found).toEqual([]);
});

describe('an address of /compare/', () => {
  test('leads to the page of two options, whichever comes first', async () => {
    const page = await open('/about/');
    for (const options of ['go,rust', 'rust,go']) {
      await page.goto(`/compare/?options=${options}`);
      await page.waitForURL('**/compare/go-vs-rust/');
      await page.goBack();
      expect(page.url(), options).toContain('/about/');
    }
  });

  test('shows the options that it can and names the rest', async () => {
    const page = await open('/compare/');
    for (const [options, used, ignored] of [
      ['go,rust,nodejs,cobol', ['go', 'rust', 'nodejs'], 'cobol'],
      ['go,rest,rust,nodejs', ['go', 'rust', 'nodejs'], 'rest'],
      ['go,rust,go,nodejs', ['go', 'rust', 'nodejs'], 'go'],
      ['java,go,rust,nodejs,python', ['go', 'rust', 'nodejs', 'java'], 'python'],
      ['go,,rust,nodejs,<b>', ['go', 'rust', 'nodejs'], '<b>'],
    ] as const) {
      await page.goto(`/compare/?options=${encodeURIComponent(options)}`);
      await ready(page);
      const heads = drawn(page).locator('thead [data-head]');
      const shown = await heads.evaluateAll((list) => list.map((one) => one.getAttribute('data-head')));
      expect(shown, options).toEqual(used);
      expect(await said(page).textContent()).toBe(`${pick.ignored} ${ignored}`);
    }
  });

  test('with two options and more that it cannot use names the rest and links the pair', async () => {
    const page = await open('/compare/?options=go,rust,cobol');
    await said(page).getByRole('link').waitFor();
    expect(await said(page).textContent()).toContain(`${pick.ignored} cobol`);
    await said(page).getByRole('link').click();
    await page.waitForURL('**/compare/go-vs-rust/');
  });

  test('says that it takes two', async () => {
    const page = await open('/compare/');
    for (const [options, ignored] of [
      ['cobol,fortran', 'cobol, fortran'],
      ['rest,go', 'go'],
      ['go', ''],
      ['', ''],
    ] as const) {
      await page.goto(`/compare/?options=${options}`);
      const text = ignored ? `${pick.needsTwo} ${pick.ignored} ${ignored}` : pick.needsTwo;
      await expect.poll(async () => (await said(page).textContent())?.trim(), { message: options }).toBe(text);
      expect(await page.locator('ul.pairs a').first().isVisible()).toBe(true);
    }
  });

  test.each(['**/data/index.json', '**/data/matrices/*.json'])('says so where %s cannot be read', async (data) => {
    for (const answer of ['abort', 'missing', 'other'] as const) {
      const context = await fresh();
      await context.route(data, (route) => {
        if (answer === 'abort') return route.abort();
        return route.fulfill(answer === 'missing' ? { status: 404, body: '{}' } : { json: { version: 2 } });
      });
      const page = await context.newPage();
      await page.goto('/compare/?options=go,rust,nodejs');
      await expect.poll(() => said(page).textContent(), { message: answer }).toBe(pick.failed);
      expect(await drawn(page).locator('table').count()).toBe(0);
      const links = await page.locator('ul.pairs a:visible').count();
      expect(links).toBe(pairs.length);
    }
  });
});
