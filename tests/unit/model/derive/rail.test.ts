import fc from 'fast-check';
import { expect, it } from 'vitest';
import { placed, scaleOf } from '../../../../src/model/derive/rail.ts';

it('places marks by their ratings', () => {
  expect(placed([1, 5], 24)).toEqual([9, 105]);
  expect(scaleOf(24).dots).toEqual([9, 33, 57, 81, 105]);
});

it('fans out marks that share a rating, around it and in order', () => {
  expect(placed([4, 4], 24)).toEqual([76.5, 85.5]);
  expect(placed([2, 2, 2], 24)).toEqual([24, 33, 42]);
});

it('keeps every pair of marks apart for whole ratings', () => {
  const rating = fc.integer({ min: 1, max: 5 });
  fc.assert(
    fc.property(fc.array(rating, { minLength: 2, maxLength: 2 }), (ratings) => {
      const [a = 0, b = 0] = placed(ratings, 24);
      expect(Math.abs(a - b)).toBeGreaterThanOrEqual(9);
    }),
    { seed: 1 },
  );
});
