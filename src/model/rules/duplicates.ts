import type { Draft, Entry } from '../read/found.ts';
import type { Path } from '../schema/describe.ts';
import { articlesOf, eachRepeat, rule, type Tell } from './rule.ts';

/** What must be there once is there once. */
export const duplicates = rule({ id: 'duplicates', title: 'Nothing stands twice' }, ({ draft }, tell) => {
  for (const entries of [articlesOf(draft), draft.pages]) {
    eachRepeat<Entry<unknown>>(
      entries,
      ({ id }) => id,
      (one, first) => {
        tell({ file: one.file, line: 1, column: 1 }, `\`${one.id}\` is there already, as ${first.file}.`, {
          hint: 'keep one of them',
        });
      },
    );
  }
  checkSources(draft, tell);
  named(draft.options, 'option', tell);
  named(draft.publishers, 'publisher', tell);
  for (const matrix of draft.matrices) {
    const { options, groups } = matrix.data;
    once(tell, matrix, ['options'], options);
    eachRepeat(
      groups.entries(),
      ([, { id }]) => id,
      ([at, { id }]) => {
        tell(matrix.at(['groups', at, 'id']), `The group \`${id}\` stands here twice.`, {
          hint: 'merge them, or rename one',
        });
      },
    );
    const features = groups.flatMap((group, at) =>
      group.features.map((feature, nth) => ({ feature, path: ['groups', at, 'features', nth] })),
    );
    eachRepeat(
      features,
      ({ feature }) => feature,
      ({ feature, path }) => {
        tell(matrix.at(path), `The feature \`${feature}\` is listed twice.`, { hint: 'keep one of them' });
      },
    );
    once(
      tell,
      matrix,
      ['presets'],
      matrix.data.presets.map(({ id }) => id),
      'id',
    );
    named(
      draft.features.filter((one) => one.matrix === matrix.id),
      'feature',
      tell,
    );
  }
  for (const releases of draft.releases)
    once(
      tell,
      releases,
      ['releases'],
      releases.data.releases.map(({ version }) => version),
      'version',
    );
  for (const sample of draft.samples) {
    once(
      tell,
      sample,
      ['regions'],
      sample.data.regions.map(({ id }) => id),
      'id',
    );
    for (const [option, { files }] of Object.entries(sample.data.options))
      once(tell, sample, ['options', option, 'files'], files);
  }
  for (const article of articlesOf(draft)) {
    once(tell, article, ['related'], article.data.related);
    once(tell, article, ['authors'], article.data.authors);
  }
  for (const guide of draft.guides) {
    const asked = guide.data.faq.map(({ question }) => question);
    once(tell, guide, ['faq'], asked, 'question');
  }
  for (const perspective of draft.perspectives) {
    once(tell, perspective, ['options'], perspective.data.options);
    once(tell, perspective, ['carriedBy'], perspective.data.carriedBy);
    once(tell, perspective, ['against'], perspective.data.against);
  }
  for (const comparison of draft.comparisons) {
    const { options, glance, overrides, choose, faq, migration } = comparison.data;
    const list = (path: Path, keys: readonly string[], field?: string) => once(tell, comparison, path, keys, field);
    list(['options'], options);
    list(['glance'], glance);
    list(
      ['overrides'],
      overrides.map(({ feature }) => feature),
      'feature',
    );
    list(
      ['faq'],
      faq.map(({ question }) => question),
      'question',
    );
    list(
      ['migration'],
      migration.map(({ from, to }) => `${from} to ${to}`),
      'to',
    );
    for (const [option, lines] of Object.entries(choose)) {
      list(
        ['choose', option],
        lines.map(({ when }) => when),
        'when',
      );
      for (const [at, { features }] of lines.entries()) list(['choose', option, at, 'features'], features);
    }
  }
  for (const entry of [...draft.options, ...draft.releases, ...draft.features, ...draft.comparisons])
    sourcesOnce(tell, entry);
});

/** Tells of strings that a list holds twice; `field` is the field of an entry that holds them. */
function once(tell: Tell, entry: Entry<unknown>, path: Path, keys: readonly string[], field?: string): void {
  eachRepeat(
    keys.entries(),
    ([, key]) => key.toLowerCase(),
    ([at, key]) => {
      const place = entry.at(field === undefined ? [...path, at] : [...path, at, field]);
      tell(place, `\`${key}\` stands in \`${path.filter((step) => typeof step === 'string').join('.')}\` twice.`, {
        hint: 'keep one of them',
      });
    },
  );
}

function named(entries: readonly Entry<{ readonly name: string }>[], what: string, tell: Tell): void {
  eachRepeat(
    entries,
    ({ data }) => data.name.toLowerCase(),
    (one, first) => {
      tell(one.at(['name']), `The ${what} \`${first.id}\` is called “${one.data.name}” too.`, {
        hint: 'readers cannot tell them apart: rename one',
      });
    },
  );
}

function checkSources(draft: Draft, tell: Tell): void {
  const all = draft.publishers.flatMap((publisher) =>
    Object.entries(publisher.data.sources).map(([id, { url }]) => ({ id, url, publisher })),
  );
  eachRepeat(
    all,
    ({ id }) => id,
    ({ id, publisher }, first) => {
      const hint = 'ids of sources are unique among all publishers: rename one, or keep one';
      tell(publisher.key(['sources'], id), `The source \`${id}\` is in ${first.publisher.file} too.`, { hint });
    },
  );
  eachRepeat(
    all,
    ({ url }) => url.replace(/\/$/, ''),
    ({ id, publisher }, first) => {
      if (id === first.id) return;
      tell(publisher.at(['sources', id, 'url']), `The source \`${first.id}\` has this address too.`, {
        hint: `cite \`${first.id}\` and remove this one`,
      });
    },
  );
}

function sourcesOnce(tell: Tell, entry: Entry<unknown>): void {
  const walk = (value: unknown, path: Path): void => {
    if (typeof value !== 'object' || value === null) return;
    for (const [key, one] of Array.isArray(value) ? value.entries() : Object.entries(value)) {
      const ids = key === 'sources' && Array.isArray(one) ? one.filter((id) => typeof id === 'string') : [];
      if (ids.length > 0) once(tell, entry, [...path, key], ids);
      else walk(one, [...path, key]);
    }
  };
  walk(entry.data, []);
}
