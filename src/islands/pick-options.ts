import { MOST_OPTIONS } from '../model/derive/asked.ts';
import { pick } from '../strings/compare.ts';

/**
 * Takes the reader to what was chosen: a pair to its page, three or four to /compare/?options=….
 * Options of one matrix at a time: the first tick puts the others out of reach.
 */
class PickOptions extends HTMLElement {
  connectedCallback(): void {
    const form = this.querySelector('form');
    const said = this.querySelector('[role="status"]');
    if (!form || !said) return;
    const sets = [...form.querySelectorAll<HTMLFieldSetElement>('fieldset')];
    const chosenIn = (set: HTMLFieldSetElement): string[] =>
      [...set.querySelectorAll<HTMLInputElement>('input:checked')].map(({ value }) => value);
    const update = (): void => {
      const used = sets.find((set) => chosenIn(set).length > 0);
      for (const set of sets) set.disabled = used !== undefined && set !== used;
    };
    form.addEventListener('change', ({ target }) => {
      const set = sets.find((one) => one.contains(target as Node));
      const over = set && chosenIn(set).length > MOST_OPTIONS;
      if (over && target instanceof HTMLInputElement) target.checked = false;
      said.textContent = over ? pick.tooMany : '';
      update();
    });
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      const set = sets.find((one) => chosenIn(one).length > 0);
      const chosen = set ? chosenIn(set) : [];
      if (chosen.length < 2) said.textContent = pick.tooFew;
      else location.href = withWeights(addressOf(form.action, chosen));
    });
    // A page that comes back from history may have kept its ticks.
    update();
  }
}

/** The address of a comparison of some options, in the order of their matrix. */
export const addressOf = (comparisons: string, options: readonly string[]): string =>
  options.length === 2 ? `${comparisons}${options.join('-vs-')}/` : `${comparisons}?options=${options.join(',')}`;

/** What counts for the reader goes along to other options of the matrix. */
function withWeights(address: string): string {
  const weights = new URLSearchParams(location.search).get('w');
  return weights ? `${address}${address.includes('?') ? '&' : '?'}w=${encodeURIComponent(weights)}` : address;
}

customElements.define('pick-options', PickOptions);
