import { open, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { runsOf } from '../../../db/exports/jobs.ts';
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
export const MOST_ATTEMPTS = 5;
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
    const file = jobFile(tools.folder, job);
    await rename(part, file);
    await keepName(file);
    const finishedAt = system.clock();
    const keptUntil = new Date(finishedAt.getTime() + tools.keepDays * DAY_MS);
    const ready = { state: 'READY', ...made, finishedAt, keptUntil } as const;
    if (!(await endJob(system.db, job, ready))) await dropUnwanted(tools, job);
  } catch (error) {
    await rm(part, { force: true });
    if (error instanceof TakenAway) return;
    const end = endOf(job, error, stop, system.clock());
    if (end !== undefined) await endJob(system.db, job, end);
    if (!stop.aborted && !(error instanceof Refusal)) throw error;
  }
}

/** So that after a loss of power what is said to be ready is there. */
async function keepName(file: string): Promise<void> {
  const folder = await open(path.dirname(file));
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}

/** The file of a job that was ended while it was made; that of one which others have taken up is theirs. */
async function dropUnwanted({ system, folder }: JobTools, job: RunningJob): Promise<void> {
  const run = (await runsOf(system.db, [job.id])).get(job.id);
  if (run?.state !== 'READY' && run?.state !== 'RUNNING')
    await rm(jobFile(folder, job), { force: true });
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
