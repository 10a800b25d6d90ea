import type { ChildProcess } from 'node:child_process';
import type { LoadOrder, LoadResult } from './load.ts';
import { ask, childrenOf, processorTime } from './processes.ts';
import { BODIES } from './question.ts';

/** A server that answers the question. */
export interface Contestant {
  port: number;
  pid: number;
  headers: Record<string, string>;
}

export interface Round extends LoadResult {
  perSecond: number;
  /** Processor time for one request in microseconds: of the server's process, and of PostgreSQL. */
  nodeMicroseconds: number;
  postgresMicroseconds: number;
}

export interface Rounds {
  ours: Round[];
  plain: Round[];
}

const CONNECTIONS = 10;

/**
 * Asks both for every page, and gives the length of each.
 * @throws when an answer differs in a byte: a bench that compares different work is worth nothing
 */
export async function sameAnswers(ours: Contestant, plain: Contestant): Promise<number[]> {
  const lengths: number[] = [];
  for (const body of BODIES) {
    const [one, other] = [await answerOf(ours, body), await answerOf(plain, body)];
    if (!one.includes('"nodes":[{') || one !== other) {
      throw new Error(
        `The answers differ.\nours:  ${one.slice(0, 600)}\nplain: ${other.slice(0, 600)}`,
      );
    }
    lengths.push(Buffer.byteLength(one));
  }
  return lengths;
}

async function answerOf({ port, headers }: Contestant, body: string): Promise<string> {
  const response = await fetch(`http://127.0.0.1:${port}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body,
  });
  return response.text();
}

/** Loads one after the other in turn, so that whatever else the machine does falls on both. */
export async function alternate(
  driver: ChildProcess,
  postmasterPid: number,
  ours: Contestant,
  plain: Contestant,
  plan: { lengths: number[]; rounds: number; seconds: number },
): Promise<Rounds> {
  const round = async (contestant: Contestant, seconds: number): Promise<Round> => {
    const order: LoadOrder = {
      port: contestant.port,
      headers: contestant.headers,
      questions: BODIES.map((body, at) => ({ body, answerBytes: plan.lengths[at] ?? 0 })),
      connections: CONNECTIONS,
      seconds,
    };
    const backends = new Map(childrenOf(postmasterPid).map((pid) => [pid, processorTime(pid)]));
    const before = processorTime(contestant.pid);
    const { result } = await ask<LoadOrder, { result: LoadResult }>(driver, order);
    const node = processorTime(contestant.pid) - before;
    let postgres = 0;
    for (const pid of childrenOf(postmasterPid)) {
      postgres += processorTime(pid) - (backends.get(pid) ?? 0);
    }
    return {
      ...result,
      perSecond: result.requests / result.seconds,
      nodeMicroseconds: (node * 1000) / result.requests,
      postgresMicroseconds: (postgres * 1000) / result.requests,
    };
  };

  await round(ours, plan.seconds);
  await round(plain, plan.seconds);
  const rounds: Rounds = { ours: [], plain: [] };
  for (let number = 0; number < plan.rounds; number++) {
    rounds.ours.push(await round(ours, plan.seconds));
    rounds.plain.push(await round(plain, plan.seconds));
  }
  return rounds;
}
