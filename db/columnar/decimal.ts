/** An exact decimal: `digits` × 10^-`scale`. */
export interface Decimal {
  digits: bigint;
  scale: number;
}

const FORM = /^([+-]?)(\d*)\.?(\d*)(?:e([+-]?\d+))?$/i;

/** Reads the text of a number, as JSON or PostgreSQL write it. */
export function readDecimal(text: string): Decimal {
  const match = FORM.exec(text);
  if (match === null) throw new Error(`not a number: ${text}`);
  const [, sign = '', whole = '', part = '', exponent = '0'] = match;
  const digits = BigInt(`${sign === '-' ? '-' : ''}${whole}${part}` || '0');
  const scale = part.length - Number(exponent);
  return scale < 0 ? { digits: digits * power(-scale), scale: 0 } : { digits, scale };
}

/** The text that PostgreSQL writes for it. */
export function writeDecimal({ digits, scale }: Decimal): string {
  const sign = digits < 0n ? '-' : '';
  const text = String(digits < 0n ? -digits : digits).padStart(scale + 1, '0');
  if (scale === 0) return sign + text;
  return `${sign}${text.slice(0, -scale)}.${text.slice(-scale)}`;
}

export function power(exponent: number): bigint {
  return 10n ** BigInt(exponent);
}

/** The greatest integer `n` with n × 10^-`scale` not beyond the decimal, and whether they are equal. */
export function floorAt(decimal: Decimal, scale: number): { floor: bigint; exact: boolean } {
  if (decimal.scale <= scale)
    return { floor: decimal.digits * power(scale - decimal.scale), exact: true };
  const by = power(decimal.scale - scale);
  const rest = ((decimal.digits % by) + by) % by;
  return { floor: (decimal.digits - rest) / by, exact: rest === 0n };
}
