import { element } from './element.ts';

const MARKED = /(`[^`]+`|\*\*[^*]+\*\*|\*[^*]+\*)/;

/** A line of content as nodes: `code`, **strong** and *emphasis*, quotes as the build sets them. */
export function inlineNodes(text: string): (Node | string)[] {
  return text.split(MARKED).map((part) => {
    if (part.length > 2 && part.startsWith('`')) return element('code', {}, part.slice(1, -1));
    if (part.length > 4 && part.startsWith('**')) return element('strong', {}, part.slice(2, -2));
    if (part.length > 2 && part.startsWith('*')) return element('em', {}, part.slice(1, -1));
    return part
      .replace(/(^|[\s(])"/g, '$1“')
      .replaceAll('"', '”')
      .replaceAll("'", '’');
  });
}
