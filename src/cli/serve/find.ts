import { type Stats, statSync } from 'node:fs';
import { join } from 'node:path';

/** What a static host answers to a path. */
export type Found =
  | { readonly kind: 'file'; readonly file: string; readonly stats: Stats; readonly status: 200 | 404 }
  | { readonly kind: 'redirect'; readonly to: string }
  | { readonly kind: 'nothing' };

/**
 * Finds the file of a path below `dist`: a folder's index.html, a redirect to the folder where
 * the slash is missing, 404.html for the rest. Nothing outside `dist` and no hidden file is found.
 */
export function find(dist: string, base: string, path: string): Found {
  if (path === '/' && base !== '/') return { kind: 'redirect', to: base };
  if (`${path}/` === base) return { kind: 'redirect', to: base };
  const inside = path.startsWith(base) ? safePath(path.slice(base.length)) : undefined;
  if (inside === undefined) return lost(dist);
  const file = join(dist, inside, inside === '' || inside.endsWith('/') ? 'index.html' : '');
  const stats = statOf(file);
  if (stats?.isFile()) return { kind: 'file', file, stats, status: 200 };
  if (stats?.isDirectory() && statOf(join(file, 'index.html'))?.isFile()) return { kind: 'redirect', to: `${path}/` };
  return lost(dist);
}

function lost(dist: string): Found {
  const file = join(dist, '404.html');
  const stats = statOf(file);
  return stats?.isFile() ? { kind: 'file', file, stats, status: 404 } : { kind: 'nothing' };
}

/** The path without its escapes, or nothing if it could lead out of the folder or to a hidden file. */
function safePath(path: string): string | undefined {
  let plain: string;
  try {
    plain = decodeURIComponent(path);
  } catch {
    return undefined;
  }
  if (plain === '_headers' || plain.includes('\0') || plain.includes('\\')) return undefined;
  const segments = plain.replace(/\/$/, '').split('/');
  const hidden = segments.some((segment) => segment.startsWith('.') && segment !== '.well-known');
  const empty = plain !== '' && segments.includes('');
  return hidden || empty ? undefined : plain;
}

function statOf(file: string): Stats | undefined {
  return statSync(file, { throwIfNoEntry: false });
}
