import type { FieldType } from '../../db/catalogue/vocabulary.ts';
import type { RowBytes } from '../../db/records/row-bytes.ts';
import type { Askable } from './question.ts';
import { WRITE_VALUE } from './write-value.ts';

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const SPACE = 0x20;
const [DOT, ZERO, NINE, MINUS, TRUE] = [0x2e, 0x30, 0x39, 0x2d, 0x74] as const;
const SAFE_DIGITS = 15;
/** Beyond it a double is written with an exponent. */
const MOST_ZEROS = 5;

const encoded = (text: string) => Buffer.from(text);
const [NULL, YES, NO] = ['null', 'true', 'false'].map(encoded) as [Buffer, Buffer, Buffer];

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

/** JSON text in the making. */
class JsonBytes {
  #bytes: Buffer;
  #end = 0;

  /** @param size how long it will be, roughly */
  constructor(size: number) {
    this.#bytes = Buffer.allocUnsafe(size);
  }

  get written(): Buffer {
    return this.#bytes.subarray(0, this.#end);
  }

  write(source: Uint8Array, from: number, to: number): void {
    const length = to - from;
    this.#reserve(length);
    const bytes = this.#bytes;
    const end = this.#end;
    for (let at = 0; at < length; at++) bytes[end + at] = source[from + at] ?? 0;
    this.#end = end + length;
  }

  /** A text in quotes; false, and nothing written, where a character of it has to be escaped. */
  quoted(source: Buffer, from: number, to: number): boolean {
    const length = to - from;
    this.#reserve(length + 2);
    const bytes = this.#bytes;
    const end = this.#end;
    bytes[end] = QUOTE;
    for (let at = 0; at < length; at++) {
      const byte = source[from + at] ?? 0;
      if (byte < SPACE || byte === QUOTE || byte === BACKSLASH) return false;
      bytes[end + at + 1] = byte;
    }
    bytes[end + length + 1] = QUOTE;
    this.#end = end + length + 2;
    return true;
  }

  text(text: string): void {
    const bytes = encoded(text);
    this.write(bytes, 0, bytes.length);
  }

  #reserve(more: number): void {
    if (this.#end + more <= this.#bytes.length) return;
    const larger = Buffer.allocUnsafe((this.#end + more) * 2);
    this.#bytes.copy(larger, 0, 0, this.#end);
    this.#bytes = larger;
  }
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
    const word = bytes[from] === TRUE ? YES : NO;
    json.write(word, 0, word.length);
    return true;
  },
  DATE: inQuotes,
  DATETIME: ofText,
  GEOMETRY: ofText,
};

/**
 * Rows as the JSON texts of objects with commas between, to the byte what `JSON.stringify` makes of `writeRows`;
 * `columns` are the first ones of each row.
 */
export function writeRowBytes(
  columns: readonly Askable[],
  rows: RowBytes,
  order: readonly number[],
): Buffer {
  const writers = columns.map(({ name, type }, at) => ({
    key: encoded(`${at === 0 ? '' : ','}${JSON.stringify(name)}:`),
    write: AS_IT_CAME[type],
    type,
  }));
  const keys = writers.reduce((sum, { key }) => sum + key.length + 2, 3);
  const json = new JsonBytes(rows.size + order.length * keys);
  const [open, next, close] = ['{', ',{', '}'].map(encoded) as [Buffer, Buffer, Buffer];
  order.forEach((row, position) => {
    const start = position === 0 ? open : next;
    json.write(start, 0, start.length);
    rows.visit(row, (bytes, from, to, at) => {
      const writer = writers[at];
      if (writer === undefined) return;
      const { key, write, type } = writer;
      json.write(key, 0, key.length);
      if (from < 0) json.write(NULL, 0, NULL.length);
      else if (!write(json, bytes, from, to))
        json.text(JSON.stringify(WRITE_VALUE[type](bytes.toString('utf8', from, to))));
    });
    json.write(close, 0, close.length);
  });
  return json.written;
}
