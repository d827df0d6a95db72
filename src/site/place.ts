import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';

/** Where the site is served. */
export interface Place {
  /** Scheme and host, such as `https://tradeoffs.example`. */
  readonly origin: string;
  /** Path of the site on that host, with a slash at both ends. */
  readonly base: string;
}

const reserved = 'https://tradeoffs.example';

/**
 * Reads the site's address from content/site.yaml. It must not fail on a broken file:
 * the dev server has to come up to show the problem, and `loadContent` reports it.
 * The variable TRADEOFFS_BASE puts the site under another path.
 */
export function readPlace(root: string, env: NodeJS.ProcessEnv = process.env): Place {
  const address = new URL(writtenAddress(root) ?? reserved);
  return { origin: address.origin, base: slashed(env['TRADEOFFS_BASE'] ?? address.pathname) };
}

function writtenAddress(root: string): string | undefined {
  try {
    const site: unknown = parse(readFileSync(join(root, 'content', 'site.yaml'), 'utf8'), { logLevel: 'silent' });
    const url = typeof site === 'object' && site !== null && 'url' in site ? site.url : undefined;
    return typeof url === 'string' && URL.canParse(url) ? url : undefined;
  } catch {
    return undefined;
  }
}

function slashed(path: string): string {
  const name = path.replace(/^\/+|\/+$/g, '');
  return name === '' ? '/' : `/${name}/`;
}
