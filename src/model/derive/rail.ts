/** A scale of five, drawn in SVG units that equal CSS pixels; `step` is the distance between two ratings. */
export interface Scale {
  readonly step: number;
  readonly width: number;
  readonly dots: readonly number[];
}

/** The usual distance between two ratings. */
export const STEP = 24;

const EDGE = 9;
/** How far marks of the same rating stand apart. */
const FAN = 9;

export const HEIGHT = 18;
export const MIDDLE = HEIGHT / 2;

/** A circle, a square, a triangle, a diamond and a hexagon around 0, of like weight; by place in the matrix. */
export const SHAPES = [
  'M-5.5 0a5.5 5.5 0 1 0 11 0a5.5 5.5 0 1 0-11 0z',
  'M-5-5h10v10h-10z',
  'M0-6L6 5H-6z',
  'M0-6.5L6.5 0L0 6.5L-6.5 0z',
  'M-3.2-5.5h6.4L6.4 0L3.2 5.5h-6.4L-6.4 0z',
] as const;

export const shapeOf = (shape: number): string => SHAPES[shape % SHAPES.length] ?? SHAPES[0];

/** Where a rating from 1 to 5 stands, in whole tenths. */
const xOf = (value: number, step: number): number => Math.round((EDGE + (value - 1) * step) * 10) / 10;

export const scaleOf = (step: number): Scale => ({
  step,
  width: 2 * EDGE + 4 * step,
  dots: [1, 2, 3, 4, 5].map((value) => xOf(value, step)),
});

/** The x of each mark: marks of one value fan out around it, in the order given. */
export function placed(values: readonly number[], step: number): number[] {
  return values.map((value, index) => {
    const same = values.flatMap((other, at) => (other === value ? [at] : []));
    return xOf(value, step) + (same.indexOf(index) - (same.length - 1) / 2) * FAN;
  });
}
