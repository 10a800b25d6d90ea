import type { FieldType } from '../../db/catalogue/vocabulary.ts';
import { WRITE_VALUE } from './write-value.ts';

/** Characters that JSON escapes in a text, and lone surrogates, which no text of the database has. */
const ESCAPED = /["\\\u0000-\u001f]/;
const SAFE_DIGITS = 15;

const asJson = (type: FieldType) => (text: string) => JSON.stringify(WRITE_VALUE[type](text));
const inQuotes = (text: string) => (ESCAPED.test(text) ? JSON.stringify(text) : `"${text}"`);

/** Turns PostgreSQL's text of a type into JSON text: what `WRITE_VALUE` gives, written at once. */
export const WRITE_TEXT: Record<FieldType, (text: string) => string> = {
  STRING: inQuotes,
  INTEGER: (text) => (text.length <= SAFE_DIGITS ? text : asJson('INTEGER')(text)),
  NUMBER: (text) =>
    text.includes('.') || text.length > SAFE_DIGITS ? asJson('NUMBER')(text) : text,
  DECIMAL: (text) => `"${text}"`,
  BOOLEAN: (text) => (text === 't' ? 'true' : 'false'),
  DATE: (text) => `"${text}"`,
  DATETIME: asJson('DATETIME'),
  GEOMETRY: asJson('GEOMETRY'),
};
