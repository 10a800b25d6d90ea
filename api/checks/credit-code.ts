const ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const WEIGHTS = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];
const FIRST_17 = /^[0-9A-HJ-NPQRTUWXY]{17}$/;

/**
 * The check character for the first 17 of a unified social credit code (GB 32100-2015).
 * @throws RangeError when they are not 17 characters of its alphabet
 */
export function creditCheckDigit(first17: string): string {
  if (!FIRST_17.test(first17)) throw new RangeError('not 17 characters of a credit code');
  let sum = 0;
  WEIGHTS.forEach((weight, at) => {
    sum += weight * ALPHABET.indexOf(first17.charAt(at));
  });
  return ALPHABET.charAt((31 - (sum % 31)) % 31);
}

/** Whether a text is a unified social credit code with a right check character (GB 32100-2015). */
export function isCreditCode(text: string): boolean {
  const first17 = text.slice(0, 17);
  return text.length === 18 && FIRST_17.test(first17) && creditCheckDigit(first17) === text[17];
}
