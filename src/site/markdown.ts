import { defineHastPlugin, type HastNode } from 'satteri';
import { fenceTokens } from '../highlight/highlight.ts';

/** Table alignment as a class: the style attribute that Markdown would write is refused by the policy. */
const alignedCells = defineHastPlugin({
  name: 'aligned-cells',
  element: {
    filter: ['th', 'td'],
    visit(node, context) {
      const align = /text-align: *(\w+)/.exec(String(node.properties['style'] ?? ''))?.[1];
      if (!align) return;
      context.setProperty(node, 'style', undefined);
      context.setProperty(node, 'className', [`ta-${align}`]);
    },
  },
});

/** Straight quotes become typographic ones; dashes and dots stay as they were written. */
export const QUOTES = { quotes: true, dashes: false, ellipses: false } as const;

/** Code in a text, highlighted as samples are; it scrolls in a box of its own. */
const fences = defineHastPlugin({
  name: 'fences',
  element: {
    filter: ['pre'],
    async visit(node, context) {
      const code = node.children.find((child) => child.type === 'element' && child.tagName === 'code');
      if (code?.type !== 'element') return;
      const name = /language-(\S+)/.exec(String(code.properties['className'] ?? ''))?.[1] ?? '';
      const tokens = await fenceTokens(context.textContent(code), name);
      const pieces = tokens.map(({ text, kind }): Extract<HastNode, { type: 'element' | 'text' }> => {
        const value = { type: 'text' as const, value: text };
        if (!kind) return value;
        return { type: 'element', tagName: 'span', properties: { className: [`t-${kind}`] }, children: [value] };
      });
      context.replaceNode(node, {
        type: 'element',
        tagName: 'pre',
        properties: { className: ['fence'], tabIndex: 0 },
        children: [{ type: 'element', tagName: 'code', properties: {}, children: pieces }],
      });
    },
  },
});

/** Links to the site's own pages, which authors write from `/`, under the base path. */
const basedLinks = (base: string) =>
  defineHastPlugin({
    name: 'based-links',
    element: {
      filter: ['a'],
      visit(node, context) {
        const href = String(node.properties['href'] ?? '');
        if (/^\/(?!\/)/.test(href))
          context.setProperty(
            node,
            'href',
            base.replace(/\/?$/, () => href),
          );
      },
    },
  });

/** Plugins of the Markdown and MDX pipeline, for a site below a base path. */
export const hastPlugins = (base: string) => [alignedCells, fences, basedLinks(base)];
