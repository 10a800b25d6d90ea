import { execFileSync } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { childrenOf } from './processes.ts';

/**
 * Keeps the servers on one processor and PostgreSQL with the load generator on another, so that none of them takes
 * time from what it is compared with. What they start later stays where they are. Without `taskset`, or on one
 * processor, everything runs where it likes, which is said.
 */
export function keepApart(servers: readonly number[], others: readonly number[]): string {
  if (availableParallelism() < 2) return 'one processor for everything';
  try {
    for (const pid of servers) pin(pid, 0);
    for (const pid of others.flatMap((other) => [other, ...childrenOf(other)])) pin(pid, 1);
    return 'servers on processor 0, PostgreSQL and the load on processor 1';
  } catch {
    return 'without taskset: everything on any processor';
  }
}

function pin(pid: number, processor: number): void {
  execFileSync('taskset', ['-a', '-c', '-p', String(processor), String(pid)], { stdio: 'ignore' });
}
