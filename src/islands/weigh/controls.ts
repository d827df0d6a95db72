import { evenWeights, MOST, readWeights, type Subject, sameWeights, type Weights } from '../../model/derive/weights.ts';
import { type Named, weigh } from '../../strings/weigh.ts';
import { element } from '../element.ts';

/** A situation that the page lists, with the weights that it stands for. */
export interface Situation {
  readonly name: string;
  readonly weights: Weights;
}

export function readSituations(root: HTMLElement, subject: Subject): Situation[] {
  return [...root.querySelectorAll<HTMLElement>('[data-weights]')].map((one) => ({
    name: one.querySelector('.situation')?.textContent.trim() ?? '',
    weights: readWeights(subject, one.dataset['weights'] ?? '').weights,
  }));
}

export interface Controls {
  readonly form: HTMLFormElement;
  /** Shows weights that came from elsewhere; nothing is announced. */
  show(weights: Weights): void;
}

/**
 * Chips for situations, a slider for each group and, folded away, a choice for each row. `turned` is
 * called while something moves, `settled` when it stays.
 */
export function buildControls(
  subject: Subject,
  situations: readonly Situation[],
  name: Named,
  { turned, settled }: { turned: (weights: Weights) => void; settled: (weights: Weights) => void },
): Controls {
  let now = evenWeights(subject);
  const chips = situations.map((situation) => {
    const chip = element('button', { type: 'button', class: 'chip', 'aria-pressed': 'false' }, situation.name);
    chip.addEventListener('click', () => {
      show(situation.weights);
      turned(now);
      settled(now);
    });
    return chip;
  });
  const sliders = subject.groups.map(({ id }) => {
    const input = element('input', { type: 'range', min: '0', max: String(MOST), step: '1', id: `weight-${id}` });
    const output = element('output', { for: input.id });
    input.addEventListener('input', () => {
      change({ ...now, groups: { ...now.groups, [id]: input.valueAsNumber } });
    });
    return {
      id,
      input,
      output,
      row: element('div', { class: 'slider' }, element('label', { for: input.id }, name(id)), input, output),
    };
  });
  const unfolder = element('summary', {}, weigh.singles);
  const folded = element('details', { class: 'singles' }, unfolder);
  const singles = new Map<string, HTMLSelectElement>();
  const setSingles = (): void => {
    for (const [id, select] of singles) select.value = String(now.features[id] ?? '');
  };
  // One choice a row: made when somebody unfolds them.
  const unfold = (): void => {
    if (singles.size > 0) return;
    for (const { id } of subject.groups.flatMap(({ features }) => features)) {
      const select = element('select', { id: `weight-of-${id}` }, element('option', { value: '' }, weigh.asGroup));
      for (let weight = 0; weight <= MOST; weight += 1) select.append(element('option', {}, String(weight)));
      select.addEventListener('input', () => {
        const { [id]: _, ...rest } = now.features;
        change({ ...now, features: select.value === '' ? rest : { ...rest, [id]: Number(select.value) } });
      });
      singles.set(id, select);
      folded.append(element('div', { class: 'single' }, element('label', { for: select.id }, name(id)), select));
    }
    setSingles();
  };
  // Before it opens, so that the next press of Tab finds them.
  unfolder.addEventListener('click', unfold);
  const form = element(
    'form',
    { 'aria-label': weigh.yours },
    element('div', { class: 'chips', role: 'group', 'aria-label': weigh.situations }, ...chips),
    ...sliders.map(({ row }) => row),
    folded,
  );
  form.addEventListener('submit', (event) => event.preventDefault());
  form.addEventListener('change', () => settled(now));

  function change(weights: Weights): void {
    show(weights);
    turned(now);
  }
  function show(weights: Weights): void {
    now = weights;
    for (const { id, input, output } of sliders) {
      input.value = String(weights.groups[id] ?? 0);
      output.value = input.value;
    }
    setSingles();
    for (const [at, chip] of chips.entries()) {
      const same = situations[at] !== undefined && sameWeights(subject, situations[at].weights, weights);
      chip.setAttribute('aria-pressed', String(same));
    }
    const set = Object.keys(weights.features).length;
    if (set > 0) unfold();
    unfolder.textContent = set > 0 ? `${weigh.singles} (${set} ${weigh.set})` : weigh.singles;
  }
  show(now);
  return { form, show };
}
