import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, inject, test } from 'vitest';
import type { Figure } from '../../src/model/schema/content.ts';
import { metrics } from '../../src/model/schema/measurement.ts';
import { distOf } from '../setup/builds.ts';
import { hrefsIn } from '../setup/charts.ts';
import { type Page, pageAt, readPages } from '../setup/html.ts';
import { project as root } from '../setup/run.ts';
import { content } from '../setup/site.ts';

let pages: Page[] = [];
beforeAll(() => {
  pages = readPages(distOf(inject('plain')));
});

describe.each(content.measurements)('the run of $id', (measurement) => {
  const { file: _, ...about } = measurement;
  const bytes = (kind: string): string =>
    readFileSync(join(distOf(inject('plain')), `measurements/${measurement.id}.${kind}`), 'utf8');

  test('can be downloaded', () => {
    const links = hrefsIn(pageAt(pages, '/measurements/').root);
    for (const kind of ['json', 'csv']) expect(links).toContain(`/measurements/${measurement.id}.${kind}`);
  });

  test('is in its JSON, figure by figure', () => {
    const given = JSON.parse(bytes('json'));
    expect(given).toEqual({ version: 1, ...JSON.parse(JSON.stringify(about)) });
    // As the lab wrote it.
    const written = JSON.parse(readFileSync(join(root, measurement.file), 'utf8'));
    expect(given).toMatchObject({
      date: written.date,
      environment: written.environment,
      command: written.command,
      commit: written.commit,
      digests: written.digests,
    });
    for (const { metric, sample, option, runs } of written.figures) {
      if (metric === 'latency') continue;
      const same = given.figures.filter(
        (one: Figure) => one.metric === metric && one.sample === sample && one.option === option,
      );
      expect(same.map((one: Figure) => one.runs)).toEqual([runs]);
    }
  });

  test('is in its CSV, a line a figure', () => {
    const [head, ...lines] = fieldsOf(bytes('csv'));
    expect(head).toEqual([
      ...['run', 'sample', 'metric', 'option', 'unit', 'conditions', 'at_least', 'number', 'figure'],
    ]);
    const wanted = measurement.figures.flatMap(({ sample, metric, option, conditions, atLeast, runs }) =>
      runs.map((figure, at) =>
        [...[measurement.id, sample, metric, option, metrics[metric].unit, conditions, atLeast, at + 1, figure]].map(
          String,
        ),
      ),
    );
    expect(lines).toEqual(wanted);
  });
});

/** The lines of a CSV file (RFC 4180). */
function fieldsOf(csv: string): string[][] {
  expect(csv.endsWith('\r\n')).toBe(true);
  return csv
    .slice(0, -2)
    .split('\r\n')
    .map((line) =>
      [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,"]*))/g)].map(
        ([, quoted, bare]) => quoted?.replaceAll('""', '"') ?? bare ?? '',
      ),
    );
}
