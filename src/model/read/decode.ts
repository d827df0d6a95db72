import { problem, type Report } from '../problem.ts';
import { type TextFile, textFile } from './file.ts';

/**
 * Control characters (tab and line feed aside), line separators that only some parsers honour, a byte order
 * mark inside, the replacement character, noncharacters, and the signs that reorder text on screen
 * (https://trojansource.codes).
 */
const unwanted =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what it looks for
  /[\u0000-\u0008\u000B-\u001F\u007F-\u009F\u200E\u200F\u2028-\u202E\u2066-\u2069\uFEFF\uFFFD\uFFFE\uFFFF]/;

/** Bytes as text: UTF-8 with or without a byte order mark, lines ending in CR LF or LF. Anything else is reported. */
export function decode(file: string, bytes: Uint8Array, report: Report): TextFile | undefined {
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    const source = textFile(file, new TextDecoder('utf-8').decode(bytes).replaceAll('\r\n', '\n'));
    const place = source.placeAt(Math.max(0, source.text.indexOf('\uFFFD')));
    report(problem('encoding', place, 'The file is not text in UTF-8.', { hint: 'save it as UTF-8' }));
    return undefined;
  }
  const source = textFile(file, text.replaceAll('\r\n', '\n'));
  const odd = unwanted.exec(source.text);
  if (!odd) return source;
  const code = odd[0].charCodeAt(0).toString(16).toUpperCase().padStart(4, '0');
  report(
    problem('encoding', source.placeAt(odd.index), `The character U+${code} has no place in content.`, {
      expected: 'text that reads as it is stored: no control characters, nothing reversed or replaced',
      hint: code === '000D' ? 'end lines by LF or CR LF' : 'remove it',
    }),
  );
  return undefined;
}
