import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { steady } from '../../../../src/lab/samples/diagnostic.ts';

const said = (...lines: string[]) => steady(lines.join('\n'), {});

describe('a diagnostic', () => {
  test.each([
    ['where it was built', '/tmp/cache/fan-out/go/main.go:3:1: unused', './main.go:3:1: unused'],
    ['where a sibling lies', '/tmp/cache/fan-out/rust/a.rs: missing', '…/fan-out/rust/a.rs: missing'],
  ])('does not tell %s', (_, text, expected) => {
    expect(steady(text, { '/tmp/cache/fan-out/go': '.', '/tmp/cache': '…' })).toBe(expected);
  });

  test.each([
    [
      'of a crate',
      ' --> /root/.cargo/registry/src/index.crates.io-1949cf8c6b5b557f/serde-1.0/src/lib.rs:7',
      ' --> …/serde-1.0/src/lib.rs:7',
    ],
    [
      'of a module',
      '/home/me/go/pkg/mod/golang.org/x/sync@v0.9/errgroup.go:12',
      '…/golang.org/x/sync@v0.9/errgroup.go:12',
    ],
    [
      'of the standard library',
      '/root/.rustup/toolchains/stable/lib/rustlib/src/rust/library/core/src/panic.rs:1',
      '…/library/core/src/panic.rs:1',
    ],
    [
      'of the compiler',
      `/rustc/${'0123456789'.repeat(4)}/library/std/src/panicking.rs:9`,
      '…/library/std/src/panicking.rs:9',
    ],
  ])('does not tell the folder %s', (_, text, expected) => {
    expect(steady(text, {})).toBe(expected.trim());
  });

  test.each([
    ['an address', 'Previous write at 0x00c00012e078 by goroutine 8:', 'Previous write at 0x… by goroutine N:'],
    ['a goroutine', 'Goroutine 12 (running) created at:', 'Goroutine N (running) created at:'],
    ['a process', 'started pid=4711, ended', 'started pid=…, ended'],
    ['a duration of Go', '--- FAIL: TestSum (0.03s)', '--- FAIL: TestSum'],
    ['a duration of a package', 'FAIL\texample.org/ask\t0.412s', 'FAIL\texample.org/ask'],
    ['a duration of Python', 'Ran 3 tests in 0.001s', 'Ran 3 tests in'],
    ['a duration of Node.js', '✖ seven is odd (2.032993ms)', '✖ seven is odd'],
  ])('does not tell %s', (_, text, expected) => {
    expect(said(text)).toBe(expected);
  });

  test('does not tell how long all tests of Node.js took', () => {
    expect(said('ℹ fail 1', 'ℹ duration_ms 153.231866', '', '✖ failing tests:')).toBe('ℹ fail 1\n\n✖ failing tests:');
  });

  test('leaves out what a tool says of its own work', () => {
    const work = [
      '   Compiling ask v0.1.0 (/tmp/a)',
      '    Blocking waiting for file lock',
      '    Finished `dev` in 3.20s',
      '',
    ];
    expect(said(...work, 'error[E0382]: borrow of moved value: `order`', '  |')).toBe(
      'error[E0382]: borrow of moved value: `order`\n  |',
    );
  });

  test('keeps numbers that tell something', () => {
    for (const text of ['left: 3, right: 4', 'at line 12', 'waits for 2.5 s', 'error 0b1', 'timeout: 30s']) {
      expect(said(text)).toBe(text);
    }
  });

  test('has no blanks at the end of a line, and no gaps', () => {
    expect(said('', 'one  ', '', '', '', 'two', '')).toBe('one\n\ntwo');
  });

  test('a folder that is not known hides nothing', () => {
    expect(steady('a/b', { '': '.' })).toBe('a/b');
  });

  test('hides what differs wherever it stands', () => {
    const pieces = fc.constantFrom(
      'a',
      '\n',
      '(0.1s)',
      '0xab',
      'pid=1',
      'goroutine 7',
      'Finished x',
      '\t1.5s',
      '/x/pkg/mod/',
    );
    const text = fc.array(pieces, { maxLength: 12 }).map((list) => list.join(' '));
    fc.assert(
      fc.property(text, (one) => {
        expect(said(one)).not.toMatch(/0xab|pid=1|goroutine 7/);
      }),
      { seed: 20261121 },
    );
  });
});
