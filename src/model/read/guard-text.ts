import { brokenCitation } from './citations.ts';
import { codeOf, unwanted } from './decode.ts';
import type { Refuse } from './guard.ts';
import { type MdastNode, textOf } from './markdown.ts';

/** Refuses what would read otherwise than it was meant; `written` is the node’s source, `at` its offset. */
export function guardText(node: MdastNode, written: string, at: number, refuse: Refuse): void {
  const shown = `\`${written.slice(0, 40).split('\n')[0]?.trim()}\``;
  const odd = 'value' in node ? unwanted.exec(node.value) : undefined;
  if (odd) refuse(at, `The text holds the character ${codeOf(odd[0])}: ${shown}.`, { hint: 'remove it' });
  if (node.type === 'heading' && textOf(node).includes('[@')) {
    const hint = 'cite the source in the paragraph below';
    refuse(at, `A heading takes no citation: ${shown}.`, { hint });
  }
  if (node.type === 'text') {
    const broken = brokenCitation(node.value, written);
    const hint = 'write [@id] in one piece, each source in brackets of its own';
    if (broken !== undefined) refuse(at + broken, `Something here is half a citation: ${shown}.`, { hint });
  }
  if (node.type === 'code' && /^(`{3}|~{3})/.test(written) && !/\n.*(`{3}|~{3})[ \t]*$/.test(written)) {
    refuse(at, 'The block of code is never closed.', { hint: 'end it with a line of the same signs' });
  }
}
