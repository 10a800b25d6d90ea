import type { RawRow } from './read.ts';

/**
 * Rows as PostgreSQL sent them: of each value its length, -1 for none, and its text, where they lie in what came from
 * the connection. Most of what is read is only passed on, and values that are never made into strings cost nothing.
 */
export class RowBytes {
  readonly #sources: Buffer[] = [];
  readonly #starts: number[] = [];
  #size = 0;

  get length(): number {
    return this.#starts.length;
  }

  /** How many bytes all of them take. */
  get size(): number {
    return this.#size;
  }

  /** Adds a row from what nobody writes over. */
  add(source: Buffer, from: number, to: number): void {
    this.#sources.push(source);
    this.#starts.push(from);
    this.#size += to - from;
  }

  /** A row's values as text; none where there is no such row. */
  row(index: number): RawRow {
    const places: number[] = [];
    const bytes = this.find(index, places);
    return Array.from({ length: places.length / 2 }, (_, column) => {
      const from = places[2 * column] ?? -1;
      return from < 0 ? null : bytes.toString('utf8', from, places[2 * column + 1]);
    });
  }

  /** Where each value of a row lies in what is returned: from and to, one after the other; -1 where there is none. */
  find(index: number, places: number[]): Buffer {
    const bytes = this.#sources[index] ?? NOTHING;
    let at = this.#starts[index] ?? 0;
    const columns = bytes === NOTHING ? 0 : bytes.readInt16BE(at);
    at += 2;
    places.length = 2 * columns;
    for (let column = 0; column < columns; column++) {
      const length = bytes.readInt32BE(at);
      at += 4;
      places[2 * column] = length < 0 ? -1 : at;
      at += Math.max(0, length);
      places[2 * column + 1] = at;
    }
    return bytes;
  }
}

const NOTHING = Buffer.alloc(0);
