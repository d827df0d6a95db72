import { satteri } from '@astrojs/markdown-satteri';
import mdx from '@astrojs/mdx';
import tailwindcss from '@tailwindcss/vite';
import { defineConfig } from 'astro/config';
import { contentGate } from './src/integrations/content-gate.ts';
import { linkCheck } from './src/integrations/link-check.ts';
import { wholeSite } from './src/integrations/whole-site.ts';
import { hastPlugins, QUOTES } from './src/site/markdown.ts';
import { readPlace } from './src/site/place.ts';

// Read when Astro is about to send: nothing leaves this machine during a build.
process.env.ASTRO_TELEMETRY_DISABLED ??= '1';
process.env.ASTRO_DISABLE_UPDATE_CHECK ??= 'true';

const { origin, base } = readPlace(import.meta.dirname);

export default defineConfig({
  site: origin,
  base,
  trailingSlash: 'always',
  // The default joins words whose elements stand on separate lines; this keeps one space.
  compressHTML: true,
  outDir: process.env.TRADEOFFS_OUT_DIR ?? './dist',
  cacheDir: './.astro',
  // Pages carry nothing inline: the policy is 'self'.
  build: { inlineStylesheets: 'never' },
  devToolbar: { enabled: false },
  markdown: {
    processor: satteri({ hastPlugins: hastPlugins(base), features: { smartPunctuation: QUOTES } }),
    syntaxHighlight: false,
  },
  vite: {
    plugins: [tailwindcss()],
    cacheDir: './.cache/vite',
    build: { assetsInlineLimit: 0 },
  },
  integrations: [contentGate(), mdx(), linkCheck(), wholeSite()],
});
