import { rename, rm } from 'node:fs/promises';
import { endJob, type JobEnd, type RunningJob } from '../../../db/exports/runs.ts';
import type { ExportConnection } from '../../../db/records/export-connection.ts';
import type { Judging } from '../../context.ts';
import { Refusal } from '../../errors.ts';
import { prepareExport } from '../write-export.ts';
import { dropParts, jobFile, partFile } from './job-file.ts';
import { wishOf } from './job-wish.ts';
import { partiesToJob } from './judge-job.ts';
import { TakenAway, watchJob } from './watch-job.ts';
import { writeJob } from './write-job.ts';

/** What jobs are run with. */
export interface JobTools {
  system: Judging;
  /** The address of the system, for what a file says of its origin. */
  origin: string;
  /** A connection of its own for each job. */
  connect: () => ExportConnection;
  /** Where files lie. */
  folder: string;
  /** As long as a file may become. */
  mostBytes: number;
  /** Days for which a file is kept. */
  keepDays: number;
}

/** So often a job is begun that ends each time with an error of ours, or with its process. */
const MOST_ATTEMPTS = 5;
const DAY_MS = 86_400_000;
/** A statement that begins just then is not yet there to be ended. */
const CANCEL_AGAIN_MS = 500;

/**
 * Makes the file of a job from its first row on: begun anew, it is the same release, the same rows and the same file.
 * @param stop given when the process ends: the job is put back and goes on elsewhere
 * @throws what is no refusal; the job is then begun again, so many times
 */
export async function runJob(tools: JobTools, job: RunningJob, stop: AbortSignal): Promise<void> {
  const { system } = tools;
  const part = partFile(tools.folder, job);
  try {
    await dropParts(tools.folder, job);
    const made = await makeFile(tools, job, part, stop);
    await rename(part, jobFile(tools.folder, job));
    const finishedAt = system.clock();
    const keptUntil = new Date(finishedAt.getTime() + tools.keepDays * DAY_MS);
    await endJob(system.db, job, { state: 'READY', ...made, finishedAt, keptUntil });
  } catch (error) {
    await rm(part, { force: true });
    if (error instanceof TakenAway) return;
    const end = endOf(job, error, stop, system.clock());
    if (end !== undefined) await endJob(system.db, job, end);
    if (!stop.aborted && !(error instanceof Refusal)) throw error;
  }
}

async function makeFile(tools: JobTools, job: RunningJob, part: string, stop: AbortSignal) {
  const { system, mostBytes } = tools;
  const far = { rowsDone: 0, bytes: 0, supersededAt: null as Date | null };
  const [ended, over] = [new AbortController(), new AbortController()];
  const signal = AbortSignal.any([stop, ended.signal]);
  const own = tools.connect();
  const cancel = () => void own.cancel().catch(() => undefined);
  let again: NodeJS.Timeout | undefined;
  signal.addEventListener('abort', () => {
    cancel();
    again = setInterval(cancel, CANCEL_AGAIN_MS);
  });
  const watching = watchJob(system, job, far, {
    end: (reason) => ended.abort(reason),
    over: over.signal,
  });
  try {
    const { viewer, entry } = await partiesToJob(system, job);
    const source = { reader: own.reader, origin: tools.origin };
    const prepared = await prepareExport(system, source, viewer, entry, wishOf(job));
    const { supersededAt } = prepared.content.release;
    far.supersededAt = supersededAt === null ? null : new Date(supersededAt);
    const digests = await writeJob(part, prepared, wishOf(job), { far, mostBytes, signal });
    return { ...far, ...digests };
  } catch (error) {
    // What was broken off fails in its own way: the reason is why it was.
    throw signal.aborted ? signal.reason : error;
  } finally {
    over.abort();
    clearInterval(again);
    await watching;
    await own.end();
  }
}

/** What becomes of a job whose running failed; undefined where it is simply begun again. */
function endOf(
  { attempts }: RunningJob,
  error: unknown,
  stop: AbortSignal,
  finishedAt: Date,
): JobEnd | undefined {
  if (stop.aborted) return { state: 'REQUESTED', attempts: attempts - 1 };
  if (error instanceof Refusal) return { state: 'FAILED', failure: error.code, finishedAt };
  if (attempts < MOST_ATTEMPTS) return undefined;
  return { state: 'FAILED', failure: 'INTERNAL_SERVER_ERROR', finishedAt };
}
