import { getGraphQLRateLimiter, Store } from 'graphql-rate-limit';
import type { GraphQLResolveInfo } from 'graphql';
import type { MaybeViewer } from '../accounts/viewer.ts';
import { Refusal } from '../errors.ts';
import { API_LIMITS } from './api-limits.ts';

const WINDOW_SECONDS = 60;
const MOST_CALLERS = 10_000;

/**
 * Remembers recent calls in one step, because the library reads and writes in two: between them any number
 * of parallel calls would pass. It never holds more than its bound, and forgets the least recent caller first.
 */
class RecentCalls extends Store {
  readonly #calls = new Map<string, number[]>();

  getForIdentity({ contextIdentity, fieldIdentity }: Identity): readonly number[] {
    const key = `${contextIdentity} ${fieldIdentity}`;
    const now = Date.now();
    const before = (this.#calls.get(key) ?? []).filter((at) => at + WINDOW_SECONDS * 1000 > now);
    // A refused call is not remembered: who waits out the window is let in again.
    const after = before.length < mostOf(fieldIdentity) ? [...before, now] : before;
    this.#calls.delete(key);
    this.#calls.set(key, after);
    if (this.#calls.size > MOST_CALLERS) {
      const [oldest] = this.#calls.keys();
      if (oldest !== undefined) this.#calls.delete(oldest);
    }
    return before;
  }

  setForIdentity(): void {
    // Reading has already counted the call.
  }
}

/** What sets off long work is let in less often. */
function mostOf(mutation: string): number {
  return mutation === 'requestExport' ? API_LIMITS.exportsPerMinute : API_LIMITS.changesPerMinute;
}

interface Identity {
  readonly contextIdentity: string;
  readonly fieldIdentity: string;
}

/** Counts changes by person and mutation over one minute. */
export function changeRate() {
  const limiter = getGraphQLRateLimiter({
    identifyContext: (viewer: MaybeViewer) => viewer?.accountId ?? 'anonymous',
    store: new RecentCalls(),
  });

  const count = async (viewer: MaybeViewer, mutation: string): Promise<void> => {
    const refused = await limiter(
      // Of the resolver's arguments the limiter reads only the field's name and the context.
      {
        parent: {},
        args: {},
        context: viewer,
        info: { fieldName: mutation } as GraphQLResolveInfo,
      },
      { max: mostOf(mutation), window: `${WINDOW_SECONDS}s` },
    );
    if (refused === undefined) return;
    throw new Refusal('RATE_LIMITED', { argument: mutation, retryAfterSeconds: WINDOW_SECONDS });
  };
  let turn: Promise<void> = Promise.resolve();

  /**
   * Counts the changes of one request together: of requests that come at once each is allowed or refused whole,
   * and none spends its share on being refused halfway.
   * @throws RATE_LIMITED
   */
  return (viewer: MaybeViewer, mutations: readonly string[]): Promise<void> => {
    const counted = turn.then(async () => {
      for (const mutation of mutations) await count(viewer, mutation);
    });
    turn = counted.catch(() => undefined);
    return counted;
  };
}
