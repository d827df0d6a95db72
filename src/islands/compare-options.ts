import type { MatrixData, SiteIndex } from '../exports/data.ts';
import { type Asked, readAsked } from '../model/derive/asked.ts';
import { pick } from '../strings/compare.ts';
import { drawComparison } from './compare/draw.ts';
import { element } from './element.ts';

/** The version of the data that this script reads. */
const VERSION = 1;

/**
 * `/compare/?options=go,rust,nodejs`: three or four options of a matrix, drawn from its data. Two go to
 * the page of their pair; what the address says beyond that is named.
 */
class CompareOptions extends HTMLElement {
  connectedCallback(): void {
    const text = new URLSearchParams(location.search).get('options');
    const index = this.dataset['index'];
    if (text === null || index === undefined || this.childElementCount > 0) return;
    const said = element('p', { role: 'status' }, pick.loading);
    this.append(said);
    this.show(text, index, said).catch(() => {
      said.textContent = pick.failed;
    });
  }

  private async show(text: string, index: string, said: HTMLElement): Promise<void> {
    const site = await read<SiteIndex>(index);
    const asked = readAsked(site.matrices, text);
    const { options, ignored } = asked;
    tick(options);
    const ignoring = ignored.length > 0 ? `${pick.ignored} ${ignored.join(', ')}` : '';
    const matrix = site.matrices.find(({ id }) => id === asked.matrix);
    if (!matrix || options.length < 2) {
      said.textContent = `${pick.needsTwo} ${ignoring}`;
      return;
    }
    if (options.length === 2) {
      const pair = new URL(`${options.join('-vs-')}/`, new URL('.', location.href));
      const others = location.search
        .slice(1)
        .split('&')
        .filter((part) => part && !part.startsWith('options='));
      pair.search = others.join('&');
      pair.hash = location.hash;
      if (ignored.length === 0) return location.replace(pair);
      said.replaceChildren(`${ignoring}. `, element('a', { href: pair.href }, namesOf(site, asked)));
      return;
    }
    const template = document.querySelector<HTMLTemplateElement>(`template[data-comparison="${matrix.id}"]`);
    if (!template) throw new Error(`no template for ${matrix.id}`);
    this.append(drawComparison(template, await read<MatrixData>(matrix.data), options));
    document.title = `${namesOf(site, asked)} · ${site.name}`;
    said.textContent = ignoring;
    // The page has grown: an address that leads into it is followed now.
    if (location.hash) location.replace(location.href);
  }
}

async function read<T extends { readonly version: number }>(address: string): Promise<T> {
  const answer = await fetch(address);
  const data: T = await answer.json();
  if (!answer.ok || data.version !== VERSION) throw new Error(`${address}: not version ${VERSION} of the data`);
  return data;
}

const namesOf = (site: SiteIndex, { options }: Asked): string =>
  options.map((id) => site.options.find((option) => option.id === id)?.name ?? id).join(`, `);

/** Ticks in the picker what is shown, and nothing that the browser remembers, so that it can be changed from there. */
function tick(options: readonly string[]): void {
  const inputs = document.querySelectorAll<HTMLInputElement>('pick-options input');
  for (const input of inputs) input.checked = options.includes(input.value);
  inputs[0]?.dispatchEvent(new Event('change', { bubbles: true }));
}

customElements.define('compare-options', CompareOptions);
