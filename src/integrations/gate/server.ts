import { join, sep } from 'node:path';
import type { ViteDevServer } from 'vite';
import { loadContent } from '../../model/content.ts';
import type { Problem } from '../../model/problem.ts';
import { renderText } from '../../report/text.ts';
import { writeAssets } from '../assets/write.ts';
import { problemPage } from './page.ts';

/** Long enough for an editor to finish writing several files, short enough to feel immediate. */
const settle = 60;

/** Reads content again after each save; while it has problems, pages show them instead. */
export function guardServer(server: ViteDevServer, root: string): void {
  let problems: readonly Problem[] = [];

  const look = async (): Promise<void> => {
    const before = problems.length;
    const read = loadContent(root);
    problems = read.problems;
    if (problems.length > 0) tell(problems);
    else if (before > 0) process.stdout.write('content is sound again\n');
    if (problems.length === 0) await writeAssets(root, read.content.options);
  };
  const lookAndReload = async (): Promise<void> => {
    try {
      await look();
    } catch (error) {
      server.config.logger.error(`content could not be read: ${String(error)}`);
    }
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

  void look();
}

function tell(problems: readonly Problem[]): void {
  const text = renderText(problems, { color: process.stderr.isTTY && process.stderr.hasColors() });
  process.stderr.write(`${text.trimEnd()}\n`);
}
