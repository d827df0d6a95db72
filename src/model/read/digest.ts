import { createHash } from 'node:crypto';

/** SHA-256, in hexadecimal, over parts and their borders: no part can pass for the end of another. */
export function digestOf(parts: Iterable<string>): string {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(`${Buffer.byteLength(part)}\n`).update(part);
  return hash.digest('hex');
}
