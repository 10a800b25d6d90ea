import { setTimeout as delay } from 'node:timers/promises';
import { beatJob, type RunningJob } from '../../../db/exports/runs.ts';
import type { Judging } from '../../context.ts';
import { RECHECK_MS } from '../while-allowed.ts';
import { Refusal } from '../../errors.ts';
import { judgeJob } from './judge-job.ts';
import type { HowFar } from './write-job.ts';

/** So many looks in a row may fail, for a database that is away for a moment, before the running ends. */
const MOST_BLIND = 5;

/** The reason why a running stops whose job is no longer in its hands. */
export class TakenAway extends Error {}

/**
 * While a job runs: says how far it is, and every other second asks whether it may go on. It does not wait for rows,
 * which may be long in coming.
 * @param end told why the running has to stop: TakenAway, or the gate's refusal
 */
export async function watchJob(
  system: Judging,
  job: RunningJob,
  far: HowFar & { supersededAt: Date | null },
  { end, over }: { end: (reason: unknown) => void; over: AbortSignal },
): Promise<void> {
  let blind = 0;
  while (!over.aborted) {
    await delay(RECHECK_MS, undefined, { signal: over }).catch(() => undefined);
    if (over.aborted) return;
    try {
      await look();
      blind = 0;
    } catch (error) {
      blind += 1;
      const told = error instanceof Refusal || error instanceof TakenAway;
      if (over.aborted || (!told && blind < MOST_BLIND)) continue;
      end(error);
      return;
    }
  }

  async function look() {
    const { rowsDone, bytes, supersededAt } = far;
    const heartbeatAt = system.clock();
    if (!(await beatJob(system.db, job, { rowsDone, bytes, supersededAt, heartbeatAt })))
      throw new TakenAway('the job was cancelled or ended');
    await judgeJob(system, job);
  }
}
