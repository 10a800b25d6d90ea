import type { ChildProcess } from 'node:child_process';
import type { LoadOrder, LoadResult } from './load.ts';
import { ask, childrenOf, endedChildrenTime, processorTime } from './processes.ts';

export interface Contestant {
  port: number;
  pid: number;
  headers: Record<string, string>;
}

/** One of those that do a work: whom it asks, with which bodies in turn. */
export interface Entrant {
  name: string;
  contestant: Contestant;
  path: string;
  bodies: readonly string[];
  /** What an answer tells, in a form that is the same for all; none where something else is asked. */
  read?: (answer: unknown) => unknown;
}

/** A ratio of requests a second, of the first entrant to another one, that is asked for. */
export interface Goal {
  against: string;
  least: number;
}

/** What several are given to do in turn, this project first. */
export interface Work {
  name: string;
  connections: number;
  entrants: readonly Entrant[];
  goals: readonly Goal[];
}

export interface Round extends LoadResult {
  perSecond: number;
  /** Processor time for one request in microseconds: of the server's process, and of PostgreSQL. */
  nodeMicroseconds: number;
  postgresMicroseconds: number;
}

/** The rounds of each entrant, by its name. */
export type Rounds = Map<string, Round[]>;

/** Whoever is asked and whatever does the asking, and the database behind. */
export interface Ring {
  driver: ChildProcess;
  postmasterPid: number;
}

/**
 * Loads one after the other in turn, so that whatever else the machine does falls on all.
 * @throws when they do not say the same: a bench that compares different work is worth nothing
 */
export async function compete(
  ring: Ring,
  work: Work,
  plan: { rounds: number; seconds: number },
): Promise<Rounds> {
  const lengths = await sameAnswers(work);
  const rounds: Rounds = new Map(work.entrants.map(({ name }) => [name, []]));
  // The first one is not counted: programs warm up in it.
  for (let number = -1; number < plan.rounds; number++) {
    for (const [at, entrant] of work.entrants.entries()) {
      const order: LoadOrder = {
        ...entrant.contestant,
        path: entrant.path,
        questions: entrant.bodies.map((body, index) => ({
          body,
          answerBytes: lengths[at]?.[index] ?? 0,
        })),
        connections: work.connections,
        seconds: plan.seconds,
      };
      const round = await oneRound(ring, entrant.contestant.pid, order);
      if (number >= 0) rounds.get(entrant.name)?.push(round);
    }
  }
  return rounds;
}

/** Asks all for everything; the length of each answer, by which later ones are checked. */
async function sameAnswers({ name, entrants }: Work): Promise<number[][]> {
  const lengths: number[][] = [];
  const said: { by: string; text: string }[] = [];
  for (const entrant of entrants) {
    const answers: string[] = [];
    for (const body of entrant.bodies) answers.push(await answerOf(entrant, body));
    lengths.push(answers.map((answer) => Buffer.byteLength(answer)));
    if (entrant.read === undefined) continue;
    said.push({
      by: entrant.name,
      text: JSON.stringify(answers.map((answer) => readAnswer(entrant, answer))),
    });
  }
  const [first] = said;
  const other = said.find(({ text }) => text !== first?.text);
  if (first === undefined || other === undefined) return lengths;
  let at = 0;
  while (other.text.at(at) === first.text.at(at)) at++;
  const near = ({ by, text }: typeof first) =>
    `${by}: ${text.slice(Math.max(0, at - 200), at + 200)}`;
  throw new Error(`${name}: the answers differ.\n${near(first)}\n${near(other)}`);
}

async function oneRound(ring: Ring, pid: number, order: LoadOrder): Promise<Round> {
  const [before, beforePostgres] = [processorTime(pid), postgresTime(ring)];
  const { result } = await ask<LoadOrder, { result: LoadResult }>(ring.driver, order);
  const node = processorTime(pid) - before;
  const postgres = postgresTime(ring) - beforePostgres;
  return {
    ...result,
    perSecond: result.requests / result.seconds,
    nodeMicroseconds: (node * 1000) / result.requests,
    postgresMicroseconds: (postgres * 1000) / result.requests,
  };
}

function postgresTime({ postmasterPid }: Ring): number {
  return childrenOf(postmasterPid)
    .map(processorTime)
    .reduce((sum, time) => sum + time, endedChildrenTime(postmasterPid));
}

export async function answerOf(
  { contestant: { port, headers }, path }: Pick<Entrant, 'contestant' | 'path'>,
  body: string,
): Promise<string> {
  const response = await fetch(`http://127.0.0.1:${port}${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body,
  });
  return response.text();
}

function readAnswer({ name, read }: Entrant, answer: string): unknown {
  try {
    const told = read?.(JSON.parse(answer));
    if (Array.isArray(told) && told.length > 0) return told;
  } catch {
    // Said below, with the answer itself.
  }
  throw new Error(`${name} answered ${answer.slice(0, 600)}`);
}
