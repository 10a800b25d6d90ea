const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const PARTS = /^\d{6}(\d{4})(\d{2})(\d{2})\d{3}[\dX]$/;

/**
 * The check character for the first 17 of a resident identity number (GB 11643-1999).
 * @throws RangeError when they are not 17 digits
 */
export function identityCheckDigit(first17: string): string {
  if (!/^\d{17}$/.test(first17)) throw new RangeError('not 17 digits of an identity number');
  let sum = 0;
  WEIGHTS.forEach((weight, at) => {
    sum += weight * Number(first17.charAt(at));
  });
  return '10X98765432'.charAt(sum % 11);
}

/** What is wrong with a text as a resident identity number; undefined where nothing is. */
export type IdentityFault = 'FORM' | 'BIRTH' | 'CHECK_CHARACTER';

/**
 * Looks at form, day of birth and check character (GB 11643-1999). The division is not looked up: retired
 * codes stay valid for life.
 */
export function identityFault(text: string): IdentityFault | undefined {
  const [, year, month, day] = PARTS.exec(text) ?? [];
  if (year === undefined || month === undefined || day === undefined) return 'FORM';
  const birth = `${year}-${month}-${day}`;
  const date = new Date(`${birth}T00:00:00Z`);
  if (Number.isNaN(date.getTime()) || !date.toISOString().startsWith(birth)) return 'BIRTH';
  return identityCheckDigit(text.slice(0, 17)) === text[17] ? undefined : 'CHECK_CHARACTER';
}

/** Whether a text is a resident identity number (GB 11643-1999). */
export function isIdentityNumber(text: string): boolean {
  return identityFault(text) === undefined;
}
