import { didYouMean } from '../problem.ts';
import type { ProjectFile, SampleEntry } from '../schema/entry.ts';
import { eachRepeat, rule, type Tell } from './rule.ts';

/** Every region of a sample is marked once for every option, in a file that is shown. */
export const samples = rule({ id: 'samples', title: 'Regions of samples are marked and named' }, ({ draft }, tell) => {
  for (const sample of draft.samples) {
    const projects = Object.keys(sample.data.options);
    for (const [folder, [file]] of sample.folders) {
      if (projects.includes(folder) || !file) continue;
      const hint = didYouMean(folder, projects) ?? `list it under \`options\` in ${sample.file}, or remove the folder`;
      tell({ file: file.file, line: 1, column: 1 }, `The sample \`${sample.id}\` has no option \`${folder}\`.`, { hint });
    }
    for (const option of projects) checkProject(sample, option, tell);
  }
});

function checkProject(sample: SampleEntry, option: string, tell: Tell): void {
  const found = sample.folders.get(option);
  const place = sample.key(['options'], option);
  if (!found) {
    tell(place, `There is no project for \`${option}\`.`, { expected: `the folder content/samples/${sample.id}/${option}` });
    return;
  }
  const paths = sample.data.options[option]?.files ?? [];
  for (const [at, path] of paths.entries()) {
    if (found.some((one) => one.path === path)) continue;
    const hint = didYouMean(path, found.map((one) => one.path));
    tell(sample.at(['options', option, 'files', at]), `There is no file \`${path}\` in ${option}/.`, { hint });
  }
  for (const file of found) checkMarkers(sample, file, paths.includes(file.path), tell);
  const marked = found.filter(({ path }) => paths.includes(path)).flatMap(({ stretches }) => stretches);
  eachRepeat(marked, ({ region }) => region, ({ region, place: second }, first) => {
    const message = `The region \`${region}\` is marked already, at ${first.place.file}:${first.place.line}.`;
    tell(second, message, { hint: 'a region stands once in each project' });
  });
  for (const [at, { id }] of sample.data.regions.entries()) {
    if (marked.some(({ region }) => region === id)) continue;
    const hint = didYouMean(id, marked.map(({ region }) => region)) ?? `put \`#region ${id}\` and \`#endregion ${id}\` around its lines`;
    tell(sample.at(['regions', at, 'id']), `No file of \`${option}\` marks the region \`${id}\`.`, {
      expected: `a mark in one of ${paths.join(', ')}`,
      hint,
    });
  }
}

function checkMarkers(sample: SampleEntry, file: ProjectFile, shown: boolean, tell: Tell): void {
  const ids = sample.data.regions.map(({ id }) => id);
  for (const { place, message, hint } of file.faults) tell(place, message, { hint });
  for (const { region, place } of file.stretches) {
    if (!shown) {
      const hint = `list \`${file.path}\` under \`files\`, or remove the marker`;
      tell(place, `The region \`${region}\` is marked in a file that is not shown.`, { hint });
    } else if (!ids.includes(region)) {
      const hint = didYouMean(region, ids) ?? `name it under \`regions\` in ${sample.file}, or remove the marker`;
      tell(place, `The sample \`${sample.id}\` names no region \`${region}\`.`, { hint });
    }
  }
}
