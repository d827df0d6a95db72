import { rule } from './rule.ts';

/** Releases stand newest first, and values are verified for releases that were out. */
export const releases = rule({ id: 'releases', title: 'Values are verified for known releases' }, ({ draft }, tell) => {
  for (const { data, at } of draft.releases) {
    for (const [index, { version, date }] of data.releases.entries()) {
      const above = data.releases[index - 1];
      if (!above || date <= above.date) continue;
      const message = `\`${version}\` (${date}) stands below \`${above.version}\` (${above.date}).`;
      tell(at(['releases', index, 'date']), message, { expected: 'the newest first' });
    }
  }
  for (const { id, file } of draft.options) {
    if (draft.names.releases.has(id)) continue;
    const expected = `content/releases/${id}.yaml`;
    tell({ file, line: 1, column: 1 }, `The releases of \`${id}\` are not listed.`, { expected });
  }
  const known = new Map(
    draft.releases.map(({ id, data }) => [id, new Map(data.releases.map((one) => [one.version, one.date]))]),
  );
  for (const { data, at } of draft.features) {
    for (const [option, { verified }] of Object.entries(data.values)) {
      const dates = known.get(option);
      if (!dates) continue;
      const out = dates.get(verified.release);
      if (out === undefined) {
        const hint = `one of ${[...dates.keys()].join(', ')}, or list it in content/releases/${option}.yaml`;
        tell(
          at(['values', option, 'verified', 'release']),
          `The release \`${verified.release}\` of \`${option}\` is not known.`,
          { hint },
        );
      } else if (verified.date < out) {
        const message = `The value was verified on ${verified.date} for \`${option}\` ${verified.release}, which came out on ${out}.`;
        tell(at(['values', option, 'verified', 'date']), message);
      }
    }
  }
});
