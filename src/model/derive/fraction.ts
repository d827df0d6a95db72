/** An exact fraction; the denominator is positive. */
export interface Fraction {
  readonly over: bigint;
  readonly under: bigint;
}

/** A fraction in decimals, halves away from zero: 3.50, -0.13. */
export function decimal({ over, under }: Fraction, digits: number): string {
  const scale = 10n ** BigInt(digits);
  const size = over < 0n ? -over : over;
  const rounded = (2n * size * scale + under) / (2n * under);
  const text = rounded.toString().padStart(digits + 1, '0');
  const shown = digits > 0 ? `${text.slice(0, -digits)}.${text.slice(-digits)}` : text;
  return over < 0n && rounded > 0n ? `-${shown}` : shown;
}

export function gcd(a: bigint, b: bigint): bigint {
  return b === 0n ? a : gcd(b, a % b);
}

/** The greatest whole number that is not above a / b; b is not 0. */
export function floorDivide(a: bigint, b: bigint): bigint {
  const quotient = a / b;
  return a % b !== 0n && a < 0n !== b < 0n ? quotient - 1n : quotient;
}
