import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { GAP, readView, usualView, VIEW_KEYS, type View, writeView } from '../../../../src/model/derive/view.ts';

const parts = { groups: ['performance', 'safety'], options: ['go', 'rust', 'java'] };

const address = (view: View): string =>
  writeView(parts, view)
    .map(([key, value]) => `${key}=${value}`)
    .join('&');

const read = (text: string) => readView(parts, new URLSearchParams(text));

describe('a view in an address', () => {
  test('is short, readable and leaves out what is as usual', () => {
    const view = { ...usualView(parts), differences: true, group: 'performance', hide: ['java'] };
    expect(address(view)).toBe('only=differences&group=performance&hide=java');
    expect(address(usualView(parts))).toBe('');
  });

  test.each([
    ['only=zzz', ['only=zzz']],
    ['group=nope&rows=all', ['group=nope', 'rows=all']],
    ['sort=cobol', ['sort=cobol']],
    ['hide=go,rust,java', ['hide=go,rust,java']],
    ['hide=ada&order=q,p', ['hide=ada', 'order=q,p']],
  ])('that says %s shows the usual one and names the rest', (text, ignored) => {
    expect(read(text)).toEqual({ view: usualView(parts), ignored });
  });

  test('uses what it can of a damaged one', () => {
    const { view, ignored } = read('hide=java,ada&order=rust&sort=gap&only=');
    expect(view).toEqual({ ...usualView(parts), hide: ['java'], order: ['rust', 'go', 'java'], sort: GAP });
    expect(ignored).toEqual(['hide=ada', 'only=']);
  });

  test('comes back as it was written', () => {
    const anyView: fc.Arbitrary<View> = fc.record({
      differences: fc.boolean(),
      group: fc.option(fc.constantFrom(...parts.groups), { nil: undefined }),
      details: fc.boolean(),
      find: fc.string({ maxLength: 60, unit: 'grapheme' }).filter((text) => text.length <= 60),
      sort: fc.option(fc.constantFrom(GAP, ...parts.options), { nil: undefined }),
      hide: fc.subarray(parts.options, { maxLength: parts.options.length - 1 }),
      order: fc.shuffledSubarray(parts.options, { minLength: parts.options.length }),
    });
    fc.assert(
      fc.property(anyView, (view) => {
        expect(read(address(view))).toEqual({ view, ignored: [] });
      }),
    );
  });

  test('never throws, and reads each key that it knows', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.constantFrom(...VIEW_KEYS), fc.string())), (said) => {
        const { view } = readView(parts, said);
        expect(view.order.toSorted()).toEqual(parts.options.toSorted());
        expect(view.hide.length).toBeLessThan(parts.options.length);
      }),
    );
  });
});
