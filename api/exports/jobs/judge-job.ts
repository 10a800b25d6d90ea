import type { ExportJob } from '../../../db/exports/jobs.ts';
import { identifyAbsent } from '../../accounts/identify.ts';
import type { Viewer } from '../../accounts/viewer.ts';
import { type CatalogueEntry, datasetById } from '../../catalogue/entry.ts';
import type { Judging } from '../../context.ts';
import { Refusal } from '../../errors.ts';
import { refuseEnded } from '../export-records.ts';
import { wishOf } from './job-wish.ts';

/**
 * For whom a job is, and of what, as both stand at this moment.
 * @throws FORBIDDEN, NOT_FOUND where the dataset is no longer open
 */
export async function partiesToJob(
  system: Judging,
  job: ExportJob,
): Promise<{ viewer: Viewer; entry: CatalogueEntry }> {
  const viewer = await identifyAbsent(system, job);
  const entry = await datasetById(system, job.datasetId);
  if (entry === undefined) throw new Refusal('NOT_FOUND', { argument: 'dataset' });
  return { viewer, entry };
}

/**
 * Whether the gate still lets a job through; asked again while it runs, and while its file is on its way.
 * @throws the gate's refusals, GRANT_CHANGED, FORBIDDEN, NOT_FOUND, RELEASE_WITHDRAWN
 */
export async function judgeJob(system: Judging, job: ExportJob): Promise<void> {
  const { viewer, entry } = await partiesToJob(system, job);
  await refuseEnded(system, viewer, entry, wishOf(job));
}
