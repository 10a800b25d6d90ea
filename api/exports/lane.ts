import { Refusal } from '../errors.ts';

const RETRY_SECONDS = 10;

/** Heavy work has a lane of its own: so much of it at once, so that pages never wait for it. */
export class Lane {
  readonly #most: number;
  readonly #argument: string;
  #inside = 0;

  constructor(most: number, argument: string) {
    this.#most = most;
    this.#argument = argument;
  }

  /** Lets one more in; what it gives is called once when that one leaves. @throws RATE_LIMITED */
  enter(): () => void {
    if (this.#inside >= this.#most)
      throw new Refusal('RATE_LIMITED', {
        argument: this.#argument,
        retryAfterSeconds: RETRY_SECONDS,
      });
    this.#inside += 1;
    let left = false;
    return () => {
      if (!left) this.#inside -= 1;
      left = true;
    };
  }
}
