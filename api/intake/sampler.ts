import type { SentRow } from './recognition.ts';

const FIRST = 500;
const LATER = 1000;

/** Collects a table's first rows and an even choice of those below, however many there are. */
export class Sampler {
  readonly first: SentRow[] = [];
  later: SentRow[] = [];
  #every = 1;
  #seen = 0;

  add(row: SentRow): void {
    if (this.first.length < FIRST) {
      this.first.push(row);
      return;
    }
    if (this.#seen++ % this.#every !== 0) return;
    this.later.push(row);
    if (this.later.length < LATER) return;
    this.later = this.later.filter((_, at) => at % 2 === 0);
    this.#every *= 2;
  }
}
