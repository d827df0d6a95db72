import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { type Link, type PageLinks, readLinks } from './page.ts';

export interface Site {
  /** Path that the site is served under, with a slash at both ends. */
  readonly base: string;
  /** Scheme and host of the site: an absolute link to it is an internal link. */
  readonly origin: string;
}

export interface Fault {
  /** The page's file, relative to the folder, with `/`. */
  readonly page: string;
  readonly message: string;
}

/** Checks every link between the files of a built site, and that ids are unique on each page. */
export function checkFolder(folder: string, site: Site): Fault[] {
  const files = new Set(filesOf(folder));
  const pages = new Map<string, PageLinks>();
  for (const file of files) {
    if (file.endsWith('.html')) pages.set(file, readLinks(readFileSync(join(folder, file), 'utf8')));
  }
  return [...pages].flatMap(([page, { links, repeated }]) => {
    const broken = links.flatMap((link) => {
      const why = whyBroken(page, link.to, site, files, pages);
      return why === undefined ? [] : [`${told(link)} ${why}`];
    });
    const twice = [...new Set(repeated)].map((id) => `id "${id}" stands more than once`);
    return [...new Set([...broken, ...twice])].map((message) => ({ page, message }));
  });
}

function told({ from, to }: Link): string {
  return `${from} "${to}"`;
}

function whyBroken(
  page: string,
  to: string,
  { base, origin }: Site,
  files: ReadonlySet<string>,
  pages: ReadonlyMap<string, PageLinks>,
): string | undefined {
  // The page for lost readers is served at any address, so only links from the root hold there.
  if (page === '404.html' && !/^(\/|#|[a-z][a-z0-9+.-]*:)/i.test(to))
    return 'is relative, on a page served at any address';
  const here = new URL(base + page.replace(/(^|\/)index\.html$/, '$1'), origin);
  if (!URL.canParse(to, here)) return 'is not an address';
  const target = new URL(to, here);
  if (target.origin !== origin) return undefined;
  if (!target.pathname.startsWith(base)) return `lies outside the base path ${base}`;
  const path = decoded(target.pathname.slice(base.length));
  const file = path === '' || path.endsWith('/') ? `${path}index.html` : path;
  if (!files.has(file)) {
    return files.has(`${path}/index.html`) ? 'lacks the slash at its end' : 'leads to no file';
  }
  const id = decoded(target.hash.slice(1).split(':~:')[0] ?? '');
  if (id === '' || id === 'top' || pages.get(file)?.ids.has(id) !== false) return undefined;
  return `names an id that ${file} does not have`;
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function filesOf(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .sort();
}
