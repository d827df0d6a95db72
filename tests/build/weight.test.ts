import { expect, inject, test } from 'vitest';
import budgets from '../bench/budgets.json' with { type: 'json' };
import { weigh } from '../bench/weight.ts';
import { distOf } from '../setup/builds.ts';
import { readPages } from '../setup/html.ts';

test('every page keeps to its budget, compressed as a good host would', () => {
  const { base } = inject('plain');
  const dist = distOf(inject('plain'));
  const over = readPages(dist).flatMap((page) => {
    const limits = page.address.startsWith('/compare/') ? budgets.comparison : budgets.page;
    const weights = weigh(dist, base, page);
    return Object.entries(weights)
      .filter(([what, bytes]) => bytes > limits[what as keyof typeof weights])
      .map(
        ([what, bytes]) => `${page.address}: ${what} ${bytes} bytes, ${limits[what as keyof typeof weights]} allowed`,
      );
  });
  expect(over).toEqual([]);
});
