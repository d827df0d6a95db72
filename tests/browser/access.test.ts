import { AxeBuilder } from '@axe-core/playwright';
import { describe, expect, test } from 'vitest';
import { kinds, themes, useBrowser } from '../setup/browse.ts';

const { open } = useBrowser();

describe.each(themes)('in the %s theme', (colorScheme) => {
  test.each(kinds())('axe finds nothing on %s with everything unfolded', async (address) => {
    const page = await open(address, { colorScheme });
    await page.evaluate(() => {
      for (const details of document.querySelectorAll('details')) details.open = true;
    });
    const { violations } = await new AxeBuilder({ page }).analyze();
    const found = violations.map(
      ({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join('\n  ')}`,
    );
    expect(found, found.join('\n')).toEqual([]);
  });
});
