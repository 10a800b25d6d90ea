import type pg from 'pg';
import type { Logger } from 'pino';
import { openExportConnection } from '../../../db/records/export-connection.ts';
import type { Judging } from '../../context.ts';
import { EXPORT_LIMITS } from '../limits.ts';
import type { KeptFiles } from '../kept-files.ts';
import type { JobTools } from './run-job.ts';
import { sweepJobs } from './sweep-jobs.ts';
import { workJobs } from './work-jobs.ts';

/** Jobs that one process runs at once: they share the processors with everything else. */
const AT_ONCE = 2;
/** How long the database may write at one file, in milliseconds. */
const STATEMENT_TIMEOUT = 6 * 60 * 60_000;
const SWEEP_MS = 60_000;

/** What jobs are run with, and where their files lie. */
export interface ExporterParts {
  system: Judging;
  origin: string;
  readerUrl: string;
  /** Connections of the reader login, by which statements are ended. */
  reader: pg.Pool;
  folder: string;
  /** Megabytes that may be kept, with the files of whole releases. */
  room: number;
  keepDays: number;
  kept: KeptFiles;
  log: Logger;
}

/** Runs jobs until it is told to stop; those under way then are put back and go on where there is a process again. */
export function openExporter(parts: ExporterParts): { stop: () => Promise<void> } {
  const { system, folder, log, kept } = parts;
  const onError = (error: Error) => log.error({ err: error }, 'a database connection was lost');
  const room = parts.room * 2 ** 20;
  const tools: JobTools = {
    system,
    origin: parts.origin,
    folder,
    connect: () =>
      openExportConnection(parts.readerUrl, parts.reader, {
        statementTimeout: STATEMENT_TIMEOUT,
        onError,
      }),
    mostBytes: Math.min(room, EXPORT_LIMITS.megabytes * 2 ** 20),
    keepDays: parts.keepDays,
  };
  const sweep = () =>
    sweepJobs(system, { folder, room, kept }).catch((error: unknown) =>
      log.error({ err: error }, 'files of exports could not be swept'),
    );
  void sweep();
  const timer = setInterval(() => void sweep(), SWEEP_MS);
  const stopped = new AbortController();
  const working = Array.from({ length: AT_ONCE }, () => workJobs(tools, log, stopped.signal));
  return {
    stop: async () => {
      clearInterval(timer);
      stopped.abort();
      await Promise.all(working);
    },
  };
}
