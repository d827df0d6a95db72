import { describe, expect, inject, test } from 'vitest';
import { distOf } from '../setup/builds.ts';
import { all, pageAt, readPages } from '../setup/html.ts';
import { content, namedAddresses, pairs, promisedAddresses } from '../setup/site.ts';

describe.each(['plain', 'based'] as const)('the %s build', (which) => {
  test('has a page at every promised address', () => {
    const addresses = readPages(distOf(inject(which))).map(({ address }) => address);
    const promised = new Set([...namedAddresses, ...promisedAddresses()]);
    expect([...promised].filter((address) => !addresses.includes(address))).toEqual([]);
  });

  test('leads from a turned pair to the pair', () => {
    const { base } = inject(which);
    const pages = readPages(distOf(inject(which)));
    for (const { first, second } of pairs) {
      const turned = pageAt(pages, `/compare/${second}-vs-${first}/`);
      const links = all(turned.root, 'a').map((link) => link.attributes['href']);
      expect(links).toContain(`${base}compare/${first}-vs-${second}/`);
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
