import { type Weighing, weighing } from '../model/derive/weighing.ts';
import { evenWeights, readWeights, sameWeights, type Weights, writeWeights } from '../model/derive/weights.ts';
import { weigh } from '../strings/weigh.ts';
import { addressWith, goTo } from './address.ts';
import { copyText } from './clipboard.ts';
import { action, element } from './element.ts';
import { answerIn } from './matrix/copies.ts';
import { buildControls, readSituations } from './weigh/controls.ts';
import { decisionRecord, type Stated } from './weigh/record.ts';
import { drawResult } from './weigh/result.ts';
import { type Read, readTable } from './weigh/table.ts';

/** Sliders over the situations: the reader’s own weights, in the address, scored by what the build uses. */
class WeighIt extends HTMLElement {
  connectedCallback(): void {
    const table = document.querySelector<HTMLTableElement>('table[data-matrix]');
    if (!table || this.querySelector('.weigher')) return;
    this.start(readTable(table));
  }

  private start(read: Read): void {
    const { subject, name } = read;
    let weights = evenWeights(subject);
    let result = weighing(subject, weights);
    const said = element('p', { class: 'soft', role: 'status' });
    const drawing = element('div');
    // Read out once it has come to rest: a slider on its way would talk without end.
    const heard = element('p', { class: 'vh', role: 'status' });
    const markOf = (option: string): Node =>
      document.querySelector(`.mark-of:has(.o-${option})`)?.cloneNode(true) ?? document.createTextNode('');
    const turned = (to: Weights): void => {
      weights = to;
      result = weighing(subject, weights);
      drawing.replaceChildren(drawResult(result, name, markOf));
    };
    const controls = buildControls(subject, readSituations(this, subject), name, {
      turned,
      settled: (to) => {
        said.textContent = '';
        heard.textContent = drawing.querySelector('.flip')?.textContent ?? '';
        const usual = sameWeights(subject, to, evenWeights(subject));
        goTo(addressWith(['w'], usual ? [] : [['w', writeWeights(subject, to)]]));
      },
    });
    const fromAddress = (): void => {
      const text = new URLSearchParams(location.search).get('w') ?? '';
      const asked = readWeights(subject, text);
      heard.textContent = '';
      said.textContent = asked.ignored.length > 0 ? `${weigh.ignored} ${asked.ignored.join(', ')}` : '';
      controls.show(asked.weights);
      turned(asked.weights);
    };
    const record = (): string => recordOf(read, weights, result);
    const actions = element(
      'p',
      { class: 'actions' },
      action(weigh.copyLink, async () => say(said, await copyText(location.href))),
      action(weigh.copyRecord, async () => say(said, await copyText(record()))),
      action(weigh.saveRecord, () => {
        save(record());
        said.textContent = weigh.saved;
      }),
    );
    const outcome = element('div', { class: 'outcome' }, drawing, actions, said, heard);
    this.prepend(element('div', { class: 'weigher' }, controls.form, outcome));
    fromAddress();
    addEventListener('popstate', fromAddress);
  }
}

const say = (where: HTMLElement, copied: boolean): void => {
  where.textContent = copied ? weigh.copied : weigh.notCopied;
};

function save(text: string): void {
  const url = URL.createObjectURL(new Blob([text], { type: 'text/markdown' }));
  element('a', { href: url, download: 'decision-record.md' }).click();
  URL.revokeObjectURL(url);
}

function recordOf({ subject, table, name }: Read, weights: Weights, result: Weighing): string {
  const cell = (feature: string, option: string): Stated | undefined => {
    const found = table.querySelector<HTMLElement>(`tr[data-feature="${feature}"] td[data-option="${option}"]`);
    if (!found) return undefined;
    // What a contested value’s claims cite shows what is said; the value does not rest on it.
    const cited = [...found.querySelectorAll<HTMLAnchorElement>('.evidence > :not(.contested) .cite a')];
    const textOf = (part: string): string => found.querySelector(part)?.textContent.replace(/\s+/g, ' ').trim() ?? '';
    return {
      summary: answerIn(found),
      rating: found.dataset['rating'] ?? '',
      standing: textOf('.meta'),
      contested: textOf('.contested > p'),
      sources: [...new Set(cited.map(({ hash }) => hash))].flatMap((hash) => {
        const note = document.getElementById(hash.slice(1));
        const link = note?.querySelector<HTMLAnchorElement>('a[href^="http"]');
        const caveat = note?.querySelector('.caveat')?.textContent.trim() ?? '';
        return link ? [{ title: link.textContent.trim(), url: link.href, caveat }] : [];
      }),
    };
  };
  // Where the reader chose the options, the page's own heading speaks of all comparisons.
  const heading = document.querySelector('.chosen') ?? document.querySelector('h1');
  const title = heading?.textContent.replace(/\s+/g, ' ').trim() ?? document.title;
  const day = new Date().toISOString().slice(0, 10);
  return decisionRecord({ title, address: location.href, day, subject, weights, result, name, cell });
}

customElements.define('weigh-it', WeighIt);
