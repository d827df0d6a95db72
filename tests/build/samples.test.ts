import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { unzipSync } from 'fflate';
import { beforeAll, describe, expect, inject, test } from 'vitest';
import { holds } from '../../src/model/derive/proof.ts';
import type { Sample, SampleProject } from '../../src/model/schema/content.ts';
import type { Lock } from '../../src/model/schema/lock.ts';
import { words } from '../../src/strings/en.ts';
import { builtAndTested, stepsDone, testedWith } from '../../src/strings/sample.ts';
import { distOf } from '../setup/builds.ts';
import { all, type Element, type Page, pageAt, plain, readPages, withClass } from '../setup/html.ts';
import { project as root } from '../setup/run.ts';
import { content } from '../setup/site.ts';

let pages: Page[] = [];
beforeAll(() => {
  pages = readPages(distOf(inject('plain')));
});

const lock = JSON.parse(readFileSync(join(root, 'content/samples/lock.json'), 'utf8')) as Lock;

const pageOf = (sample: Sample): Element => pageAt(pages, `/samples/${sample.id}/`).root;
const optionOf = ({ attributes }: Element): string => attributes['data-option'] ?? '';
const nameOf = (option: string): string => content.options.find(({ id }) => id === option)?.name ?? option;

/** What the page says of one project: what was proved of it, and how to get it. */
function factsOf(sample: Sample, option: string): Element {
  const [facts] = withClass(pageOf(sample), 'toolchains').flatMap((list) =>
    all(list, 'div', { 'data-option': option }),
  );
  if (!facts) throw new Error(`${sample.id} says nothing of ${option}`);
  return facts;
}

/** The entry of the lock file, where it was made from these very sources and came to what it should. */
function provenBy(
  { id }: Sample,
  { option, digest, fails }: SampleProject,
): Lock['samples'][string][string] | undefined {
  const entry = lock.samples[id]?.[option];
  return entry?.digest === digest && holds(entry, fails) ? entry : undefined;
}

const claim = /\b(run|built|tested|recorded) with\b/i;

