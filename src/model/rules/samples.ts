import { didYouMean, nearest } from '../problem.ts';
import type { ProjectFile, SampleEntry } from '../read/found.ts';
import { eachRepeat, rule, type Tell } from './rule.ts';

/** Every region of a sample is marked once for every option, in a file that is shown. */
export const samples = rule({ id: 'samples', title: 'Regions of samples are marked and named' }, ({ draft }, tell) => {
  for (const sample of draft.samples) {
    const options = Object.keys(sample.data.options);
    const missing = options.filter((option) => !sample.folders.has(option));
    for (const [folder, [file]] of sample.folders) {
      if (options.includes(folder) || !file || nearest(folder, missing)) continue;
      const hint = `list it under \`options\` in ${sample.file}, or remove the folder`;
      const place = { file: file.file, line: 1, column: 1 };
      tell(place, `The sample \`${sample.id}\` has no option \`${folder}\`.`, { hint });
    }
    for (const option of options) {
      const files = sample.folders.get(option);
      if (files) checkProject(sample, option, files, tell);
      else if (draft.names.options.has(option)) {
        const expected = `the folder content/samples/${sample.id}/${option}`;
        const hint = didYouMean(option, sample.folders.keys());
        tell(sample.key(['options'], option), `There is no project for \`${option}\`.`, { expected, hint });
      }
    }
  }
});

function checkProject(sample: SampleEntry, option: string, files: readonly ProjectFile[], tell: Tell): void {
  const paths = sample.data.options[option]?.files ?? [];
  const there = files.map(({ path }) => path);
  for (const file of files) for (const { place, message, hint } of file.faults) tell(place, message, { hint });
  for (const [at, path] of paths.entries()) {
    if (there.includes(path)) continue;
    const hint = didYouMean(path, there);
    tell(sample.at(['options', option, 'files', at]), `There is no file \`${path}\` in ${option}/.`, { hint });
  }
  const { playground } = sample.data.options[option] ?? {};
  if (playground !== undefined && !there.includes(playground)) {
    const hint = didYouMean(playground, there);
    tell(sample.at(['options', option, 'playground']), `There is no file \`${playground}\` in ${option}/.`, { hint });
  }
  if (paths.every((path) => there.includes(path))) checkRegions(sample, option, files, paths, tell);
}

function checkRegions(
  sample: SampleEntry,
  option: string,
  files: readonly ProjectFile[],
  paths: readonly string[],
  tell: Tell,
): void {
  const named = sample.data.regions.map(({ id }) => id);
  const shown = files.filter(({ path }) => paths.includes(path));
  const marked = shown.flatMap(({ stretches }) => stretches);
  const regions = marked.map(({ region }) => region);
  const unpaired = files.flatMap(({ faults }) => faults.map(({ region }) => region));
  const unmarked = named.filter((id) => !regions.includes(id) && !unpaired.includes(id));
  for (const id of unmarked) {
    const place = sample.at(['regions', named.indexOf(id), 'id']);
    const hint = didYouMean(id, regions) ?? `put \`#region ${id}\` and \`#endregion ${id}\` around its lines`;
    const expected = `a mark in ${paths.join(' or ')}`;
    tell(place, `The project of \`${option}\` does not mark the region \`${id}\`.`, { expected, hint });
  }
  for (const { region, place } of marked) {
    if (named.includes(region) || nearest(region, unmarked)) continue;
    const hint = didYouMean(region, named) ?? `name it under \`regions\` in ${sample.file}, or remove the marker`;
    tell(place, `The sample \`${sample.id}\` names no region \`${region}\`.`, { hint });
  }
  eachRepeat(
    marked,
    ({ region }) => region,
    ({ region, place }, first) => {
      const message = `The region \`${region}\` is marked already, at ${first.place.file}:${first.place.line}.`;
      tell(place, message, { hint: 'a region stands once in each project' });
    },
  );
  for (const { path, stretches } of files.filter((file) => !shown.includes(file))) {
    for (const { region, place } of stretches) {
      const hint = `list \`${path}\` under \`files\` in ${sample.file}, or remove the marker`;
      tell(place, `The region \`${region}\` is marked in a file that is not shown.`, { hint });
    }
  }
}
