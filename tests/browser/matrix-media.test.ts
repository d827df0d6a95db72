import { describe, expect, test } from 'vitest';
import { valueWords } from '../../src/strings/value.ts';
import { themes, useBrowser } from '../setup/browse.ts';
import { colour, looks } from '../setup/looks.ts';
import { tables } from '../setup/tables.ts';

const { open } = useBrowser();

describe.each(tables)('$address', (table) => {
  describe.each([360, 1280])('at %i pixels', (width) => {
    const viewport = { width, height: 800 };

    test('who leads is a word and marks are shapes, whatever the colours', async () => {
      const page = await open(table.address, { viewport });
      const leaders = page.locator('.viewed td.leader');
      const words = page.locator('.viewed td .leads:visible');
      expect(await leaders.count()).toBe(table.rows.filter(({ winner }) => winner !== 'none').length);
      expect(await words.evaluateAll((all) => all.map((one) => one.closest('td')?.id))).toEqual(
        await leaders.evaluateAll((all) => all.map(({ id }) => id)),
      );
      expect(new Set(await words.allInnerTexts())).toEqual(new Set([valueWords.leads]));

      const rails = await page.locator('tr[data-feature] .rail:visible').evaluateAll((all) =>
        all.map((rail) => ({
          marks: [...rail.querySelectorAll<SVGPathElement>('.mark')].map((mark) => ({
            shape: mark.getAttribute('d'),
            x: mark.getBoundingClientRect().x,
          })),
          row: rail.closest('tr')?.id,
        })),
      );
      const named = page.locator('tr[data-feature]').first().locator('.cell-option path');
      const shapes = await named.evaluateAll((all) => all.map((one) => one.getAttribute('d')));
      expect(new Set(shapes).size).toBe(table.options.length);
      expect(rails.length).toBe(table.rows.length);
      for (const { marks, row } of rails) {
        expect(marks.map(({ shape }) => shape)).toEqual(shapes);
        const ratings = Object.values(table.rows.find(({ id }) => id === row)?.ratings ?? {});
        for (const [one, rating] of ratings.entries())
          for (const [other, less] of ratings.entries())
            if (rating > less) expect(marks[one]?.x, row).toBeGreaterThan(marks[other]?.x ?? Number.NaN);
      }
    });

    test('forced colours keep leaders, marks, choices and the place an address leads to', async () => {
      const page = await open(`${table.address}#${table.rows[1]?.id}.${table.options[0]?.id}`, {
        viewport,
        forcedColors: 'active',
      });
      const [ink, paper, highlight] = [
        await colour(page, 'CanvasText'),
        await colour(page, 'Canvas'),
        await colour(page, 'Highlight'),
      ];
      const edge = ['border-left-style', 'border-left-width', 'border-left-color'];
      expect(await looks(page.locator('td.leader'), edge)).toEqual([`solid 3px ${highlight}`]);
      expect(await looks(page.locator('td:not(.leader)'), edge)).not.toContain(`solid 3px ${highlight}`);
      expect(await looks(page.locator('.rail .mark'), ['fill', 'stroke'])).toEqual([`${ink} ${paper}`]);

      const pill = await looks(page.locator('.choice input:checked + span'), ['background-color', 'color']);
      expect(pill).toEqual([`${await colour(page, 'SelectedItem')} ${await colour(page, 'SelectedItemText')}`]);
      const ring = ['outline-style', 'outline-width'];
      expect(await looks(page.locator('td:target'), ring)).toEqual(['solid 2px']);
      expect(await looks(page.locator('.viewed td:not(:target)'), ring)).not.toContain('solid 2px');
    });

    test('more contrast turns soft text into ink, in both themes', async () => {
      const page = await open(table.address, { viewport });
      const look = async () => ({
        ink: await looks(page.locator('body'), ['color']),
        soft: await looks(page.locator('.viewed td:not(.leader) .cell-summary'), ['color']),
        line: await looks(page.locator('tr[data-feature]'), ['border-top-color', 'border-bottom-color']),
      });
      for (const colorScheme of themes) {
        await page.emulateMedia({ colorScheme, contrast: 'no-preference' });
        const usual = await look();
        expect(usual.soft).not.toEqual(usual.ink);
        await page.emulateMedia({ colorScheme, contrast: 'more' });
        const more = await look();
        expect(more).toMatchObject({ ink: usual.ink, soft: usual.ink });
        expect(more.line).not.toEqual(usual.line);
      }
    });
  });

  test('nothing moves by itself where motion is to be reduced', async () => {
    const page = await open(table.address, { reducedMotion: 'no-preference' });
    const durations = (): Promise<string[]> =>
      looks(page.locator('a, button, summary, .heads-slide'), ['transition-duration']);
    expect(await durations()).not.toEqual(['0s']);
    await page.emulateMedia({ reducedMotion: 'reduce' });
    expect(await durations()).toEqual(['0s']);
    expect(await looks(page.locator('html'), ['scroll-behavior'])).toEqual(['auto']);
    // What follows a scroll is no motion of its own.
    const moving = await page.evaluate(
      () => document.getAnimations().filter(({ timeline }) => timeline === document.timeline).length,
    );
    expect(moving).toBe(0);
  });
});
