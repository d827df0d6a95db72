import { defineHastPlugin } from 'satteri';

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

/** Plugins of the Markdown and MDX pipeline. */
export const hastPlugins = [alignedCells];
