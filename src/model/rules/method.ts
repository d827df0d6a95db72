import { eachRepeat, rule, tellUnknown } from './rule.ts';

/** Where the method has versions, every comparison names the one that it was rated under. */
export const method = rule({ id: 'method', title: 'Comparisons name the method’s version' }, ({ draft }, tell) => {
  const page = draft.pages.find(({ data }) => data.versions !== undefined);
  const versions = page?.data.versions ?? [];
  if (page) {
    eachRepeat(
      versions.entries(),
      ([, { version }]) => version,
      ([at, { version }]) =>
        tell(page.at(['versions', at, 'version']), `The version \`${version}\` stands here twice.`),
    );
    for (const [at, { version, date }] of versions.entries()) {
      const above = versions[at - 1];
      if (!above || date <= above.date) continue;
      tell(
        page.at(['versions', at, 'date']),
        `\`${version}\` (${date}) stands below \`${above.version}\` (${above.date}).`,
        {
          expected: 'the newest first',
        },
      );
    }
  }
  const known = versions.map(({ version }) => version);
  for (const { file, data, at } of draft.comparisons) {
    if (data.method === undefined) {
      if (known.length === 0) continue;
      tell({ file, line: 1, column: 1 }, 'The comparison does not say under which method it was rated.', {
        expected: `\`method: '${known[0]}'\`, or an earlier version`,
      });
    } else if (!known.includes(data.method)) {
      if (known.length > 0) tellUnknown(tell, at(['method']), 'version of the method', data.method, known);
      else
        tell(at(['method']), `There is no version \`${data.method}\` of the method.`, {
          hint: 'list it under `versions` of content/pages/methodology.md',
        });
    }
  }
});
