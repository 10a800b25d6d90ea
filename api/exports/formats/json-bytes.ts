import { BACKSLASH, NEWLINE, readCell, TAB } from '../../../db/records/copied-text.ts';
import type { FieldType } from '../../../db/catalogue/vocabulary.ts';
import type { Askable } from '../../records/question.ts';
import { WRITE_TEXT } from '../../records/write-text.ts';

/** What JSON adds to the bytes of a text at most: `\u001f` for one. */
const GROWTH = 6;
const LAST_CONTROL = 0x1f;
const QUOTE = 34;
const [LETTER_N, LETTER_T, LETTER_V] = [78, 116, 118];
const [POINT, DIGIT_0, DIGIT_9] = [46, 48, 57];
/** Digits that a double surely holds. */
const SAFE_DIGITS = 15;
/** Digits after the point of the smallest number that is written without an exponent. */
const SMALL_DIGITS = 6;
const [NULL, TRUE, FALSE, VERTICAL_TAB] = ['null', 'true', 'false', String.raw`\u000b`].map(
  (text) => Buffer.from(text),
) as [Buffer, Buffer, Buffer, Buffer];

/** How the bytes of a type become JSON; what is READ becomes a text first, and is written by `WRITE_TEXT`. */
const KIND: Record<FieldType, 'TEXT' | 'DIGITS' | 'BOOLEAN' | 'READ'> = {
  STRING: 'TEXT',
  INTEGER: 'DIGITS',
  NUMBER: 'DIGITS',
  DECIMAL: 'TEXT',
  BOOLEAN: 'BOOLEAN',
  DATE: 'TEXT',
  DATETIME: 'READ',
  GEOMETRY: 'READ',
};

/** Turns lines of PostgreSQL's text format into JSON objects byte by byte: the same that `WRITE_TEXT` writes. */
export class JsonBytes {
  readonly #columns: { before: Buffer; kind: string; write: (text: string) => string }[];
  readonly #after: Buffer;
  readonly #frame: number;
  #out = Buffer.allocUnsafeSlow(0);
  #to = 0;

  /** What stands before and after each object. */
  constructor(columns: readonly Askable[], begin: string, after: string) {
    this.#columns = columns.map(({ name, type }, at) => ({
      before: Buffer.from(`${at === 0 ? `${begin}{` : ','}${JSON.stringify(name)}:`),
      kind: KIND[type],
      write: WRITE_TEXT[type],
    }));
    this.#after = Buffer.from(`}${after}`);
    const room = (sum: number, { before }: { before: Buffer }) => sum + before.length + GROWTH;
    this.#frame = this.#columns.reduce(room, this.#after.length);
  }

  /** Whole lines as objects, in memory that is written over when it is called again. */
  write(lines: Buffer): Buffer {
    this.#to = 0;
    for (let at = 0; at < lines.length; ) {
      const end = lines.indexOf(NEWLINE, at);
      this.#makeRoom(this.#frame + GROWTH * (end - at));
      for (const { before, kind, write } of this.#columns) {
        this.#put(before);
        const next = this.#cell(lines, at, kind);
        if (next > at) at = next;
        else {
          let stop = at;
          while (lines[stop] !== TAB && lines[stop] !== NEWLINE) stop += 1;
          const text = Buffer.from(write(readCell(lines.toString('utf8', at, stop)) ?? ''));
          this.#makeRoom(text.length + this.#frame + GROWTH * (end - stop));
          this.#put(text);
          at = stop + 1;
        }
      }
      this.#put(this.#after);
    }
    return this.#out.subarray(0, this.#to);
  }

  /** Writes a cell; where the next one begins, or where this one does, when it has to be read. */
  #cell(lines: Buffer, at: number, kind: string): number {
    if (lines[at] === BACKSLASH && lines[at + 1] === LETTER_N) {
      this.#put(NULL);
      return at + 3;
    }
    if (kind === 'TEXT') return this.#text(lines, at);
    if (kind === 'DIGITS') return this.#digits(lines, at);
    if (kind === 'READ') return at;
    this.#put(lines[at] === LETTER_T ? TRUE : FALSE);
    return at + 2;
  }

  #text(lines: Buffer, from: number): number {
    const out = this.#out;
    let to = this.#to;
    let at = from;
    out[to++] = QUOTE;
    for (;;) {
      const byte = lines[at++] ?? NEWLINE;
      if (byte === BACKSLASH) {
        // But for one letter the database escapes as JSON does.
        const letter = lines[at++] ?? BACKSLASH;
        if (letter === LETTER_V) {
          out.set(VERTICAL_TAB, to);
          to += VERTICAL_TAB.length;
        } else {
          out[to++] = BACKSLASH;
          out[to++] = letter;
        }
      } else if (byte === QUOTE) {
        out[to++] = BACKSLASH;
        out[to++] = QUOTE;
      } else if (byte > LAST_CONTROL) out[to++] = byte;
      else if (byte === TAB || byte === NEWLINE) break;
      else to += out.write(String.raw`\u00${byte.toString(16).padStart(2, '0')}`, to, 'latin1');
    }
    out[to++] = QUOTE;
    this.#to = to;
    return at;
  }

  /** A number that is not long stands as it is, but for the zeros at its end. */
  #digits(lines: Buffer, from: number): number {
    const out = this.#out;
    let to = this.#to;
    let point = 0;
    for (let at = from; at <= from + SAFE_DIGITS; at++) {
      const byte = lines[at] ?? NEWLINE;
      if (byte === TAB || byte === NEWLINE) {
        if (point > 0) {
          // What is smaller, JSON writes with an exponent.
          if (lines[from] === DIGIT_0 && to - point > SMALL_DIGITS) return from;
          while (out[to - 1] === DIGIT_0) to -= 1;
          if (to === point) to -= 1;
        }
        this.#to = to;
        return at + 1;
      }
      if (byte === POINT && point === 0) point = to + 1;
      else if (byte < DIGIT_0 || byte > DIGIT_9) break;
      out[to++] = byte;
    }
    return from;
  }

  #put(bytes: Buffer): void {
    const out = this.#out;
    let to = this.#to;
    for (let at = 0; at < bytes.length; at++) out[to++] = bytes[at] ?? 0;
    this.#to = to;
  }

  #makeRoom(bytes: number): void {
    if (this.#out.length - this.#to >= bytes) return;
    const more = Buffer.allocUnsafeSlow((this.#to + bytes) * 2);
    more.set(this.#out.subarray(0, this.#to));
    this.#out = more;
  }
}
