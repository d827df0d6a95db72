import type { Place } from '../problem.ts';
import { articlesOf, rule } from './rule.ts';

/** Days come in an order that can be, and none lies ahead. */
export const dates = rule({ id: 'dates', title: 'Days can have been', tolerable: true }, ({ draft, today }, tell) => {
  const past = (place: Place, what: string, day: string | undefined) => {
    if (today === undefined || day === undefined || day <= today) return;
    if (today.startsWith(day)) return;
    tell(place, `${what} lies ahead: ${day}.`, { expected: `a day up to today, ${today}` });
  };
  const published = new Map<string, string>();
  for (const publisher of draft.publishers) {
    for (const [id, source] of Object.entries(publisher.data.sources)) {
      const at = (field: string) => publisher.at(['sources', id, field]);
      past(at('accessed'), 'The day of access', source.accessed);
      if (source.published === undefined) continue;
      published.set(id, source.published);
      past(at('published'), 'The date of publication', source.published);
      if (later(source.published, source.accessed)) {
        tell(
          at('accessed'),
          `\`${id}\` was read on ${source.accessed}, before it was published (${source.published}).`,
        );
      }
    }
  }
  for (const releases of draft.releases) {
    for (const [at, { date }] of releases.data.releases.entries())
      past(releases.at(['releases', at, 'date']), 'The release', date);
  }
  for (const feature of draft.features) {
    past(feature.at(['edited']), 'The day of the last change', feature.data.edited);
    for (const [option, { verified, sources }] of Object.entries(feature.data.values)) {
      const place = feature.at(['values', option, 'verified', 'date']);
      past(place, 'The day of verification', verified.date);
      for (const source of sources) {
        const from = published.get(source);
        if (from === undefined || !later(from, verified.date)) continue;
        tell(
          place,
          `The value was verified on ${verified.date}, before its source \`${source}\` was published (${from}).`,
        );
      }
    }
  }
  for (const { data, at } of [...articlesOf(draft), ...draft.pages]) {
    past(at(['updated']), 'The day of the last change', data.updated);
  }
  for (const { data, at } of draft.pages) {
    for (const [nth, { date }] of (data.versions ?? []).entries())
      past(at(['versions', nth, 'date']), 'The version', date);
  }
  for (const { data, at } of articlesOf(draft)) {
    past(at(['published']), 'The day of publication', data.published);
    if (data.updated >= data.published) continue;
    tell(at(['updated']), `It was updated on ${data.updated}, before it was published (${data.published}).`);
  }
});

/** Whether a date that may be a year or a month only is certainly later than a day. */
const later = (date: string, day: string) => date > day.slice(0, date.length);
