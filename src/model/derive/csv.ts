/** Lines of fields as CSV (RFC 4180). */
export function csvOf(lines: readonly (readonly (string | number | boolean)[])[]): string {
  return lines.map((line) => `${line.map((value) => field(String(value))).join(',')}\r\n`).join('');
}

const field = (text: string): string => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
