import { join } from 'node:path';
import type { Loader, LoaderContext } from 'astro/loaders';
import { loadContent } from '../model/content.ts';
import { filesPrint } from '../model/read/stamp.ts';
import type { Content } from '../model/schema/content.ts';

/** Everything that decides how content is rendered; a change of it renders all anew. */
const RENDERERS = ['astro.config.mjs', 'package-lock.json', 'src/site', 'src/highlight'];

/** Fills a store from content; `print` stands for the renderers and the base path, and belongs into every digest. */
export type Fill = (content: Content, context: LoaderContext, print: string) => Promise<void>;

/** A loader over the one reader: runs now and, in the dev server, whenever content changes. */
export function over(name: string, fill: Fill): Loader {
  return {
    name,
    load: async (context) => {
      const root = process.cwd();
      const folder = join(root, 'content');
      const run = async (): Promise<void> => {
        const { content, problems } = loadContent(root);
        // The gate reports problems; until they are mended the last sound state stays.
        if (problems.length === 0)
          await fill(content, context, `${filesPrint(root, RENDERERS)} ${context.config.base}`);
      };
      await run();
      context.watcher?.on('all', (_event, path) => {
        if (path.startsWith(folder)) void run();
      });
    },
  };
}
