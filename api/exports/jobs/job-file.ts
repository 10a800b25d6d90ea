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
