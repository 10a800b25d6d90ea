import type { RawRow } from './read.ts';

/** A row or two; memory of this size costs least. */
const BEGINNING = 2 * 1024;

/**
 * Rows as PostgreSQL sent them, in one piece of memory: of each value its length, -1 for none, and its text. Most of
 * what is read is only passed on, and values that are never made into strings cost nothing.
 */
export class RowBytes {
  #bytes = Buffer.allocUnsafe(BEGINNING);
  #end = 0;
  readonly #starts: number[] = [];

  get length(): number {
    return this.#starts.length;
  }

  /** How many bytes all of them take. */
  get size(): number {
    return this.#end;
  }

  /** Adds a row from what lies in a buffer that others will write over. */
  add(source: Buffer, from: number, to: number): void {
    const end = this.#end + to - from;
    if (end > this.#bytes.length) this.#grow(end);
    source.copy(this.#bytes, this.#end, from, to);
    this.#starts.push(this.#end);
    this.#end = end;
  }

  /** A row's values as text. */
  row(index: number): RawRow {
    const row: RawRow = [];
    this.visit(index, (bytes, from, to) => {
      row.push(from < 0 ? null : bytes.toString('utf8', from, to));
    });
    return row;
  }

  /** Shows each value of a row where it lies; `from` is -1 where there is none. */
  visit(index: number, show: (bytes: Buffer, from: number, to: number, at: number) => void): void {
    const bytes = this.#bytes;
    let at = (this.#starts[index] ?? this.#end) + 2;
    const end = this.#starts[index + 1] ?? this.#end;
    for (let column = 0; at < end; column++) {
      const length = bytes.readInt32BE(at);
      at += 4;
      if (length < 0) show(bytes, -1, -1, column);
      else {
        show(bytes, at, at + length, column);
        at += length;
      }
    }
  }

  #grow(least: number): void {
    const larger = Buffer.allocUnsafe(Math.max(least, this.#bytes.length * 2));
    this.#bytes.copy(larger, 0, 0, this.#end);
    this.#bytes = larger;
  }
}
