import { strFromU8, unzipSync } from 'fflate';
import { afterEach, describe, expect, test } from 'vitest';
import { projectArchive } from '../../../src/exports/archive.ts';
import type { Sample } from '../../../src/model/schema/content.ts';
import { type Changes, loaded } from '../../setup/content.ts';

const zone = process.env['TZ'];
afterEach(() => {
  if (zone === undefined) delete process.env['TZ'];
  else process.env['TZ'] = zone;
});

function sampleWith(changes: Changes = {}): Sample {
  const [sample] = loaded(changes).samples;
  if (!sample) throw new Error('there is no sample');
  return sample;
}

const unpacked = (archive: Uint8Array) =>
  Object.fromEntries(Object.entries(unzipSync(archive)).map(([path, bytes]) => [path, strFromU8(bytes)]));

describe('the archive of a project', () => {
  test('holds its sources as they stand, markers and all', () => {
    const more = { 'samples/read-order/rest/src/größe.txt': 'größer\n' };
    expect(unpacked(projectArchive(sampleWith(more), 'rest'))).toEqual({
      'read-order/rest/ask.sh': '#!/bin/sh\n# #region ask\n\ncurl https://shop.example/orders/1\n\n# #endregion ask\n',
      'read-order/rest/src/größe.txt': 'größer\n',
    });
  });

  test('holds the projects that it is prepared from, too', () => {
    const prepared = {
      'samples/read-order/sample.yaml': {
        from: '  graphql:\n',
        to: '  graphql:\n    prepare: [cp, ../rest/ask.sh, .]\n',
      },
    };
    const sample = sampleWith(prepared);
    expect(Object.keys(unpacked(projectArchive(sample, 'graphql')))).toEqual([
      'read-order/rest/ask.sh',
      'read-order/graphql/ask.sh',
    ]);
    expect(Object.keys(unpacked(projectArchive(sample, 'rest')))).toEqual(['read-order/rest/ask.sh']);
  });

  test('is the same bytes each time, wherever it is made', () => {
    const first = projectArchive(sampleWith(), 'rest');
    for (const place of ['UTC', 'Pacific/Auckland', 'America/Los_Angeles']) {
      process.env['TZ'] = place;
      expect(Buffer.from(projectArchive(sampleWith(), 'rest')).equals(Buffer.from(first))).toBe(true);
    }
  });

  test('changes with a source', () => {
    const other = sampleWith({ 'samples/read-order/rest/ask.sh': { from: 'orders/1', to: 'orders/2' } });
    expect(Buffer.from(projectArchive(other, 'rest'))).not.toEqual(Buffer.from(projectArchive(sampleWith(), 'rest')));
  });
});
