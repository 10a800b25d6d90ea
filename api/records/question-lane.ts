import { Refusal } from '../errors.ts';

const RETRY_SECONDS = 10;
/** Waiting for each that runs: a question takes a fraction of a second. */
const MOST_WAITING = 50;
/** Milliseconds after which whoever waits is answered elsewhere. */
const PATIENCE = 2_000;

/**
 * So many questions are answered at once; others wait in order, for a while, and beyond a bound they are sent away.
 */
export class QuestionLane {
  readonly #atOnce: number;
  readonly #patience: number;
  readonly #waiting = new Set<() => void>();
  #running = 0;

  constructor(atOnce: number, patience = PATIENCE) {
    this.#atOnce = atOnce;
    this.#patience = patience;
  }

  /**
   * Undefined where it was not begun in time.
   * @throws RATE_LIMITED
   */
  async enter<Answer>(work: () => Promise<Answer>): Promise<Answer | undefined> {
    if (this.#running < this.#atOnce) this.#running += 1;
    else if (!(await this.#turn())) return undefined;
    try {
      return await work();
    } finally {
      // Whoever waits takes the place over.
      const [next] = this.#waiting;
      if (next === undefined) this.#running -= 1;
      else next();
    }
  }

  /** Whether a place was given while it waited. */
  #turn(): Promise<boolean> {
    if (this.#waiting.size >= MOST_WAITING * this.#atOnce)
      throw new Refusal('RATE_LIMITED', {
        argument: 'aggregates',
        retryAfterSeconds: RETRY_SECONDS,
      });
    return new Promise((resolve) => {
      const leave = (given: boolean) => {
        clearTimeout(overdue);
        this.#waiting.delete(take);
        resolve(given);
      };
      const take = () => leave(true);
      const overdue = setTimeout(leave, this.#patience, false);
      this.#waiting.add(take);
    });
  }
}
