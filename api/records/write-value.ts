import type { FieldType } from '../../db/catalogue/vocabulary.ts';

/** A value as it stands in JSON. */
export type JsonValue = string | number | boolean | null | object;

/** Turns PostgreSQL's text of a type into its JSON form; compiled once for each column of a page. */
export const WRITE_VALUE: Record<FieldType, (text: string) => JsonValue> = {
  STRING: (text) => text,
  // Beyond what a double holds exactly, the digits themselves are the value.
  INTEGER: (text) => (Number.isSafeInteger(Number(text)) ? Number(text) : text),
  NUMBER: Number,
  DECIMAL: (text) => text,
  BOOLEAN: (text) => text === 't',
  DATE: (text) => text,
  // PostgreSQL writes 2020-04-02 08:00:00+08 in the session's zone, Asia/Shanghai.
  DATETIME: (text) =>
    `${text.slice(0, 10)}T${text.slice(11)}${/[+-]\d\d$/.test(text) ? ':00' : ''}`,
  GEOMETRY: (text) => JSON.parse(text) as object,
};