describe.each(content.samples)('the sample $id', (sample) => {
  test('says what was run, with what and when, exactly where the lock file proves it', () => {
    for (const project of sample.projects) {
      const said = plain(factsOf(sample, project.option));
      const proof = provenBy(sample, project);
      if (proof) {
        expect(said).toContain(builtAndTested(proof, project.fails !== undefined));
        expect(said).toContain(stepsDone(proof));
        expect(said).toContain(words.oldest(proof.minimum));
        expect(said).not.toContain(words.notRunYet);
      } else {
        expect(said).toContain(words.notRunYet);
        expect(said).not.toMatch(claim);
      }
    }
  });

  test('gives sizes from the lock file, for what was proved alone', () => {
    const proven = sample.projects.flatMap((project) => {
      const proof = provenBy(sample, project);
      return proof ? [{ option: project.option, proof }] : [];
    });
    const tables = withClass(pageOf(sample), 'counts');
    expect(tables.map((table) => all(table, 'tr').map((row) => all(row, 'td').map(plain)))).toEqual(
      proven.length === 0
        ? []
        : [
            [
              [''],
              proven.map(({ proof }) => String(proof.lines.program)),
              proven.map(({ proof }) => String(proof.lines.tests)),
              proven.map(({ proof }) => String(proof.dependencies.length)),
            ],
          ],
    );
    for (const table of tables) {
      expect(all(table, 'th', { scope: 'col' }).map(plain)).toEqual(proven.map(({ option }) => nameOf(option)));
      expect(all(table, 'th', { scope: 'row' }).map(plain)).toEqual([
        words.lines,
        words.linesOfTests,
        words.dependencies,
      ]);
    }
  });

  test('gives each project as an archive that holds its sources byte for byte', () => {
    const folder = join(root, dirname(sample.file));
    for (const { option, prepare } of sample.projects) {
      const [link] = all(factsOf(sample, option), 'a', { download: true });
      const address = `/samples/${sample.id}/${sample.id}-${option}.zip`;
      expect(link?.attributes['href']).toBe(address);
      const held = unzipSync(readFileSync(join(distOf(inject('plain')), address)));
      // What is made from its siblings comes with them.
      const owners = sample.projects.filter((one) => one.option === option || prepare !== undefined);
      const wanted = owners.flatMap((one) => one.sources.map(({ path }) => `${one.option}/${path}`));
      expect(Object.keys(held).sort()).toEqual(wanted.map((path) => `${sample.id}/${path}`).sort());
      for (const path of wanted) {
        const same = readFileSync(join(folder, path)).equals(held[`${sample.id}/${path}`] ?? new Uint8Array());
        expect(same, path).toBe(true);
      }
    }
  });

  test('shows every file that it lists, each line with an address of its own', () => {
    const page = pageOf(sample);
    const ids = page.inside.flatMap(({ attributes }) => attributes['id'] ?? []);
    expect(ids.filter((id, at) => ids.indexOf(id) !== at)).toEqual([]);
    const shown = withClass(page, 'files').flatMap((files) => withClass(files, 'line'));
    const lines = sample.projects.flatMap(({ option, files }) =>
      files.flatMap(({ path, text }) =>
        text
          .replace(/\n$/, '')
          .split('\n')
          .map((line, at) => [`${option}/${path}:${at + 1}`, line]),
      ),
    );
    expect(shown.map(({ attributes, text }) => [attributes['id'], text])).toEqual(lines);
    for (const line of shown) {
      expect(all(line, 'a').map(({ attributes }) => attributes['href'])).toEqual([`#${line.attributes['id']}`]);
    }
  });

  test('shows each step of every option, and leads to the lines where it stands', () => {
    const page = pageOf(sample);
    const [figure, ...more] = all(page, 'figure', { 'data-sample': sample.id });
    expect(more).toEqual([]);
    const steps = figure ? withClass(figure, 'step') : [];
    expect(steps.map(({ attributes }) => attributes['id'])).toEqual(
      sample.regions.map(({ id }) => `${sample.id}.${id}`),
    );
    for (const [at, step] of steps.entries()) {
      const region = sample.regions[at]?.id ?? '';
      const panes = withClass(step, 'pane');
      expect(panes.map(optionOf)).toEqual(sample.projects.map(({ option }) => option));
      for (const { option, regions } of sample.projects) {
        const part = regions[region];
        const pane = panes.find((one) => optionOf(one) === option);
        if (!part || !pane) throw new Error(`${option} does not show ${region}`);
        expect(withClass(pane, 'line').map(({ text }) => text)).toEqual(part.text.replace(/\n$/, '').split('\n'));
        const [link] = all(pane, 'a');
        expect(link?.attributes['href']).toBe(`/samples/${sample.id}/#${option}/${part.path}:${part.from}`);
        expect(plain(link)).toBe(part.path);
        const [line, ...others] = all(page, '*', { id: `${option}/${part.path}:${part.from}` });
        expect(others).toEqual([]);
        expect(line?.attributes['data-step']).toBe(String(at + 1));
        expect(line?.text.trim()).toBe(part.text.split('\n')[0]?.trim());
      }
    }
    const titles = steps.flatMap((step) => withClass(step, 'step-title')).flatMap((title) => all(title, 'a'));
    expect(titles.map(plain)).toEqual(sample.regions.length > 1 ? sample.regions.map(({ title }) => title) : []);
    for (const { attributes } of titles) {
      const id = attributes['href']?.replace(/^#/, '') ?? '';
      expect(all(page, '*', { id })).toHaveLength(1);
    }
  });

  test('names the cases that every option was played', () => {
    const lists = withClass(pageOf(sample), 'cases').map((list) => all(list, 'li').map(plain));
    const names = sample.cases.map(({ name }) => name.replace(/\s+/g, ' '));
    expect(lists).toEqual(names.length > 0 ? [names] : []);
  });

  test('shows what was run, and what a step that is meant to fail said', () => {
    const page = pageOf(sample);
    const told = (hook: string) =>
      all(page, '*', { [hook]: true }).map((pane) => [pane.attributes[hook], all(pane, 'pre').map(({ text }) => text)]);
    const proven = sample.projects.filter((project) => provenBy(sample, project));
    expect(told('data-commands')).toEqual(
      proven.map(({ option, proof }) => [option, [proof?.steps.flatMap(({ commands }) => commands).join('\n')]]),
    );
    expect(told('data-diagnostic')).toEqual(
      proven.flatMap(({ option, proof, fails }) => (fails && proof?.diagnostic ? [[option, [proof.diagnostic]]] : [])),
    );
  });

  test('links to the playground with the whole code, where a file is named for it', () => {
    for (const { option, playground } of sample.projects) {
      const links = all(factsOf(sample, option), 'a').filter((link) => plain(link) === words.playground);
      const address = content.options.find(({ id }) => id === option)?.playground;
      if (!playground || !address) {
        expect(links, option).toEqual([]);
        continue;
      }
      const [before = '', after = ''] = address.split('{code}');
      const href = links[0]?.attributes['href'] ?? '';
      expect(links).toHaveLength(1);
      expect(href.startsWith(before) && href.endsWith(after), href).toBe(true);
      const code = readFileSync(join(root, dirname(sample.file), option, playground), 'utf8');
      expect(decodeURIComponent(href.slice(before.length, href.length - after.length))).toBe(code);
    }
  });
});

test('every pane of code, wherever it stands, says whether its sources were tested', () => {
  const panes = pages.flatMap((page) =>
    all(page.root, 'figure', { 'data-sample': true }).flatMap((figure) =>
      withClass(figure, 'pane').map((pane) => ({ page, pane, id: figure.attributes['data-sample'] })),
    ),
  );
  expect(panes.length).toBeGreaterThan(0);
  for (const { page, pane, id } of panes) {
    const sample = content.samples.find((one) => one.id === id);
    const project = sample?.projects.find(({ option }) => option === optionOf(pane));
    if (!sample || !project) throw new Error(`${page.address} shows ${id}/${optionOf(pane)}`);
    const said = testedWith(provenBy(sample, project), project.fails !== undefined);
    expect(withClass(pane, 'tested').map(plain), `${page.address} ${id}`).toEqual([said]);
  }
});

test('some project was built and tested, so that pages have something to show', () => {
  const proven = content.samples.flatMap((sample) =>
    sample.projects.filter((project) => provenBy(sample, project)).map(({ option }) => `${sample.id}/${option}`),
  );
  expect(proven).not.toEqual([]);
});
