import { expect, it } from 'vitest';
import type { Source } from '../../../src/model/schema/content.ts';
import { byPublisher } from '../../../src/site/publishers.ts';

const source = (id: string, publisher: string, title: string): Source => ({
  id,
  file: `content/sources/${publisher}.yaml`,
  title,
  url: `https://example.org/${id}`,
  accessed: '2026-11-20',
  publisher: { id: publisher, name: publisher, kind: 'project', interest: 'None known.' },
});

it('groups sources under their publishers, the most cited first and titles in order', () => {
  const groups = byPublisher([source('a', 'zig', 'Zebra'), source('b', 'abc', 'One'), source('c', 'zig', 'Ant')]);
  expect(groups.map((group) => [group.publisher.id, group.sources.map((one) => one.title)])).toEqual([
    ['zig', ['Ant', 'Zebra']],
    ['abc', ['One']],
  ]);
});
