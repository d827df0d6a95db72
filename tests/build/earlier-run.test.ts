import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { copyProject } from '../setup/copy.ts';
import { startAstro } from '../setup/run.ts';
import { content } from '../setup/site.ts';

const copy = copyProject();
afterAll(copy.remove);

test('a run of one sample leaves what leads to the figures of earlier runs whole', async () => {
  const [newest] = content.measurements;
  if (!newest) throw new Error('content holds no measurement: `npm run measure`');
  const written = JSON.parse(readFileSync(join(copy.root, newest.file), 'utf8'));
  const rows = content.matrices.flatMap(({ groups }) => groups.flatMap(({ features }) => features));
  const shown = rows.flatMap(({ measured }) => measured ?? []).map(({ sample }) => sample);
  const other = content.samples.find(({ id }) => !shown.includes(id)) ?? content.samples[0];
  const option = other?.projects[0]?.option;
  const date = new Date(Date.parse(newest.date) + 86_400_000).toISOString().slice(0, 10);
  const figure = { metric: 'build-cold', sample: other?.id, option, conditions: 'all cores', runs: [6, 6.1, 6.2] };
  const later = { ...written, date, figures: [figure] };
  writeFileSync(join(copy.root, `content/measurements/${date}.json`), JSON.stringify(later));
  const { code, stdout, stderr } = await startAstro(['build'], copy.root, { NODE_ENV: 'production' }).ended;
  expect(code, stdout + stderr).toBe(0);
  const page = readFileSync(join(copy.root, 'dist/measurements/index.html'), 'utf8');
  for (const run of [newest.id, date]) expect(page).toContain(`id="run-${run}"`);
});
