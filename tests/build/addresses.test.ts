import { describe, expect, inject, test } from 'vitest';
import { distOf } from '../setup/builds.ts';
import { all, pageAt, readPages } from '../setup/html.ts';
import { comparisons, content, namedAddresses, promisedAddresses } from '../setup/site.ts';

describe.each(['plain', 'based'] as const)('the %s build', (which) => {
  test('has a page at every promised address', () => {
    const addresses = readPages(distOf(inject(which))).map(({ address }) => address);
    const promised = new Set([...namedAddresses, ...promisedAddresses()]);
    expect([...promised].filter((address) => !addresses.includes(address))).toEqual([]);
  });

  test('leads from the turned pair to the comparison', () => {
    const { base } = inject(which);
    const pages = readPages(distOf(inject(which)));
    for (const { id, options } of comparisons.filter((one) => one.options.length === 2)) {
      const turned = pageAt(pages, `/compare/${options.toReversed().join('-vs-')}/`);
      expect(all(turned.root, 'a').map((link) => link.attributes['href'])).toContain(`${base}compare/${id}/`);
      expect(turned.redirect).toBe(true);
    }
  });

  test('has the files that hosts and browsers look for', () => {
    const { root } = pageAt(readPages(distOf(inject(which))), '/');
    const { base } = inject(which);
    for (const rel of ['icon', 'manifest']) {
      expect(all(root, 'link', { rel })[0]?.attributes['href']).toMatch(new RegExp(`^${base}[^/]`));
    }
  });
});

test('every option, matrix and sample of content is there to be read', () => {
  expect(content.options.length).toBeGreaterThan(1);
  expect(content.matrices.length).toBeGreaterThan(0);
  expect(content.samples.length).toBeGreaterThan(0);
});
