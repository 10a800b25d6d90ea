import { Refusal } from '../errors.ts';

const RETRY_SECONDS = 10;
/** Waiting for each that runs: a question takes a fraction of a second. */
const MOST_WAITING = 50;

/** So many questions are answered at once; others wait in order, and beyond a bound they are sent away. */
export class QuestionLane {
  readonly #atOnce: number;
  readonly #waiting: (() => void)[] = [];
  #running = 0;

  constructor(atOnce: number) {
    this.#atOnce = atOnce;
  }

  /** @throws RATE_LIMITED */
  async enter<Answer>(work: () => Promise<Answer>): Promise<Answer> {
    if (this.#running >= this.#atOnce) {
      if (this.#waiting.length >= MOST_WAITING * this.#atOnce)
        throw new Refusal('RATE_LIMITED', {
          argument: 'aggregates',
          retryAfterSeconds: RETRY_SECONDS,
        });
      await new Promise<void>((resolve) => this.#waiting.push(resolve));
    } else this.#running += 1;
    try {
      return await work();
    } finally {
      // Whoever waits takes the place over.
      const next = this.#waiting.shift();
      if (next === undefined) this.#running -= 1;
      else next();
    }
  }
}
