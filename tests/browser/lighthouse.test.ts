import { expect, inject, test } from 'vitest';
import { distOf } from '../setup/builds.ts';
import { runLighthouse } from '../setup/lighthouse.ts';

test.each(['/', '/compare/go-vs-rust/'])('Lighthouse has nothing to say about %s', async (address) => {
  distOf(inject('plain'));
  const { path, failure } = inject('chromium');
  if (failure) throw new Error(failure);
  const { scores, lost } = await runLighthouse(path, new URL(address, inject('address')).href, [
    'accessibility',
    'best-practices',
    'seo',
  ]);
  expect(scores, lost.join('\n')).toEqual({ accessibility: 100, 'best-practices': 100, seo: 100 });
});
