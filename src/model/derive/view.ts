/** What a matrix on a page consists of. */
export interface Parts {
  readonly groups: readonly string[];
  readonly options: readonly string[];
}

/** How a reader looks at a matrix: which rows, how much of them, which columns in which order. */
export interface View {
  /** Only rows whose ratings differ. */
  readonly differences: boolean;
  /** One group alone; undefined for all. */
  readonly group: string | undefined;
  /** Every cell with its evidence. */
  readonly details: boolean;
  /** What the rows shown must contain. */
  readonly find: string;
  /** `gap`, or the option by whose rating the rows stand; undefined as the editors have them. */
  readonly sort: string | undefined;
  readonly hide: readonly string[];
  /** Every option, in the order of its column. */
  readonly order: readonly string[];
}

/** Rows by the distance between their best and their worst rating. */
export const GAP = 'gap';

/** Keys of an address that speak of a view. */
export const VIEW_KEYS = ['only', 'group', 'rows', 'find', 'sort', 'hide', 'order'] as const;

const DIFFERENCES = 'differences';
const DETAILS = 'details';
const LONGEST_FIND = 60;
/** Half of a character that was cut. */
const LONE = /\p{Surrogate}/gu;

export const usualView = ({ options }: Parts): View => ({
  differences: false,
  group: undefined,
  details: false,
  find: '',
  sort: undefined,
  hide: [],
  order: options,
});

/** A view as it stands in an address, key by key; what is as usual is left out. */
export function writeView({ options }: Parts, view: View): [key: string, value: string][] {
  const said: [string, string][] = [
    ['only', view.differences ? DIFFERENCES : ''],
    ['group', view.group ?? ''],
    ['rows', view.details ? DETAILS : ''],
    // Half a character cannot be written.
    ['find', encodeURIComponent(view.find.replace(LONE, '')).replaceAll('%20', '+')],
    ['sort', view.sort ?? ''],
    ['hide', options.filter((option) => view.hide.includes(option)).join(',')],
    ['order', view.order.join() === options.join() ? '' : view.order.join(',')],
  ];
  return said.filter(([, value]) => value !== '');
}

/** Reads a view from the keys of an address. Whatever can be used is used; what cannot is named in `ignored`. */
export function readView(parts: Parts, said: Iterable<readonly [string, string]>): { view: View; ignored: string[] } {
  const { groups, options } = parts;
  const ignored: string[] = [];
  let view = usualView(parts);
  for (const [key, value] of said) {
    const no = (what = value): void => {
      ignored.push(`${key}=${what}`);
    };
    if (key === 'only') {
      if (value === DIFFERENCES) view = { ...view, differences: true };
      else no();
    } else if (key === 'group') {
      if (groups.includes(value)) view = { ...view, group: value };
      else no();
    } else if (key === 'rows') {
      if (value === DETAILS) view = { ...view, details: true };
      else no();
    } else if (key === 'find') {
      view = { ...view, find: value.slice(0, LONGEST_FIND).replace(LONE, '') };
      if (value.length > LONGEST_FIND) no(value.slice(LONGEST_FIND));
    } else if (key === 'sort') {
      if (value === GAP || options.includes(value)) view = { ...view, sort: value };
      else no();
    } else if (key === 'hide' || key === 'order') {
      const listed = [...new Set(value.split(','))];
      const known = listed.filter((option) => options.includes(option));
      const unknown = listed.filter((option) => !options.includes(option));
      if (unknown.length > 0) no(unknown.join(','));
      if (key === 'order') view = { ...view, order: [...known, ...options.filter((one) => !known.includes(one))] };
      else if (known.length < options.length) view = { ...view, hide: known };
      else no();
    }
  }
  return { view, ignored };
}
