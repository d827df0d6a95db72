import { findNodeAtLocation, type Node, type ParseError, parseTree, printParseErrorCode } from 'jsonc-parser';
import { problem, type Report } from '../problem.ts';
import type { Path } from '../schema/describe.ts';
import type { TextFile } from './file.ts';
import type { Positioned } from './positioned.ts';

/** Longest JSON text that is read, in UTF-16 units: the largest file of measurements. */
const maxLength = 500 * 1024;

/** Reads strict JSON. What cannot be read, or would lose something, is reported; then there is no value. */
export function parseJson(source: TextFile, report: Report): Positioned | undefined {
  const { text } = source;
  const written = 'this file is written by a command: run it again rather than mend it by hand';
  const refuse = (offset: number, message: string) =>
    report(problem('json', source.placeAt(offset), message, { hint: written }));
  if (text.length > maxLength) {
    refuse(0, `The JSON is ${text.length} characters long; at most ${maxLength} are read.`);
    return undefined;
  }
  const errors: ParseError[] = [];
  const root = parseTree(text, errors, { disallowComments: true });
  for (const { error, offset } of errors) refuse(offset, `This is no JSON (${printParseErrorCode(error)}).`);
  if (!root || errors.length > 0) {
    if (errors.length === 0) refuse(0, 'This is no JSON: there is nothing.');
    return undefined;
  }
  let clean = true;
  eachMapping(root, (keys) => {
    const seen = new Set<string>();
    for (const { value, offset } of keys) {
      const name = String(value);
      if (name === '__proto__') refuse(offset, 'The field `__proto__` has no place in content.');
      if (seen.has(name)) refuse(offset, `The field \`${name}\` stands here twice.`);
      clean &&= name !== '__proto__' && !seen.has(name);
      seen.add(name);
    }
  });
  return clean ? { value: JSON.parse(text), ...locator(root, source) } : undefined;
}

function eachMapping(node: Node, visit: (keys: readonly Node[]) => void): void {
  if (node.type === 'object') visit(node.children?.flatMap((property) => property.children?.[0] ?? []) ?? []);
  for (const child of node.children ?? []) eachMapping(child, visit);
}

function locator(root: Node, source: TextFile): Omit<Positioned, 'value'> {
  const find = (path: Path): Node => {
    for (let length = path.length; length > 0; length--) {
      const node = findNodeAtLocation(root, path.slice(0, length));
      if (node) return node;
    }
    return root;
  };
  return {
    at: (path) => source.placeAt(find(path).offset),
    key(path, key) {
      const property = find(path).children?.find(({ children }) => children?.[0]?.value === key);
      return source.placeAt((property ?? find(path)).offset);
    },
    within(path, snippet, nth) {
      const node = find(path);
      let at = node.offset - 1;
      for (let left = nth; left >= 0; left--) at = source.text.indexOf(snippet, at + 1);
      return source.placeAt(at === -1 || at >= node.offset + node.length ? node.offset : at);
    },
  };
}
