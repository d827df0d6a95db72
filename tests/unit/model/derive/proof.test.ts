import { describe, expect, test } from 'vitest';
import { holds } from '../../../../src/model/derive/proof.ts';
import type { Proof } from '../../../../src/model/schema/lock.ts';

const steps = (outcomes: Partial<Record<Proof['steps'][number]['step'], 'passed' | 'failed'>>): Proof['steps'] =>
  (['format', 'build', 'lint', 'test', 'cases'] as const).flatMap((step) => {
    const outcome = outcomes[step];
    return outcome ? [{ step, commands: [], outcome }] : [];
  });
const fails = { step: 'build', saying: 'borrow of moved value' } as const;
const diagnostic = 'error[E0382]: borrow of moved value: `order`';

describe('a proof holds', () => {
  test('where every step passed', () => {
    expect(holds({ steps: steps({ build: 'passed', test: 'passed' }) }, undefined)).toBe(true);
  });

  test('where what is meant to fail failed, and said so', () => {
    expect(holds({ steps: steps({ format: 'passed', build: 'failed' }), diagnostic }, fails)).toBe(true);
  });

  test.each([
    ['a step failed', { steps: steps({ build: 'passed', test: 'failed' }) }, undefined],
    ['the cases failed', { steps: steps({ build: 'passed', cases: 'failed' }) }, undefined],
    ['what is meant to fail passed', { steps: steps({ build: 'passed' }) }, fails],
    ['what is meant to fail was not tried', { steps: steps({ format: 'passed' }), diagnostic }, fails],
    ['another step failed before', { steps: steps({ format: 'failed' }), diagnostic }, fails],
    ['another step failed besides', { steps: steps({ format: 'failed', build: 'failed' }), diagnostic }, fails],
    ['it failed for another reason', { steps: steps({ build: 'failed' }), diagnostic: 'disk full' }, fails],
    ['nobody knows why it failed', { steps: steps({ build: 'failed' }) }, fails],
  ])('not where %s', (_, proof, meant) => {
    expect(holds(proof, meant)).toBe(false);
  });
});
