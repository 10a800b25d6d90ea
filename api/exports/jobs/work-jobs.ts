import { setTimeout as delay } from 'node:timers/promises';
import type { Logger } from 'pino';
import { claimJob, letGo } from '../../../db/exports/runs.ts';
import { type JobTools, MOST_ATTEMPTS, runJob } from './run-job.ts';

/** How long somebody who asks for an export waits at most until it is looked at, in milliseconds. */
const IDLE_MS = 500;
/** After an error of ours, so that a broken database is not asked without pause. */
const TROUBLE_MS = 3_000;

/** Runs one job after the other until it is told to stop; as many may work so as there are processors for it. */
export async function workJobs(tools: JobTools, log: Logger, stop: AbortSignal): Promise<void> {
  while (!stop.aborted) {
    const pause = await workOne(tools, stop).catch((error: unknown) => {
      log.error({ err: error }, 'an export failed');
      return TROUBLE_MS;
    });
    if (pause > 0) await delay(pause, undefined, { signal: stop }).catch(() => undefined);
  }
}

/** Milliseconds to wait before the next one. */
function workOne(tools: JobTools, stop: AbortSignal): Promise<number> {
  const { db, clock } = tools.system;
  return db.connection().execute(async (held) => {
    try {
      const job = await claimJob(held, { at: clock(), mostAttempts: MOST_ATTEMPTS });
      if (job === undefined) return IDLE_MS;
      await runJob(tools, job, stop);
      return 0;
    } finally {
      await letGo(held);
    }
  });
}
