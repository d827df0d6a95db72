import { readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { HtmlValidate, type Result, StaticConfigLoader } from 'html-validate';
import { expect, inject, test } from 'vitest';
import rules from '../../.htmlvalidate.mjs';
import { distOf } from '../setup/builds.ts';
import { filesOf } from '../setup/files.ts';
import { all, plain, readPages } from '../setup/html.ts';

/** A page, and each template on it for itself: at most one of them ever stands on the page. */
async function validated(validator: HtmlValidate, file: string): Promise<Result[]> {
  const html = readFileSync(file, 'utf8');
  const templates = [...html.matchAll(/<template[^>]*>([\s\S]*?)<\/template>/g)].map(([, inner = '']) => inner);
  const page = html.replace(/(<template[^>]*>)[\s\S]*?(?=<\/template>)/g, '$1');
  const reports = await Promise.all([page, ...templates].map((text) => validator.validateString(text, file)));
  return reports.flatMap(({ results }) => results);
}

test('the HTML of every page is sound', async () => {
  const dist = distOf(inject('plain'));
  const validator = new HtmlValidate(new StaticConfigLoader(rules));
  const results = await Promise.all(readPages(dist).map(({ file }) => validated(validator, join(dist, file))));
  const found = results
    .flat()
    .flatMap(({ filePath, messages }) =>
      messages.map(({ ruleId, message }) => ({ page: relative(dist, filePath ?? ''), told: `${ruleId}: ${message}` })),
    );
  const told = [...Map.groupBy(found, (one) => one.told)].map(
    ([text, pages]) => `${text} (${pages.length}, as on ${pages[0]?.page})`,
  );
  expect(told.join('\n')).toBe('');
});

test('pages carry no inline style and no inline script', () => {
  for (const { address, root, redirect } of readPages(distOf(inject('plain')))) {
    expect(all(root, '*', { style: true }), `style attributes on ${address}`).toEqual([]);
    expect(all(root, 'style'), `style elements on ${address}`).toEqual([]);
    const scripts = all(root, 'script').filter(({ attributes }) => attributes['type'] !== 'application/ld+json');
    expect(
      scripts.filter(({ attributes }) => !attributes['src']).map(({ text }) => text),
      address,
    ).toEqual([]);
    const handlers = all(root, '*').flatMap(({ attributes }) =>
      Object.keys(attributes).filter((name) => /^on/.test(name)),
    );
    expect(handlers, `handlers on ${address}`).toEqual([]);
    if (redirect) expect(scripts).toEqual([]);
  }
});

test('no space stands before a comma, a colon or a full stop', () => {
  // A formatter that breaks a line of a template puts one there.
  const found = readPages(distOf(inject('plain'))).flatMap(({ file, root }) =>
    [...all(root, 'p'), ...all(root, 'figcaption')]
      .map((element) => /.{0,30}\S\s+[,:;.](?=\s|$).{0,20}/u.exec(plain(element))?.[0])
      .filter((text) => text !== undefined)
      .map((text) => `${file}: ${text}`),
  );
  expect(found).toEqual([]);
});

test('pages load nothing from elsewhere', () => {
  for (const { address, root } of readPages(distOf(inject('plain')))) {
    const loaded = all(root, '*', { src: true }).map(({ attributes }) => attributes['src']);
    const linked = all(root, 'link')
      .filter(({ attributes }) => !['canonical', 'alternate'].includes(attributes['rel'] ?? ''))
      .map(({ attributes }) => attributes['href']);
    expect(
      [...loaded, ...linked].filter((to) => !/^\/[^/]/.test(to ?? '')),
      address,
    ).toEqual([]);
  }
});

test('what the browser runs holds no reader, no schema and nothing of Node', () => {
  const dist = distOf(inject('plain'));
  const scripts = filesOf(dist).filter((file) => file.endsWith('.js'));
  expect(scripts).not.toEqual([]);
  for (const file of scripts) {
    const found = /["']node:|\bprocess\.|ZodError|strictObject|parseDocument|gray-?matter|\byaml\b/i.exec(
      readFileSync(join(dist, file), 'utf8'),
    );
    expect(found?.[0], file).toBeUndefined();
  }
});
