import type { Clock } from '../clock.ts';

/** More than these are not remembered; the oldest is forgotten first, and may be tried again sooner. */
const MOST = 1_000;

/** What failed, and is not tried again for a while. */
export class Pauses {
  readonly #clock: Clock;
  readonly #milliseconds: number;
  readonly #until = new Map<string, number>();

  constructor(clock: Clock, milliseconds: number) {
    this.#clock = clock;
    this.#milliseconds = milliseconds;
  }

  begin(what: string): void {
    this.#until.delete(what);
    this.#until.set(what, this.#clock().getTime() + this.#milliseconds);
    const [oldest] = this.#until.keys();
    if (this.#until.size > MOST && oldest !== undefined) this.#until.delete(oldest);
  }

  has(what: string): boolean {
    return (this.#until.get(what) ?? 0) > this.#clock().getTime();
  }
}
