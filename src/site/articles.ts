import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Loader, LoaderContext } from 'astro/loaders';
import type { Body } from '../model/schema/content.ts';
import { over } from './loader.ts';

interface Article {
  readonly id: string;
  readonly file: string;
  readonly body: Body;
}

async function storeArticle(article: Article, { store, ...context }: LoaderContext, print: string): Promise<void> {
  const { id, file, body } = article;
  const digest = context.generateDigest(`${print}\n${body.format}\n${body.line}\n${body.text}`);
  const known = store.get(id);
  if (body.format === 'mdx') {
    if (known?.digest !== digest) store.set({ id, data: {}, digest, filePath: file, deferredRender: true });
    else store.addModuleImport(file);
    return;
  }
  if (known?.digest === digest) return;
  // Empty lines before the body keep the line numbers of the file.
  const text = '\n'.repeat(body.line - 1) + body.text;
  const fileURL = pathToFileURL(join(process.cwd(), file));
  store.set({ id, data: {}, digest, rendered: await context.renderMarkdown(text, { fileURL }) });
}

/** Bodies of articles and pages, by `comparisons/go-vs-rust` and the like, rendered once and kept by digest. */
export const articleLoader = (): Loader =>
  over('articles', async (content, context, print) => {
    const articles = [
      ...content.comparisons.map((one) => ({ ...one, id: `comparisons/${one.id}` })),
      ...content.guides.map((one) => ({ ...one, id: `guides/${one.id}` })),
      ...content.perspectives.map((one) => ({ ...one, id: `perspectives/${one.id}` })),
      ...content.pages.map((one) => ({ ...one, id: `pages/${one.id}` })),
    ];
    for (const id of context.store.keys()) {
      if (!articles.some((article) => article.id === id)) context.store.delete(id);
    }
    for (const article of articles) await storeArticle(article, context, print);
  });
