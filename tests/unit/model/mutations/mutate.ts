/** A generator of numbers from 0 up to 1 that begins the same for the same seed (mulberry32). */
export function numbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

export type Next = () => number;

/** One way to spoil a text; some leave it valid. */
export type Spoil = (text: string, next: Next) => string | Uint8Array;

const pick = <T>(list: readonly T[], next: Next): T | undefined => list[Math.floor(next() * list.length)];
const offset = (text: string, next: Next) => Math.floor(next() * text.length);
const insert = (text: string, at: number, what: string) => text.slice(0, at) + what + text.slice(at);
const repeat = (sign: string, times: number) => sign.repeat(times);

/** Puts something in place of the value of some field. */
function value(text: string, next: Next, what: string): string {
  const fields = [...text.matchAll(/^( *(?:- )?[\w-]+:) .*$/gm)];
  const field = pick(fields, next);
  if (!field) return what;
  return `${text.slice(0, field.index)}${field[1]} ${what}${text.slice(field.index + field[0].length)}`;
}

const types = [
  '[]',
  '{}',
  'null',
  'true',
  '-1',
  '1e999',
  '0x1F',
  '1.10',
  '123456789012345678901234567890',
  "''",
  '""',
  '~',
  '.nan',
];
const odd = [
  '\u202E',
  '\u0000',
  '\uFEFF',
  '\u2028',
  '\u0085',
  '\u200F',
  '\r',
  '\u{1F468}\u200D\u{1F469}',
  'e\u0301\u0302\u0303',
  '\uFFFF',
  '\t',
];
const aliases = Array.from({ length: 40 }, (_, at) => `b${at}: &b${at} [*b${at - 1}, *b${at - 1}]`).join('\n');

const bombs = [
  `b-1: &b-1 [x, x]\n${aliases}\n`,
  repeat('[', 20_000),
  repeat('{a: ', 20_000),
  repeat('? ', 5_000),
  repeat('- ', 20_000),
  repeat('"', 20_001),
  Array.from({ length: 300 }, (_, at) => `${repeat(' ', at)}a:`).join('\n'),
  Array.from({ length: 20_000 }, (_, at) => `k${at}: 1`).join('\n'),
  repeat('# a\n', 30_000),
  repeat('\n', 100_000),
  repeat('!!a ', 5_000),
];

const proseBombs = [
  `{${repeat('(', 20_000)}${repeat(')', 20_000)}}`,
  `export const a = ${repeat('!', 50_000)}1`,
  `<Sample id={${repeat('[', 20_000)}${repeat(']', 20_000)}} />`,
  repeat('{', 20_000),
  repeat('>', 20_000),
  repeat('> - ', 5_000),
  repeat('[', 20_000),
  repeat('[a](', 10_000),
  repeat('*a_ ', 10_000),
  repeat('`', 20_001),
  repeat('<a>', 10_000),
  repeat('"\'', 30_000),
  repeat('&lt;', 20_000),
  `${repeat('*', 30_000)}a${repeat('*', 30_000)}`,
  'export `\\',
  `${repeat('|a', 2_000)}\n${repeat('|-', 2_000)}\n${repeat('|b\n', 2_000)}`,
  `${repeat('[@', 10_000)}${repeat(']', 10_000)}`,
];

/** Spoils any text. */
export const spoils: Readonly<Record<string, Spoil>> = {
  truncated: (text, next) => text.slice(0, offset(text, next)),
  'begun late': (text, next) => text.slice(offset(text, next)),
  'a stretch lost': (text, next) => {
    const at = offset(text, next);
    return text.slice(0, at) + text.slice(at + Math.ceil(next() * 80));
  },
  'a stretch twice': (text, next) => {
    const at = offset(text, next);
    return insert(text, at, text.slice(at, at + Math.ceil(next() * 200)));
  },
  'lines swapped': (text, next) => {
    const lines = text.split('\n');
    const at = Math.floor(next() * Math.max(1, lines.length - 1));
    return lines.toSpliced(at, 2, lines[at + 1] ?? '', lines[at] ?? '').join('\n');
  },
  'another type': (text, next) => value(text, next, pick(types, next) ?? ''),
  'a long value': (text, next) => value(text, next, 'very '.repeat(5_000)),
  'an unknown field': (text, next) => text.replace(/^(?=\w)/m, () => `field${Math.floor(next() * 100)}: a\n`),
  'an indent changed': (text, next) => {
    const lines = text.split('\n');
    const at = Math.floor(next() * lines.length);
    return lines.toSpliced(at, 1, ` ${lines[at] ?? ''}`).join('\n');
  },
  'an odd character': (text, next) => insert(text, offset(text, next), pick(odd, next) ?? ''),
  'half of a pair': (text, next) => {
    const at = offset(text, next);
    return Buffer.concat([
      Buffer.from(text.slice(0, at)),
      Buffer.from([0xed, 0xa0, 0x80]),
      Buffer.from(text.slice(at)),
    ]);
  },
  'random bytes': (_, next) => Uint8Array.from({ length: 2_000 }, () => Math.floor(next() * 256)),
  empty: () => '',
  blanks: () => ' \n\n \n',
  'CR LF': (text) => text.replaceAll('\n', '\r\n'),
  'a byte order mark': (text) => `\uFEFF${text}`,
  'too large': (text) => text + '# a\n'.repeat(300_000),
  'a bomb': (text, next) => insert(text, text.indexOf('\n') + 1, `${pick(bombs, next)}\n`),
  'only a bomb': (_, next) => pick(bombs, next) ?? '',
  'a bomb as value': (text, next) => value(text, next, pick(bombs, next) ?? ''),
};

/** Spoils an article below its front matter. */
export const proseSpoils: Readonly<Record<string, Spoil>> = {
  'a bomb in prose': (text, next) => `${text}\n${pick(proseBombs, next)}\n`,
  'a sign in prose': (text, next) => {
    const body = text.indexOf('\n---\n') + 5;
    return insert(text, body + Math.floor(next() * (text.length - body)), pick([...'{}<>[]`*_|\\#'], next) ?? '');
  },
};
