import type { Page } from 'playwright-core';

/** A table as assistive technology gets it: by role, what each of its parts is called, in order. */
export type SpokenTable = Readonly<Record<'row' | 'columnheader' | 'rowheader' | 'cell', readonly string[]>>;

/** The table with a caption in the tree of accessible objects of the browser. */
export async function spokenTable(page: Page, caption: string): Promise<SpokenTable> {
  const session = await page.context().newCDPSession(page);
  const { nodes } = await session.send('Accessibility.getFullAXTree');
  await session.detach();
  const byId = new Map(nodes.map((node) => [node.nodeId, node]));
  const inside = (id: string): typeof nodes => {
    const node = byId.get(id);
    return node ? [node, ...(node.childIds ?? []).flatMap(inside)] : [];
  };
  const table = nodes.find(({ role, name }) => role?.value === 'table' && name?.value === caption);
  const parts = table ? inside(table.nodeId).filter(({ ignored }) => !ignored) : [];
  const called = (wanted: string): string[] =>
    parts
      .filter(({ role }) => role?.value === wanted)
      .map(({ name }) =>
        String(name?.value ?? '')
          .replace(/\s+/g, ' ')
          .trim(),
      );
  return {
    row: called('row'),
    columnheader: called('columnheader'),
    rowheader: called('rowheader'),
    cell: called('cell'),
  };
}
