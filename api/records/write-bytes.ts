import type { FieldType } from '../../db/catalogue/vocabulary.ts';
import type { RowBytes } from '../../db/records/row-bytes.ts';
import { JsonBytes } from './json-bytes.ts';
import type { Askable } from './question.ts';
import { WRITE_VALUE } from './write-value.ts';

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
export interface WrittenField {
  key: string;
  column: number;
  type: FieldType;
}

/** The fields of each row of a page, in order, under their own names. */
export function writtenFields(columns: readonly Askable[]): WrittenField[] {
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
  const writers = fields.map(({ key, column, type }, at) => ({
    key: encoded(`${at === 0 ? '' : ','}${JSON.stringify(key)}:`),
    write: AS_IT_CAME[type],
    at: 2 * column,
    type,
  }));
  const keys = writers.reduce((sum, { key }) => sum + key.length + 2, 3);
  const json = new JsonBytes(rows.size + order.length * keys);
  const places: number[] = [];
  for (let position = 0; position < order.length; position++) {
    const bytes = rows.find(order[position] ?? rows.length, places);
    json.put(position === 0 ? OPEN : NEXT);
    for (const { key, write, at, type } of writers) {
      const from = places[at] ?? -1;
      const to = places[at + 1] ?? -1;
      json.put(key);
      if (from < 0) json.put(NULL);
      else if (!write(json, bytes, from, to))
        json.text(JSON.stringify(WRITE_VALUE[type](bytes.toString('utf8', from, to))));
    }
    json.put(CLOSE);
  }
  return json.written;
}
