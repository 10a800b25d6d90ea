import { readdir, rm } from 'node:fs/promises';
import path from 'node:path';
import type { ExportJob } from '../../../db/exports/jobs.ts';

/** Names of files of jobs, whole or in the making, with the job's id, and that of its running. */
export const JOB_FILE =
  /^job-([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\.[a-z]+(?:\.([0-9a-f-]+)\.part)?$/;

type Filed = Pick<ExportJob, 'id' | 'datasetId' | 'format'>;

/** Where a job's file lies: with those of its dataset, so that a purge reaches it. */
export function jobFile(folder: string, { id, datasetId, format }: Filed): string {
  return path.join(folder, datasetId, `job-${id}.${format}`);
}

/** Where it lies while it is being made; each running has its own. */
export function partFile(folder: string, job: Filed & { claim: string }): string {
  return `${jobFile(folder, job)}.${job.claim}.part`;
}

/** What runnings that have ended left of a job. */
export async function dropParts(folder: string, job: Filed): Promise<void> {
  const file = jobFile(folder, job);
  const names = await readdir(path.dirname(file)).catch(() => []);
  const parts = names.filter(
    (name) => name.startsWith(`${path.basename(file)}.`) && JOB_FILE.test(name),
  );
  for (const part of parts) await rm(path.join(path.dirname(file), part), { force: true });
}
