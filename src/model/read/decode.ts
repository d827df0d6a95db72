import { problem, type Report } from '../problem.ts';
import { type TextFile, textFile } from './file.ts';

/**
 * Control characters (tab and line feed aside), separators that only some parsers honour, the signs that reorder
 * text on screen (https://trojansource.codes), byte order marks inside, replaced characters, halves of pairs.
 */
export const unwanted = /[[\p{Cc}--[\t\n]]\p{Cs}\p{Zl}\p{Zp}\p{Bidi_Control}\p{Noncharacter_Code_Point}\uFEFF\uFFFD]/v;

/** `U+202E` and the like. */
export const codeOf = (sign: string): string =>
  `U+${(sign.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;

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
  const hint = odd[0] === '\r' ? 'end lines by LF or CR LF' : 'remove it';
  const expected = 'text that reads as it is stored: no control characters, nothing reversed or replaced';
  const message = `The character ${codeOf(odd[0])} has no place in content.`;
  report(problem('encoding', source.placeAt(odd.index), message, { expected, hint }));
  return undefined;
}
