import { relative } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { AstroIntegration } from 'astro';
import { freshNext, heal, swapIn } from '../site/dist.ts';

/**
 * The site is replaced in whole or not at all: a build goes to a folder beside the output
 * folder (`dist.next`), and takes its place when everything is done. Must be the last integration,
 * so that a failure of another one leaves the former site as it was.
 */
export function wholeSite(): AstroIntegration {
  let dist = '';
  return {
    name: 'whole-site',
    hooks: {
      'astro:config:setup': ({ command, config, updateConfig }) => {
        dist = fileURLToPath(config.outDir).replace(/[/\\]$/, '');
        heal(dist);
        if (command === 'build') updateConfig({ outDir: pathToFileURL(`${freshNext(dist)}/`) });
      },
      'astro:build:done': ({ logger }) => {
        swapIn(dist);
        logger.info(`the site is in ${relative(process.cwd(), dist)}/`);
      },
    },
  };
}
