import type { Locator, Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { GAP } from '../../src/model/derive/view.ts';
import { view } from '../../src/strings/view.ts';
import { useBrowser } from '../setup/browse.ts';
import { columnsSeen, evidenceSeen, idsOf, rowsSeen, type Table, tables, viewForm } from '../setup/tables.ts';

const { fresh, open } = useBrowser();

const state = async (page: Page) => ({ rows: await rowsSeen(page), columns: await columnsSeen(page) });

const weighed = (page: Page): Promise<string | null> => page.locator('.outcome .weighed').textContent();

type Choice = readonly [key: string, value: string, make: (form: Locator) => Promise<unknown>];

/** Every choice that the form offers: the key of the address, its value, and how it is made. */
function choices({ options, rows }: Table): Choice[] {
  const row = rows.find(({ differs }) => differs);
  const [first, second, ...others] = idsOf(options);
  const hide: Choice = ['hide', second ?? '', (form) => form.locator(`[name="show"][value="${second}"]`).uncheck()];
  const moveFirst = (form: Locator): Promise<void> =>
    form.getByRole('button', { name: `${options[0]?.name}: ${view.later}`, exact: true }).click();
  return [
    ['sort', GAP, (form) => form.getByLabel(view.sort).selectOption(GAP)],
    ['order', [second, first, ...others].join(), moveFirst],
    // Of two options none is hidden here: no row of one alone differs.
    ...(others.length > 0 ? [hide] : []),
    ['only', 'differences', (form) => form.getByLabel(view.differences).check()],
    ['group', row?.group ?? '', (form) => form.locator(`[name="group"][value="${row?.group}"]`).check()],
    ['rows', 'details', (form) => form.getByLabel(view.details).check()],
    [
      'find',
      row?.name ?? '',
      async (form) => {
        await form.getByLabel(view.find).pressSequentially(row?.name ?? '');
        await form.getByLabel(view.find).press('Enter');
      },
    ],
  ];
}

describe.each(tables)('$address', (table) => {
  const weights: [string, string] = ['w', table.groups.map((_, at) => (at === 0 ? 5 : 1)).join('')];
  const start = `${table.address}?${weights.join('=')}`;

  test('every choice comes into the address, a fresh page shows the same, and going back undoes it', async () => {
    const page = await open(start);
    await viewForm(page).getByText(view.columns, { exact: true }).click();
    const states = [await state(page)];
    const said = new Map([weights]);
    for (const [key, value, make] of choices(table)) {
      await make(viewForm(page));
      said.set(key, value);
      expect(Object.fromEntries(new URL(page.url()).searchParams)).toEqual(Object.fromEntries(said));
      states.push(await state(page));
    }
    const last = states.at(-1) ?? { rows: [], columns: { heads: [] } };
    expect(last.rows.length).toBeGreaterThan(0);

    const other = await page.context().newPage();
    await other.goto(page.url());
    expect(await state(other)).toEqual(last);
    expect(await weighed(other)).toBe(await weighed(page));
    expect(await evidenceSeen(other)).toBe(last.rows.length * last.columns.heads.length);
    await other.close();

    for (const before of states.slice(0, -1).toReversed()) {
      await page.goBack();
      await expect.poll(() => state(page)).toEqual(before);
    }
    expect(page.url().endsWith(start)).toBe(true);
    expect(await viewForm(page).evaluate(isAsLoaded)).toBe(true);
  });

  test('values that mean nothing show the whole table and are named', async () => {
    const errors: string[] = [];
    const page = await (await fresh()).newPage();
    page.on('pageerror', (error) => errors.push(error.message));
    page.on('console', (message) => message.type() === 'error' && errors.push(message.text()));
    const bad = ['only=zzz', 'group=nope', 'rows=3', 'sort=x', 'hide=a,b', 'order=q'];
    const all = `hide=${idsOf(table.options).join()}`;
    await page.goto(`${table.address}?${bad.join('&')}&${all}`);
    const order = idsOf(table.options);
    const usual = { rows: idsOf(table.rows), columns: { strip: order, heads: order, rows: order } };
    expect(await state(page)).toEqual(usual);
    expect(await viewForm(page).evaluate(isAsLoaded)).toBe(true);
    const said = await viewForm(page).locator('.said').textContent();
    for (const one of [...bad, all]) expect(said).toContain(one);
    expect(said).toContain(view.ignored);

    await page.goto(`${table.address}?find=%E0%A4%A&${weights.join('=')}`);
    expect(await rowsSeen(page)).toEqual([]);
    await page.goto(`${table.address}?find=${'z'.repeat(61)}`);
    expect(await viewForm(page).locator('.said').textContent()).toContain('find=z');
    expect(errors).toEqual([]);
  });

  test('good values beside bad ones hold', async () => {
    const [first, ...others] = idsOf(table.options);
    const page = await open(`${table.address}?hide=nope,${first}&order=q,${others.at(-1)}&group=nope&sort=${first}`);
    const order = [others.at(-1) ?? '', ...others.slice(0, -1)];
    expect(await columnsSeen(page)).toEqual({ strip: order, heads: order, rows: order });
    const rating = (id: string): number => table.rows.find((row) => row.id === id)?.ratings[first ?? ''] ?? 0;
    expect(await rowsSeen(page)).toEqual(idsOf(table.rows).toSorted((a, b) => rating(b) - rating(a)));
    const said = await viewForm(page).locator('.said').textContent();
    expect(said).toMatch(/: hide=nope, order=q, group=nope$/);
  });

  test.each(['', `.${table.options.at(-1)?.id}`])(
    '#row%s is in sight though the rest of the address sets it aside',
    async (cell) => {
      const row = table.rows.at(-1);
      const page = await open(
        `${table.address}?only=differences&group=${table.groups[0]?.id}&find=zyx+wvu#${row?.id}${cell}`,
      );
      expect(await rowsSeen(page)).toEqual([row?.id]);
      await expect.poll(() => page.locator(`#${row?.id}`).evaluate(inSight)).toBe(true);
    },
  );

  test('#group shows all rows of the group though the rest of the address sets them aside', async () => {
    const [first, last] = [table.groups[0]?.id, table.groups.at(-1)?.id];
    const page = await open(`${table.address}?only=differences&group=${first}&find=zyx+wvu#group-${last}`);
    expect(await rowsSeen(page)).toEqual(idsOf(table.rows.filter(({ group }) => group === last)));
    await expect.poll(() => page.locator(`#group-${last}`).evaluate(inSight)).toBe(true);
  });
});

test('the contents mark the group that is read, though others are set aside', async () => {
  const table = tables.find(({ address }) => address.startsWith('/matrices/'));
  const group = `#group-${table?.groups[0]?.id}`;
  const page = await open(`${table?.address}?find=zyx+wvu${group}`);
  const marked = page.locator('contents-spy [aria-current]');
  await expect
    .poll(() => marked.evaluateAll((links) => links.map((link) => link.getAttribute('href'))))
    .toEqual([group]);
});

/** Whether every control of the form stands as the page came. */
function isAsLoaded(form: Element): boolean {
  return [...form.querySelectorAll('input, option')].every((one) => {
    if (one instanceof HTMLOptionElement) return one.selected === (one.value === '');
    const input = one as HTMLInputElement;
    return input.checked === input.defaultChecked && (input.type !== 'search' || input.value === '');
  });
}

function inSight(one: Element): boolean {
  const { top, bottom } = one.getBoundingClientRect();
  return bottom > 0 && top < innerHeight;
}
