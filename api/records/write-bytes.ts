import type { FieldType } from '../../db/catalogue/vocabulary.ts';
import type { RowBytes } from '../../db/records/row-bytes.ts';
import { JsonBytes } from './json-bytes.ts';
import type { Askable } from './question.ts';
import { type JsonValue, WRITE_VALUE } from './write-value.ts';

const [DOT, ZERO, NINE, MINUS, TRUE] = [0x2e, 0x30, 0x39, 0x2d, 0x74] as const;
const SAFE_DIGITS = 15;
/** Beyond it a double is written with an exponent. */
const MOST_ZEROS = 5;

const encoded = (text: string) => Buffer.from(text);
const [NULL, YES, NO] = ['null', 'true', 'false'].map(encoded) as [Buffer, Buffer, Buffer];
const [OPEN, NEXT, CLOSE] = ['{', ',{', '}'].map(encoded) as [Buffer, Buffer, Buffer];

/** Whether PostgreSQL's text of a number is what JSON would have for it. */
function isPlainNumber(bytes: Buffer, from: number, to: number): boolean {
  if (to - from > SAFE_DIGITS) return false;
  const first = bytes[from] === MINUS ? from + 1 : from;
  let dot = -1;
  let telling = -1;
  for (let at = first; at < to; at++) {
    const byte = bytes[at] ?? 0;
    if (byte === DOT) dot = at;
    else if (byte < ZERO || byte > NINE) return false;
    else if (byte !== ZERO && telling < 0) telling = at;
  }
  if (dot < 0) return true;
  return bytes[to - 1] !== ZERO && telling >= 0 && telling - dot <= MOST_ZEROS;
}

/** Writes a value as it came where that is how JSON has it; false where it is to be made of the text. */
type Writer = (json: JsonBytes, bytes: Buffer, from: number, to: number) => boolean;

const inQuotes: Writer = (json, bytes, from, to) => json.quoted(bytes, from, to);
const asNumber: Writer = (json, bytes, from, to) => {
  if (!isPlainNumber(bytes, from, to)) return false;
  json.write(bytes, from, to);
  return true;
};
const ofText: Writer = () => false;

const AS_IT_CAME: Record<FieldType, Writer> = {
  STRING: inQuotes,
  INTEGER: asNumber,
  NUMBER: asNumber,
  DECIMAL: inQuotes,
  BOOLEAN: (json, bytes, from) => {
    json.put(bytes[from] === TRUE ? YES : NO);
    return true;
  },
  DATE: inQuotes,
  DATETIME: ofText,
  GEOMETRY: ofText,
};

/** What stands in the object of a row: a value by its place in the row, under the name that the asker gave it. */
export interface WrittenValue {
  key: string;
  column: number;
  type: FieldType;
  /** Whether a row without it cannot be written. */
  required?: boolean;
  /** What is written of a text that is not written as it came; for `STRING` of each. */
  value?: (text: string) => JsonValue;
}

/** The same for all rows, as JSON text. */
export interface WrittenConstant {
  key: string;
  constant: string;
}

export type WrittenField = WrittenValue | WrittenConstant;

/** A value for which the asker's types have no text: the answer is another one than rows. */
export class Unwritable extends Error {}

/** The fields of each row of a page, in order, under their own names. */
export function writtenFields(columns: readonly Askable[]): WrittenValue[] {
  return columns.map(({ name, type }, column) => ({ key: name, column, type }));
}

/**
 * Rows as the JSON texts of objects with commas between, to the byte what `JSON.stringify` makes of their values
 * through `WRITE_VALUE`.
 */
export function writeRowBytes(
  fields: readonly WrittenField[],
  rows: RowBytes,
  order: readonly number[],
): Buffer {
  const writers = fields.map(writerOf);
  const keys = writers.reduce((sum, { key }) => sum + key.length + 2, 3);
  const json = new JsonBytes(rows.size + order.length * keys);
  const places: number[] = [];
  for (let position = 0; position < order.length; position++) {
    const bytes = rows.find(order[position] ?? rows.length, places);
    json.put(position === 0 ? OPEN : NEXT);
    for (const { key, at, write, value, none } of writers) {
      json.put(key);
      if (at < 0) continue;
      const from = places[at] ?? -1;
      const to = places[at + 1] ?? -1;
      if (from < 0) none(json);
      else if (!write(json, bytes, from, to))
        json.text(JSON.stringify(value(bytes.toString('utf8', from, to))));
    }
    json.put(CLOSE);
  }
  return json.written;
}

interface FieldWriter {
  /** The key, and all that is the same for every row. */
  key: Buffer;
  /** Where the value's place is found; -1 where there is none. */
  at: number;
  write: Writer;
  value: (text: string) => JsonValue;
  none: (json: JsonBytes) => void;
}

const nothing = (json: JsonBytes) => json.put(NULL);
const refused = () => {
  throw new Unwritable();
};

function writerOf(field: WrittenField, at: number): FieldWriter {
  const key = `${at === 0 ? '' : ','}${JSON.stringify(field.key)}:`;
  if ('constant' in field) {
    const value = () => field.constant;
    return { key: encoded(key + field.constant), at: -1, write: ofText, value, none: nothing };
  }
  const { column, type, required = false, value } = field;
  return {
    key: encoded(key),
    at: 2 * column,
    write: type === 'STRING' && value !== undefined ? ofText : AS_IT_CAME[type],
    value: value ?? WRITE_VALUE[type],
    none: required ? refused : nothing,
  };
}
