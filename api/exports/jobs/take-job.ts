import { stat } from 'node:fs/promises';
import { type ExportJob, findJob } from '../../../db/exports/jobs.ts';
import type { MaybeViewer } from '../../accounts/viewer.ts';
import type { CatalogueEntry } from '../../catalogue/entry.ts';
import type { System } from '../../context.ts';
import { type ErrorCode, ERRORS, Refusal } from '../../errors.ts';
import { exportRecords, type RecordExport, refuseEnded } from '../export-records.ts';
import type { KeptFile } from '../kept-files.ts';
import { readBlocks } from '../read-blocks.ts';
import { jobFile } from './job-file.ts';
import { wishOf } from './job-wish.ts';
import { judgeJob, partiesToJob } from './judge-job.ts';
import { isGenuine, type LinkMarks } from './sign-link.ts';

/** What a link leads to. */
export interface TakenJob {
  job: ExportJob;
  entry: CatalogueEntry;
  content: RecordExport;
  file: KeptFile;
  etag: string;
  /** Whether it may still go on its way. */
  refuseEnded: () => Promise<void>;
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/**
 * The file of a job by its link. The link says who asked for it; what he may have, the gate judges at each taking.
 * @param asker who makes this request, where it says so: a link is not for others
 * @throws LINK_INVALID, LINK_EXPIRED, LINK_FOREIGN, EXPORT_EXPIRED, the gate's refusals, GRANT_CHANGED, RELEASE_WITHDRAWN,
 *   RELEASE_PURGED
 */
export async function takeJob(
  system: System,
  folder: string,
  asker: MaybeViewer,
  { id, format, ...marks }: LinkMarks & { id: string; format: string },
): Promise<TakenJob> {
  const job = UUID.test(id) ? await findJob(system.db, id) : undefined;
  if (job === undefined || job.format !== format || !isGenuine(system, job, marks))
    throw new Refusal('LINK_INVALID');
  if (marks.expires * 1000 <= system.clock().getTime()) throw new Refusal('LINK_EXPIRED');
  if (asker !== undefined && asker.accountId !== job.accountId) throw new Refusal('LINK_FOREIGN');
  refuseOver(job);
  const { viewer, entry } = await partiesToJob(system, job);
  // What is refused is not on record as read.
  await refuseEnded(system, viewer, entry, wishOf(job));
  const content = await exportRecords(system, system.reader, viewer, entry, wishOf(job));
  const file = await fileOf(folder, job);
  return { job, entry, content, file, etag: `"${job.sha256 ?? ''}"`, refuseEnded: refuse };

  async function refuse() {
    const now = await findJob(system.db, id);
    if (now === undefined) throw new Refusal('EXPORT_EXPIRED');
    refuseOver(now);
    await judgeJob(system, now);
  }
}

function refuseOver({ state, failure }: ExportJob): void {
  if (state === 'READY') return;
  const code = Object.keys(ERRORS).find((one): one is ErrorCode => one === failure);
  throw new Refusal(code ?? 'EXPORT_EXPIRED');
}

async function fileOf(folder: string, job: ExportJob): Promise<KeptFile> {
  const file = jobFile(folder, job);
  const found = await stat(file).catch(() => undefined);
  const { bytes, sha256, sm3 } = job;
  if (found?.size !== bytes || sha256 === null || sm3 === null) throw new Refusal('EXPORT_EXPIRED');
  return {
    bytes,
    ended: () => Promise.resolve(bytes),
    figures: () => Promise.resolve({ bytes, sha256, sm3 }),
    read: (range) => readBlocks(file, range),
    leave: () => undefined,
  };
}
