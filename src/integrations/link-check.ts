import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { checkFolder } from './links/check.ts';
import { renderFaults } from './links/report.ts';

/** Fails the build when a link leads nowhere, or an id stands twice on a page. */
export function linkCheck(): AstroIntegration {
  let base = '/';
  let origin = '';
  return {
    name: 'link-check',
    hooks: {
      'astro:config:done': ({ config }) => {
        base = config.base;
        origin = new URL(config.site ?? 'https://tradeoffs.example').origin;
      },
      'astro:build:done': async ({ dir }) => {
        const folder = fileURLToPath(dir);
        const faults = checkFolder(folder, { base, origin });
        if (faults.length === 0) return;
        const text = `${renderFaults(faults)}\nThe former site stays as it was; the refused one is in ${folder}\n`;
        await new Promise((written) => process.stderr.write(text, written));
        process.exit(1);
      },
    },
  };
}
