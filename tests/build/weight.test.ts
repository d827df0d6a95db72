import { expect, inject, test } from 'vitest';
import budgets from '../bench/budgets.json' with { type: 'json' };
import { kindOf, weigh } from '../bench/weight.ts';
import { distOf } from '../setup/builds.ts';
import { readPages } from '../setup/html.ts';

test('the flagship costs a first-time reader no more than was promised', () => {
  const { base } = inject('plain');
  const dist = distOf(inject('plain'));
  const flagship = readPages(dist).find(({ address }) => address === '/compare/go-vs-rust/');
  const bytes = flagship ? Object.values(weigh(dist, base, flagship)) : [];
  expect(bytes).toHaveLength(4);
  expect(bytes.reduce((sum, one) => sum + one, 0)).toBeLessThanOrEqual(budgets.firstLoad);
});

test('every page keeps to its budget, compressed as a good host would', () => {
  const { base } = inject('plain');
  const dist = distOf(inject('plain'));
  const over = readPages(dist).flatMap((page) => {
    const limits = budgets[kindOf(page)];
    const weights = weigh(dist, base, page);
    return Object.entries(weights)
      .filter(([what, bytes]) => bytes > limits[what as keyof typeof weights])
      .map(
        ([what, bytes]) => `${page.address}: ${what} ${bytes} bytes, ${limits[what as keyof typeof weights]} allowed`,
      );
  });
  expect(over).toEqual([]);
});
