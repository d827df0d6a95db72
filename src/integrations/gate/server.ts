import { join, sep } from 'node:path';
import type { ViteDevServer } from 'vite';
import { loadContent } from '../../model/content.ts';
import type { Problem } from '../../model/problem.ts';
import { renderText } from '../../report/text.ts';
import { readPlace } from '../../site/place.ts';
import { writeAssets } from '../assets/write.ts';
import { problemPage } from './page.ts';

/** Long enough for an editor to finish writing several files, short enough to feel immediate. */
const settle = 60;

/** Reads content again after each save; while it has problems, pages show them instead. */
export function guardServer(server: ViteDevServer, root: string): void {
  const started = readPlace(root);
  let { problems } = loadContent(root);
  if (problems.length > 0) tell(problems);

  const look = async (): Promise<void> => {
    const before = problems.length;
    const read = loadContent(root);
    problems = read.problems;
    if (problems.length > 0) return tell(problems);
    if (before > 0) process.stdout.write('content is sound again\n');
    if (await writeAssets(root, read.content)) renew(server);
    const { origin, base } = readPlace(root);
    if (origin !== started.origin || base !== started.base) {
      process.stdout.write('the site has another address now: start the dev server again to use it\n');
    }
  };
  const lookAndReload = async (): Promise<void> => {
    await look().catch((error: unknown) => server.config.logger.error(String(error)));
    server.environments.client.hot.send({ type: 'full-reload', path: '*' });
  };

  const folder = join(root, 'content') + sep;
  let timer: NodeJS.Timeout | undefined;
  server.watcher.on('all', (_event, file) => {
    if (!file.startsWith(folder)) return;
    clearTimeout(timer);
    timer = setTimeout(lookAndReload, settle);
  });

  server.middlewares.use((request, response, next) => {
    const wantsPage = request.method === 'GET' && (request.headers.accept ?? '').includes('text/html');
    if (problems.length === 0 || !wantsPage) return next();
    response.writeHead(500, { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' });
    response.end(problemPage(problems, server.config.base));
  });
}

/** Vite does not watch what is generated, and Astro keeps styles with its pages: all is transformed anew. */
function renew(server: ViteDevServer): void {
  for (const { moduleGraph, hot } of Object.values(server.environments)) {
    moduleGraph.invalidateAll();
    hot.send({ type: 'full-reload', path: '*' });
  }
}

function tell(problems: readonly Problem[]): void {
  const text = renderText(problems, { color: process.stderr.isTTY && process.stderr.hasColors() });
  process.stderr.write(`${text.trimEnd()}\n`);
}
