import { readFileSync, type Stats } from 'node:fs';
import { extname } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';

export type Encoding = 'br' | 'gzip' | 'identity';

const types: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.csv': 'text/csv; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.jpg': 'image/jpeg',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.md': 'text/markdown; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.wasm': 'application/wasm',
  '.webmanifest': 'application/manifest+json',
  '.webp': 'image/webp',
  '.woff2': 'font/woff2',
  '.xml': 'application/xml; charset=utf-8',
};

const packed = new Set(['.jpg', '.png', '.webp', '.woff2']);

export const typeOf = (file: string): string => types[extname(file)] ?? 'application/octet-stream';

/** Whether the bytes of the file differ by what the browser accepts. */
export const varies = (file: string): boolean => !packed.has(extname(file));

/** The best encoding that the browser accepts for the file. */
export function encodingFor(file: string, accepted: string): Encoding {
  if (!varies(file)) return 'identity';
  const refused = /^(br|gzip)\s*;\s*q=0(\.0*)?$/;
  const names = accepted
    .split(',')
    .map((part) => part.trim())
    .filter((part) => !refused.test(part))
    .map((part) => part.split(';')[0]?.trim());
  return names.includes('br') ? 'br' : names.includes('gzip') ? 'gzip' : 'identity';
}

const kept = new Map<string, { readonly stamp: string; readonly bytes: Buffer }>();

/** The bytes to send. What is compressed is kept until the file changes. */
export function encoded(file: string, stats: Stats, encoding: Encoding): Buffer {
  if (encoding === 'identity') return readFileSync(file);
  const key = `${encoding} ${file}`;
  const stamp = `${stats.mtimeMs} ${stats.size}`;
  const before = kept.get(key);
  if (before?.stamp === stamp) return before.bytes;
  const plain = readFileSync(file);
  const quality = { [constants.BROTLI_PARAM_QUALITY]: 9, [constants.BROTLI_PARAM_SIZE_HINT]: plain.length };
  const bytes = encoding === 'br' ? brotliCompressSync(plain, { params: quality }) : gzipSync(plain, { level: 9 });
  kept.set(key, { stamp, bytes });
  return bytes;
}
