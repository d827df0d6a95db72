import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { loadContent } from '../model/content.ts';
import type { Problem } from '../model/problem.ts';
import { renderText } from '../report/text.ts';
import { writeAssets } from './assets/write.ts';
import { guardServer } from './gate/server.ts';

/**
 * Nothing is built from content with a problem. A build reads the content before anything is
 * written, prints every problem and stops; the dev server shows the problems and lives on.
 * What is generated from content (hues, groups, fonts) is written at the same time.
 */
export function contentGate(): AstroIntegration {
  return {
    name: 'content-gate',
    hooks: {
      'astro:config:setup': async ({ command, config }) => {
        if (command !== 'build' && command !== 'dev') return;
        const root = fileURLToPath(config.root);
        const { content, problems } = loadContent(root);
        if (command === 'build' && problems.length > 0) await refuse(problems);
        await writeAssets(root, content);
      },
      'astro:server:setup': ({ server }) => guardServer(server, server.config.root),
    },
  };
}

// Exits at once: an error thrown here would add Astro's own stack to the editors' list.
async function refuse(problems: readonly Problem[]): Promise<never> {
  const text = renderText(problems, { color: process.stderr.isTTY && process.stderr.hasColors() });
  await new Promise((written) => process.stderr.write(`${text.trimEnd()}\n`, written));
  process.exit(1);
}
