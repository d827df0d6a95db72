import { bodiesOf, listed, rule } from './rule.ts';

/** Code in a language of an option stands in a sample, where it is compiled and tested. */
export const fences = rule({ id: 'fences', title: 'Code of an option stands in samples' }, ({ draft }, tell) => {
  for (const { body } of bodiesOf(draft)) {
    for (const { language, place } of body.fences) {
      const [, name = ''] = /^[{.\s]*(?:lang(?:uage)?-)?([a-z0-9+#-]*)/.exec(language.toLowerCase()) ?? [];
      const owners = draft.options.filter(({ data }) => data.fences.includes(name)).map(({ data }) => data.name);
      if (owners.length === 0) continue;
      const hint = 'put it into content/samples/ and place it by <Sample id="…" region="…" />';
      tell(place, `This is code in ${listed(owners)}, and nothing compiles it here.`, { hint });
    }
  }
});
