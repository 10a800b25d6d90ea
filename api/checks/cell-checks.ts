import type { FieldCheck } from '../../db/catalogue/checks.ts';
import type { FieldType } from '../../db/catalogue/vocabulary.ts';
import { type Day, endOfDay } from '../clock.ts';
import { divisionFault } from './check-division.ts';
import { isEmail, isPhone } from './contact.ts';
import { isCreditCode } from './credit-code.ts';
import type { CheckFault, Fault } from './faults.ts';
import { identityFault, type IdentityFault } from './identity-number.ts';
import { patternTest } from './match-pattern.ts';
import { isPersonDocument } from './person-document.ts';

/** What is wrong with a value in canonical form; `other` reads a cell of another field of the same row. */
export type CellCheck = (
  value: string,
  other: (field: string) => string | null,
) => Fault | undefined;

const IDENTITY_DETAIL: Record<IdentityFault, Fault['detail']> = {
  FORM: {
    zh: '公民身份号码为 18 位，前 17 位是数字，末位是数字或大写 X；15 位旧号已停用',
    en: 'an identity number has 18 characters: 17 digits, then a digit or a capital X; old ones of 15 digits are no longer valid',
  },
  BIRTH: { zh: '第 7 至 14 位不是日期', en: 'characters 7 to 14 are no day' },
  CHECK_CHARACTER: {
    zh: '校验码不对，可能抄错',
    en: 'its check character is wrong: a slip of the pen?',
  },
};

/** The check of single cells that a declared check makes; null for those that look at all rows together. */
export function cellCheck(check: FieldCheck, type: FieldType, today: Day): CellCheck | null {
  switch (check.kind) {
    case 'IDENTITY_NUMBER':
      return (value) => {
        const fault = identityFault(value.trim());
        const detail = fault === undefined ? undefined : IDENTITY_DETAIL[fault];
        return detail === undefined ? undefined : { reason: 'IDENTITY_NUMBER_WRONG', detail };
      };
    case 'PERSON_DOCUMENT':
      return where((value) => isPersonDocument(value.trim()), 'PERSON_DOCUMENT_WRONG');
    case 'CREDIT_CODE':
      return checkCreditCode;
    case 'PHONE':
      return where(isPhone, 'NOT_A_PHONE');
    case 'EMAIL':
      return where(isEmail, 'NOT_AN_EMAIL');
    case 'DIVISION':
      return (value, other) => divisionFault(value.trim(), yearFor(check, other) ?? yearOf(today));
    case 'RANGE':
      return rangeCheck(check, type, today);
    case 'PATTERN':
      return where(patternTest(check.pattern), 'PATTERN_MISMATCH');
    case 'CODE_LIST': {
      const codes = new Set(check.codes);
      return where((value) => codes.has(value.trim()), 'NOT_IN_CODE_LIST');
    }
    case 'UNIQUE':
    case 'REFERENCE':
      return null;
  }
}

function where(holds: (value: string) => boolean, reason: CheckFault): CellCheck {
  return (value) => (holds(value) ? undefined : { reason });
}

function checkCreditCode(value: string): Fault | undefined {
  const code = value.trim();
  if (isCreditCode(code)) return undefined;
  const detail = /^\d{15}$/.test(code)
    ? {
        zh: '这是 15 位的旧注册号，应换为 18 位统一社会信用代码',
        en: 'this is an old registration number of 15 digits: give the credit code of 18 characters',
      }
    : undefined;
  return { reason: 'CREDIT_CODE_WRONG', ...(detail !== undefined && { detail }) };
}

const yearOf = (day: string) => Number(day.slice(0, 4));

function yearFor(
  check: { year?: number; yearOf?: string },
  other: (field: string) => string | null,
): number | undefined {
  if (check.yearOf === undefined) return check.year;
  const year = yearOf(other(check.yearOf)?.trim() ?? '');
  return Number.isInteger(year) && year > 0 ? year : undefined;
}

function rangeCheck(
  { least, most }: { least?: string; most?: string },
  type: FieldType,
  today: Day,
): CellCheck {
  const detail = {
    zh: `应${least === undefined ? '' : `不小于 ${inWords(least, today)}`}${least !== undefined && most !== undefined ? '、' : ''}${most === undefined ? '' : `不大于 ${inWords(most, today)}`}`,
    en: [
      ...(least === undefined ? [] : [`at least ${inWords(least, today)}`]),
      ...(most === undefined ? [] : [`at most ${inWords(most, today)}`]),
    ].join(', '),
  };
  const [low, high] = [
    least === undefined ? -Infinity : boundOf(least, type, today, 'LEAST'),
    most === undefined ? Infinity : boundOf(most, type, today, 'MOST'),
  ];
  return (value) => {
    const place = placeOf(value, type);
    return place >= low && place <= high ? undefined : { reason: 'OUTSIDE_RANGE', detail };
  };
}

const inWords = (bound: string, today: Day) => (bound === 'TODAY' ? today : bound);

/** Where a bound lies on the line of its type; a day as the bound of instants is meant whole, in Beijing. */
export function boundOf(bound: string, type: FieldType, today: Day, end: 'LEAST' | 'MOST'): number {
  const text = inWords(bound, today);
  if (type !== 'DATETIME' || !/^\d{4}-\d\d-\d\d$/.test(text)) return placeOf(text, type);
  return end === 'MOST' ? endOfDay(text).getTime() : placeOf(`${text}T00:00:00+08:00`, type);
}

function placeOf(value: string, type: FieldType): number {
  return type === 'DATE' || type === 'DATETIME' ? new Date(value).getTime() : Number(value);
}
