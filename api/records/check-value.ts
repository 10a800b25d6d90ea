import type { FieldType } from '../../db/catalogue/vocabulary.ts';
import { badInput } from '../errors.ts';
import { RECORD_LIMITS } from './limits.ts';

const INTEGER = /^[+-]?\d{1,18}$/;
const DECIMAL = /^[+-]?\d{1,100}(\.\d{1,100})?$/;
const DATE = /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/;
const DATETIME = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,6})?)?(Z|[+-]\d{2}:\d{2})$/;

/** The value as PostgreSQL text input for the type, or a refusal that says what is expected. */
export function checkValue(type: FieldType, value: unknown, path: string): string {
  const text = typeof value === 'string' ? value : undefined;
  switch (type) {
    case 'STRING':
      if (text === undefined || text.includes('\0') || !text.isWellFormed()) break;
      if (text.length > RECORD_LIMITS.valueLength) break;
      return text;
    case 'INTEGER':
      if (Number.isSafeInteger(value) || (text !== undefined && INTEGER.test(text)))
        return String(value);
      break;
    case 'NUMBER':
    case 'DECIMAL':
      if (typeof value === 'number' && Number.isFinite(value)) return String(value);
      if (text !== undefined && DECIMAL.test(text)) return text;
      break;
    case 'BOOLEAN':
      if (typeof value === 'boolean') return String(value);
      break;
    case 'DATE':
      if (text !== undefined && DATE.test(text) && isRealDay(text)) return text;
      break;
    case 'DATETIME':
      if (text !== undefined && isInstant(text)) return text;
      break;
    case 'GEOMETRY':
      break;
  }
  const [zh, en] = EXPECTED[type];
  throw badInput('WRONG_TYPE', path, `${path} 应为${zh}`, `${path} should be ${en}`);
}

const EXPECTED: Record<FieldType, [zh: string, en: string]> = {
  STRING: [
    `不超过 ${RECORD_LIMITS.valueLength} 字的文本`,
    `text of at most ${RECORD_LIMITS.valueLength} characters`,
  ],
  INTEGER: ['整数', 'an integer'],
  NUMBER: ['数值', 'a number'],
  DECIMAL: ['数值', 'a number'],
  BOOLEAN: ['true 或 false', 'true or false'],
  DATE: ['日期，例如 2026-11-23', 'a date such as 2026-11-23'],
  DATETIME: [
    '带时区的时间，例如 2026-11-23T09:00:00+08:00',
    'a time with its zone such as 2026-11-23T09:00:00+08:00',
  ],
  GEOMETRY: ['不能比较', 'left out: geometry cannot be compared'],
};

function isInstant(text: string): boolean {
  return DATETIME.test(text) && isRealDay(text.slice(0, 10)) && !Number.isNaN(Date.parse(text));
}

/** 2026-02-30 has the form of a day and is none. */
function isRealDay(text: string): boolean {
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
}
