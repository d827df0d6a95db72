import { expect, it } from 'vitest';
import { inWords } from '../../../src/strings/dates.ts';

it('prints a date as precisely as it is known', () => {
  expect(inWords('2026')).toBe('2026');
  expect(inWords('2026-08')).toBe('August 2026');
  expect(inWords('2026-08-09')).toBe('9 August 2026');
});
