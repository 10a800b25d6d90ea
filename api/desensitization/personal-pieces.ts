import type { PersonalKind } from '../../db/desensitization/vocabulary.ts';
import { isCreditCode } from '../checks/credit-code.ts';
import { findTitledNames, hasTitle } from './titled-names.ts';

/** A piece of personal data within a text. */
export interface PersonalPiece {
  kind: PersonalKind;
  at: number;
  length: number;
}

/** In this order: what one kind has taken no other looks at. */
const PATTERNS: [kind: PersonalKind, pattern: RegExp, holds?: (digits: string) => boolean][] = [
  ['EMAIL', /[\w.+-]+@[\w-]+(?:\.[\w-]+)*\.[A-Za-z]{2,}/g],
  [
    'IDENTITY_NUMBER',
    /(?<![0-9A-Za-z])[1-8]\d{5}(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}[\dXx](?![0-9A-Za-z])/g,
  ],
  ['BANK_CARD', /(?<![\d.A-Za-z-])[3-69]\d{3}(?:[ -]?\d){12,15}(?![\d.A-Za-z-])/g, isCardNumber],
  ['MOBILE', /(?<![0-9A-Za-z.])1[3-9]\d([ -]?)\d{4}\1\d{4}(?![0-9A-Za-z.])/g],
  ['PHONE', /(?<![\d.-])(?:\(0\d{2,3}\) ?|0\d{2,3}[- ]?)[2-8]\d{6,7}(?![\d.])/g],
  ['SOCIAL_SECURITY_NUMBER', /(?<![\d-])\d{3}-\d{2}-\d{4}(?![\d-])/g],
  ['PHONE', /(?<![\d-])\d{3}-\d{3}-\d{4}(?![\d-])/g],
];

/** Most texts hold nothing of the kind: these looks tell them apart from those worth a closer one. */
const HAS_NUMBER = new RegExp(
  PATTERNS.filter(([kind]) => kind !== 'EMAIL')
    .map(([, { source }]) => source)
    .join('|'),
);
/** No pattern of numbers has fewer digits. */
const FEWEST_DIGITS = 9;
const WIDE = /[\uff01-\uff5e]/;

/** Every piece of personal data in a text, also in the middle of it, in the order of the text. Links are not looked into. */
export function findPieces(text: string): PersonalPiece[] {
  const sign = signIn(text);
  const numbered =
    sign === 'AT' || (sign === 'DIGITS' && (WIDE.test(text) || HAS_NUMBER.test(text)));
  const titled = text.length > 1 && hasTitle(text);
  if (!numbered && !titled) return [];
  // Of the same length throughout, so that places hold for the text as it was sent.
  let left = narrowed(text).replaceAll(/https?:\/\/\S+/g, blank);
  const pieces: PersonalPiece[] = [];
  for (const [kind, pattern, holds] of numbered ? PATTERNS : []) {
    left = left.replaceAll(pattern, (found: string, ...rest: unknown[]) => {
      if (holds?.(found.replaceAll(/\D/g, '')) === false) return found;
      const at = rest.find((part) => typeof part === 'number');
      pieces.push({ kind, at: at ?? 0, length: found.length });
      return blank(found);
    });
  }
  if (titled)
    for (const name of findTitledNames(left)) pieces.push({ kind: 'NAME_WITH_TITLE', ...name });
  return pieces.toSorted((one, other) => one.at - other.at);
}

/**
 * Whether a text holds an at sign, or digits enough for a number with nothing but what parts their groups between
 * them. Character by character it costs a third of what an expression does, and it is asked of every text.
 */
function signIn(text: string): 'AT' | 'DIGITS' | undefined {
  let digits = 0;
  let enough = false;
  for (let at = 0; at < text.length; at++) {
    const wide = text.charCodeAt(at);
    const code = wide >= 0xff01 && wide <= 0xff5e ? wide - 0xfee0 : wide;
    if (code >= 48 && code <= 57) {
      digits += 1;
      if (digits === FEWEST_DIGITS) enough = true;
    } else if (code === 64) return 'AT';
    // A space, brackets, a hyphen.
    else if (code !== 32 && code !== 40 && code !== 41 && code !== 45) digits = 0;
  }
  return enough ? 'DIGITS' : undefined;
}

const blank = (found: string) => ' '.repeat(found.length);

/** Full-width digits, letters and signs as their narrow ones, each in its place. */
function narrowed(text: string): string {
  return WIDE.test(text)
    ? text.replaceAll(/[\uff01-\uff5e]/g, (wide) =>
        String.fromCharCode(wide.charCodeAt(0) - 0xfee0),
      )
    : text;
}

/** 16 to 19 digits of a card scheme, the last of which is the check digit (ISO/IEC 7812, Luhn). */
function isCardNumber(digits: string): boolean {
  if (digits.length < 16 || digits.length > 19) return false;
  // 62 is UnionPay; 955 and 900 stand on its older cards. A credit code of digits only is none of them.
  if (!/^(?:62|4|5[1-5]|3[57]|60|955|900)/.test(digits) || isCreditCode(digits)) return false;
  let sum = 0;
  for (let at = 0; at < digits.length; at++) {
    const digit = Number(digits[digits.length - 1 - at]);
    const counted = at % 2 === 0 ? digit : digit * 2;
    sum += counted > 9 ? counted - 9 : counted;
  }
  return sum % 10 === 0;
}
