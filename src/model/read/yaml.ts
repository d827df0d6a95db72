import { type Document, isMap, isPair, isScalar, isSeq, LineCounter, type Node, parseDocument, visit } from 'yaml';
import { problem, type Report } from '../problem.ts';
import type { Path } from '../schema/describe.ts';
import { codeOf, unwanted } from './decode.ts';
import type { TextFile } from './file.ts';
import type { Positioned } from './positioned.ts';
import { refuseTokens } from './yaml-tokens.ts';

/** Longest YAML text that is read, in UTF-16 units: some 2000 sources. */
const maxLength = 256 * 1024;

/**
 * Reads YAML 1.2 (core schema) that stands in a file from `start`, up to `end`.
 * What cannot be read, or would be read as something else than it looks like, is reported; then there is no value.
 */
export function parseYaml(source: TextFile, start: number, end: number, report: Report): Positioned | undefined {
  const text = source.text.slice(start, end);
  let clean = true;
  const refuse = (offset: number, message: string, hint?: string) => {
    clean = false;
    report(problem('yaml', source.placeAt(start + offset), message, { hint }));
  };
  if (text.length > maxLength) {
    refuse(0, `The YAML is ${text.length} characters long.`, `at most ${maxLength} are read; split it`);
    return undefined;
  }
  for (const { offset, message, hint } of refuseTokens(text)) refuse(offset, message, hint);
  if (!clean) return undefined;
  const doc = parseDocument(text, {
    version: '1.2',
    schema: 'core',
    stringKeys: true,
    uniqueKeys: false, // quadratic; refuseKeys does it
    prettyErrors: false,
    lineCounter: new LineCounter(),
  });
  const lineOf = (fault: Fault) => source.placeAt(start + fault.pos[0]).line;
  for (const fault of firstOnes([...doc.errors, ...doc.warnings], lineOf)) {
    const [message, hint] = sayings[fault.code] ?? [`The YAML cannot be read: ${fault.message.replace(/\.$/, '')}.`];
    refuse(fault.pos[0], message, hint);
  }
  if (!clean) return undefined;
  refuseKeys(doc, refuse);
  refuseScalars(doc, refuse);
  if (!clean) return undefined;
  return { value: doc.toJS({ maxAliasCount: 0 }), ...locator(doc, source, start) };
}

/** What is wrong and how to mend it, by the parser’s code for it. */
const sayings: Readonly<Record<string, readonly [message: string, hint: string]>> = {
  BLOCK_AS_IMPLICIT_KEY: [
    'A second field starts on this line.',
    'text that holds `: ` needs quotes, or `>-` and a line of its own',
  ],
  MULTILINE_IMPLICIT_KEY: ['This line is no field.', 'check its indentation, or put `>-` behind the field above'],
  TAB_AS_INDENT: ['The line is indented by a tab.', 'indent by two spaces'],
  BAD_INDENT: [
    'The line is indented like nothing above it.',
    'indent by two spaces below the field that it belongs to',
  ],
  BAD_SCALAR_START: ['Text cannot start with this sign.', 'put the text in quotes'],
};

type Fault = { readonly pos: [number, number]; readonly message: string; readonly code: string };

/** The first fault of each run of lines with faults: the others follow from it. */
function firstOnes(faults: readonly Fault[], lineOf: (fault: Fault) => number): Fault[] {
  const sorted = faults.toSorted((a, b) => a.pos[0] - b.pos[0]);
  return sorted.filter((fault, at) => at === 0 || lineOf(fault) > lineOf(sorted[at - 1] ?? fault) + 1).slice(0, 5);
}

type Refuse = (offset: number, message: string, hint?: string) => void;

function refuseKeys(doc: Document, refuse: Refuse): void {
  visit(doc, {
    Map(_, map) {
      const seen = new Set<string>();
      for (const { key } of map.items) {
        if (!isScalar(key)) continue;
        const name = String(key.value);
        if (seen.has(name)) refuse(key.range?.[0] ?? 0, `The field \`${name}\` stands here twice.`, 'keep one of them');
        if (name === '__proto__') refuse(key.range?.[0] ?? 0, 'The field `__proto__` has no place in content.');
        seen.add(name);
      }
    },
  });
}

/**
 * A plain number that prints otherwise than it was written (1.10, 0x1F, 1e400) was meant as text;
 * an escape such as "\\u202e" hides what a reader of the source would not see.
 */
function refuseScalars(doc: Document, refuse: Refuse): void {
  visit(doc, {
    Scalar(key, { value, type, source = '', range }) {
      const at = range?.[0] ?? 0;
      const odd = typeof value === 'string' ? unwanted.exec(value) : undefined;
      if (odd) refuse(at, `The text holds the character ${codeOf(odd[0])}.`, 'remove it');
      if (key === 'key' || typeof value !== 'number' || type !== 'PLAIN' || String(value) === source) return;
      refuse(at, `\`${source}\` would be read as the number ${value}.`, `put it in quotes: '${source}'`);
    },
  });
}

function locator(doc: Document, source: TextFile, start: number): Omit<Positioned, 'value'> {
  const place = (node: Node | null | undefined) => source.placeAt(start + (node?.range?.[0] ?? 0));
  const find = (path: Path) => {
    let node: Node | null | undefined = doc.contents;
    let key: Node | undefined;
    for (const step of path) {
      let next: unknown;
      if (isMap(node)) {
        const pair = node.items.find(
          (item) => isPair(item) && isScalar(item.key) && String(item.key.value) === String(step),
        );
        next = pair?.value;
        if (isScalar(pair?.key)) key = pair.key;
      } else if (isSeq(node)) {
        next = node.items[Number(step)];
        key = undefined;
      }
      if (!next) break;
      node = next as Node;
    }
    return { node, key };
  };
  return {
    at(path) {
      const { node, key } = find(path);
      return place(key && (!isScalar(node) || !node.source) ? key : node);
    },
    key(path, key) {
      const { node } = find(path);
      const pair = isMap(node)
        ? node.items.find((item) => isScalar(item.key) && String(item.key.value) === key)
        : undefined;
      return place(isScalar(pair?.key) ? pair.key : node);
    },
    within(path, snippet, nth) {
      const { node } = find(path);
      const range = node?.range ?? [0, 0, 0];
      let at = start + range[0];
      const end = start + range[1];
      for (let left = nth; left >= 0; left--) {
        at = source.text.indexOf(snippet, left === nth ? at : at + snippet.length);
        if (at === -1 || at >= end) return place(node);
      }
      return source.placeAt(at);
    },
  };
}
