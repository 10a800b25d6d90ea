import { type Decimal, power, writeDecimal } from './decimal.ts';

/** PostgreSQL reckons in digits to the base of 10,000, and gives a quotient at least so many decimal digits. */
const BASE_DIGITS = 4;
const LEAST_DIGITS = 16;
const MOST_SCALE = 1000;

/** The average as PostgreSQL's `avg` of exact numbers gives it, to the last digit. */
export function average(sum: Decimal, count: bigint): string {
  return writeDecimal(divide(sum, { digits: count, scale: 0 }));
}

/**
 * The standard deviation of a sample as PostgreSQL's `stddev_samp` of exact numbers gives it.
 * @param sum of the numbers, at the largest scale among them
 * @param squares sum of their squares, at twice that scale
 * @param count at least two
 */
export function deviation(sum: Decimal, squares: Decimal, count: bigint): string {
  const digits = count * squares.digits - sum.digits * sum.digits;
  if (digits <= 0n) return '0';
  const spread = { digits, scale: squares.scale };
  const variance = divide(spread, { digits: count * (count - 1n), scale: 0 });
  return writeDecimal(root(variance));
}

/** Rounded, a half away from zero, to the scale that PostgreSQL chooses for a quotient. */
function divide(dividend: Decimal, divisor: Decimal): Decimal {
  const scale = scaleOfQuotient(dividend, divisor);
  const numerator = dividend.digits * power(scale - dividend.scale + divisor.scale);
  const size = numerator < 0n ? -numerator : numerator;
  const [whole, rest] = [size / divisor.digits, size % divisor.digits];
  const rounded = rest * 2n >= divisor.digits ? whole + 1n : whole;
  return { digits: numerator < 0n ? -rounded : rounded, scale };
}

function scaleOfQuotient(dividend: Decimal, divisor: Decimal): number {
  const [one, other] = [leading(dividend), leading(divisor)];
  const weight = one.weight - other.weight - (one.first <= other.first ? 1 : 0);
  const scale = Math.max(LEAST_DIGITS - weight * BASE_DIGITS, dividend.scale, divisor.scale, 0);
  return Math.min(scale, MOST_SCALE);
}

/** The first digit to the base of 10,000 that is not zero, and to which power of the base it counts. */
function leading({ digits, scale }: Decimal): { weight: number; first: number } {
  if (digits === 0n) return { weight: 0, first: 0 };
  const after = Math.ceil(scale / BASE_DIGITS);
  const size = (digits < 0n ? -digits : digits) * power(after * BASE_DIGITS - scale);
  const text = String(size);
  const length = Math.ceil(text.length / BASE_DIGITS);
  const first = Number(text.slice(0, text.length - (length - 1) * BASE_DIGITS));
  return { weight: length - 1 - after, first };
}

/** The square root, rounded to the scale of what it is taken of. */
function root({ digits, scale }: Decimal): Decimal {
  // One digit more than is kept tells which way to round.
  const size = digits * power(scale + 2);
  const found = squareRoot(size);
  return { digits: (found + 5n) / 10n, scale };
}

function squareRoot(of: bigint): bigint {
  if (of < 2n) return of;
  let guess = 1n << BigInt(Math.ceil(of.toString(2).length / 2));
  for (;;) {
    const better = (guess + of / guess) / 2n;
    if (better >= guess) return guess;
    guess = better;
  }
}
