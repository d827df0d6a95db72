import { expect, inject, test } from 'vitest';
import { readPlace } from '../../src/site/place.ts';
import { metaPolicy } from '../../src/site/policy.ts';
import { distOf } from '../setup/builds.ts';
import { all, type Page, readPages } from '../setup/html.ts';
import { project } from '../setup/run.ts';
import { comparisons, content } from '../setup/site.ts';

const { origin } = readPlace(project);
const pages = (): Page[] => readPages(distOf(inject('based'))).filter(({ redirect }) => !redirect);

function meta({ root }: Page, name: string): string | undefined {
  const found = [...all(root, 'meta', { name }), ...all(root, 'meta', { property: name })];
  return found[0]?.attributes['content'];
}

function structured({ root }: Page): Record<string, unknown>[] {
  return all(root, 'script', { type: 'application/ld+json' }).flatMap(({ text }) => {
    const data = JSON.parse(text) as { '@graph'?: Record<string, unknown>[] };
    return data['@graph'] ?? [data];
  });
}

test('every page says in its head what it is', () => {
  const { base } = inject('based');
  for (const page of pages()) {
    const link = (rel: string): string | undefined => all(page.root, 'link', { rel })[0]?.attributes['href'];
    const address = origin + base + page.address.slice(1);
    const said = {
      language: all(page.root, 'html')[0]?.attributes['lang'],
      title: all(page.root, 'title')[0]?.text,
      description: meta(page, 'description'),
      canonical: link('canonical'),
      ogTitle: meta(page, 'og:title'),
      ogDescription: meta(page, 'og:description'),
      ogType: meta(page, 'og:type'),
      ogUrl: meta(page, 'og:url'),
      themeColour: meta(page, 'theme-color'),
      icon: link('icon'),
      manifest: link('manifest'),
      viewport: meta(page, 'viewport'),
    };
    for (const [what, value] of Object.entries(said)) expect(value, `${what} of ${page.address}`).toMatch(/\S/);
    expect(said.language).toBe(content.site.language);
    if (page.file !== '404.html') expect(said.canonical, page.address).toBe(address);
    expect(said.ogUrl, page.address).toBe(said.canonical);
    expect(said.description?.length, `description of ${page.address}`).toBeLessThanOrEqual(200);
    expect(all(page.root, 'h1').length, `h1 of ${page.address}`).toBe(1);
  }
});

test('no two pages share a title or a description', () => {
  for (const read of [(page: Page) => all(page.root, 'title')[0]?.text, (page: Page) => meta(page, 'description')]) {
    const byText = Map.groupBy(pages(), read);
    const shared = [...byText].filter(([, group]) => group.length > 1);
    expect(shared.map(([text, group]) => `${text}: ${group.map(({ address }) => address).join(' ')}`)).toEqual([]);
  }
});

test('every page carries the policy for hosts without headers', () => {
  for (const page of pages()) {
    const policies = all(page.root, 'meta', { 'http-equiv': 'Content-Security-Policy' });
    expect(
      policies.map((one) => one.attributes['content']),
      page.address,
    ).toEqual([metaPolicy]);
  }
});

test('structured data is sound, and comparisons carry article, questions and crumbs', () => {
  const byAddress = new Map(pages().map((page) => [page.address, structured(page)]));
  for (const [address, data] of byAddress) {
    for (const one of data) expect(one['@type'], address).toMatch(/^[A-Z]\w+$/);
  }
  for (const { id, faq, published, updated } of comparisons) {
    const data = byAddress.get(`/compare/${id}/`) ?? [];
    expect(data.map((one) => one['@type'])).toEqual(expect.arrayContaining(['Article', 'FAQPage', 'BreadcrumbList']));
    expect(data.find((one) => one['@type'] === 'FAQPage')?.['mainEntity']).toHaveLength(faq.length);
    expect(data.find((one) => one['@type'] === 'Article')).toMatchObject({
      datePublished: published,
      dateModified: updated,
    });
  }
});
