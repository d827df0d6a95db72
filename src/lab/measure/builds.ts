import { copyFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Metric, PlainFigure } from '../../model/schema/measurement.ts';
import { textOf } from '../toolchains/toolchain.ts';
import type { Notebook } from './notebook.ts';
import { cool, mustRun, type Ready } from './ready.ts';

const CONDITIONS: Partial<Record<Metric, string>> = {
  'build-cold': 'production build with nothing kept but fetched dependencies, all cores',
  'build-warm': 'the same build again, nothing changed',
  'build-change': 'the same build after one line of the program has changed',
  'size-built': 'the file as the production build leaves it',
  'size-stripped': 'the same file after strip --strip-all',
};

/** Times builds and weighs binaries; options take turns. */
export async function measureBuilds(all: readonly Ready[], runs: { cold: number; warm: number }, notes: Notebook) {
  const ready = all.filter(({ job }) => job.sample.measure?.builds && job.toolchain.release);
  const note = (one: Ready, metric: PlainFigure['metric'], figure: number) =>
    notes.add(one, metric, CONDITIONS[metric] ?? '', figure);
  const timed = async (one: Ready, metric: PlainFigure['metric']) => {
    const { release } = one.job.toolchain;
    const begun = performance.now();
    await mustRun(release?.build ?? [], one.project.folder, one.found.environment);
    note(one, metric, (performance.now() - begun) / 1000);
  };
  for (let run = 1; run <= runs.cold; run++) {
    for (const one of ready) {
      notes.tell(`cold build ${run} of ${runs.cold}: ${one.project.sample} ${one.project.option}`);
      cool(one);
      await timed(one, 'build-cold');
    }
    notes.spin();
  }
  for (let run = 1; run <= runs.warm; run++) {
    notes.tell(`warm builds ${run} of ${runs.warm}`);
    for (const one of ready) await timed(one, 'build-warm');
    for (const one of ready) {
      change(one, run);
      await timed(one, 'build-change');
    }
    notes.spin();
  }
  for (const one of ready) {
    change(one, undefined);
    await mustRun(one.job.toolchain.release?.build ?? [], one.project.folder, one.found.environment);
  }
  for (const one of ready.filter(({ binary }) => binary !== undefined)) {
    note(one, 'size-built', statSync(one.binary ?? '').size / 1e6);
    const stripped = join(one.built, 'stripped');
    copyFileSync(one.binary ?? '', stripped);
    await mustRun(['strip', '--strip-all', stripped], one.built, one.found.environment);
    note(one, 'size-stripped', statSync(stripped).size / 1e6);
    rmSync(stripped);
  }
}

/** Puts a line below the first file that is shown, or takes it away again. */
function change({ job, project }: Ready, number: number | undefined): void {
  const path = job.project.files[0]?.path ?? '';
  const line = number === undefined ? '' : (job.toolchain.release?.change(number) ?? '');
  writeFileSync(join(project.folder, path), textOf(project, path) + line);
}
