import { rule } from './rule.ts';
import { sourceMentions } from './source-refs.ts';

/** A source that nothing cites is clutter: nobody sees when it goes stale. */
export const unusedSources = rule(
  { id: 'unused-sources', title: 'Every source is cited', tolerable: true },
  ({ draft }, tell) => {
    const cited = new Set(sourceMentions(draft).map(({ id }) => id));
    for (const publisher of draft.publishers) {
      for (const id of Object.keys(publisher.data.sources)) {
        if (cited.has(id)) continue;
        tell(publisher.key(['sources'], id), `Nothing cites the source \`${id}\`.`, { hint: 'cite it, or remove it' });
      }
    }
  },
);
