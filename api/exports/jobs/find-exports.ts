import { z } from 'zod';
import { countJobs, type ExportJob, findJob, findJobs } from '../../../db/exports/jobs.ts';
import type { MaybeViewer, Viewer } from '../../accounts/viewer.ts';
import { checkSearch, readPlace, writePlace } from '../../catalogue/search-place.ts';
import type { System } from '../../context.ts';
import { refuseOtherScope } from '../../records/may-read.ts';

export { EXPORT_JOB_STATES } from '../../../db/exports/vocabulary.ts';
export type { ExportJob };

/** Whether a job is the viewer's, in the name in which he acts. */
export function isOwn({ accountId, party }: Viewer, job: ExportJob): boolean {
  return job.accountId === accountId && job.partyId === party.id;
}

/**
 * The job of an id, if it is the viewer's own.
 * @throws FORBIDDEN (key without the scope)
 */
export async function ownExport(
  { db }: System,
  viewer: MaybeViewer,
  id: string,
): Promise<ExportJob | undefined> {
  if (viewer === undefined) return undefined;
  refuseOtherScope(viewer);
  const job = await findJob(db, id);
  return job !== undefined && isOwn(viewer, job) ? job : undefined;
}

const ORDER = 'EXPORTS';
const placeSchema = z.object({ requestedAt: z.iso.datetime({ offset: true }), id: z.uuid() });

export interface ExportPage {
  entries: { cursor: string; job: ExportJob }[];
  hasNextPage: boolean;
  totalCount: () => Promise<number>;
}

/**
 * The viewer's jobs in the name in which he acts, the newest first.
 * @throws FORBIDDEN (key without the scope), BAD_USER_INPUT, CURSOR_INVALID, CURSOR_FOREIGN
 */
export async function listExports(
  { db }: System,
  viewer: Viewer,
  { first, after }: { first: number; after?: string | undefined },
): Promise<ExportPage> {
  refuseOtherScope(viewer);
  checkSearch(first, '');
  const whose = { accountId: viewer.accountId, partyId: viewer.party.id };
  const place = after === undefined ? undefined : readPlace(after, ORDER, placeSchema);
  const found = await findJobs(db, whose, { limit: first + 1, after: place });
  return {
    entries: found.slice(0, first).map((job) => ({
      cursor: writePlace(ORDER, { requestedAt: job.requestedAt.toISOString(), id: job.id }),
      job,
    })),
    hasNextPage: found.length > first,
    totalCount: () => countJobs(db, whose),
  };
}
