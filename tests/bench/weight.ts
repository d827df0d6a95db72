import { readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';
import { all, type Page } from '../setup/html.ts';

/** Bytes that a page costs a first-time reader, text as brotli 11, fonts as they are. */
export interface Weights {
  readonly html: number;
  readonly styles: number;
  readonly scripts: number;
  readonly fonts: number;
}

/** Kinds of page with a budget of their own. */
export type Kind = 'comparison' | 'matrix' | 'sample' | 'page';

export function kindOf({ address }: Page): Kind {
  if (address.startsWith('/compare/')) return 'comparison';
  // Every file of up to five projects.
  if (/^\/samples\/[^/]+\/$/.test(address)) return 'sample';
  return /^\/matrices\/[^/]+\/$/.test(address) ? 'matrix' : 'page';
}

export function weigh(dist: string, base: string, page: Page): Weights {
  const read = (address: string): Buffer => readFileSync(join(dist, address.slice(base.length)));
  const sum = (addresses: readonly string[], size: (bytes: Buffer) => number): number =>
    [...new Set(addresses)].reduce((total, address) => total + size(read(address)), 0);

  const links = all(page.root, 'link').map(({ attributes }) => attributes);
  const styles = links.filter(({ rel }) => rel === 'stylesheet').map(({ href }) => href ?? '');
  const scripts = all(page.root, 'script', { src: true }).map(({ attributes }) => attributes['src'] ?? '');
  const preloaded = links.filter(({ as }) => as === 'font').map(({ href }) => href ?? '');
  const named = styles.flatMap((style) => fontsIn(read(style).toString(), style));
  return {
    html: brotli(Buffer.from(page.html)),
    styles: sum(styles, brotli),
    scripts: sum(
      scripts.flatMap((script) => withImports(script, read)),
      brotli,
    ),
    fonts: sum([...preloaded, ...named], (bytes) => bytes.length),
  };
}

function fontsIn(css: string, from: string): string[] {
  return [...css.matchAll(/url\(["']?([^"')]+\.woff2)/g)].map(([, url = '']) =>
    posix.resolve(posix.dirname(from), url),
  );
}

function withImports(script: string, read: (address: string) => Buffer): string[] {
  const imports = [
    ...read(script)
      .toString()
      .matchAll(/(?:import|from)\s*["'](\.[^"']+\.js)["']/g),
  ];
  const found = imports.map(([, to = '']) => posix.resolve(posix.dirname(script), to));
  return [script, ...found.flatMap((one) => withImports(one, read))];
}

function brotli(bytes: Buffer): number {
  const params = { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length };
  return brotliCompressSync(bytes, { params }).length;
}
