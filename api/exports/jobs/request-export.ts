import { addJob, type ExportJob } from '../../../db/exports/jobs.ts';
import { findStatistics } from '../../../db/records/find-statistics.ts';
import type { Viewer } from '../../accounts/viewer.ts';
import type { MaybeViewer } from '../../accounts/viewer.ts';
import { datasetBySlug } from '../../catalogue/entry.ts';
import type { System } from '../../context.ts';
import { Refusal } from '../../errors.ts';
import { rowsAtMost } from '../../records/query-cost.ts';
import { askableFields } from '../../records/question.ts';
import { judgeExport } from '../export-records.ts';
import { EXPORT_LIMITS } from '../limits.ts';
import { rowTermsOf } from '../row-terms.ts';
import { type ExportWish, refuseEncoding, refuseFormat } from '../write-export.ts';

/**
 * Asks for an export that is made apart from this request. The gate judges it now, while it is made, and whenever its
 * file is fetched; release, fields and rows are from now on those of this moment.
 * @throws the gate's refusals, DATASET_NOT_FOUND, NOT_RELEASED, RELEASE_WITHDRAWN, BAD_USER_INPUT,
 *   EXPORT_TOO_LARGE, TOO_MANY_EXPORTS
 */
export async function requestExport(
  system: System,
  viewer: MaybeViewer,
  { dataset, ...wish }: ExportWish & { dataset: string },
): Promise<ExportJob> {
  refuseEncoding(wish);
  const whole = await datasetBySlug(system, dataset);
  if (whole === undefined) throw new Refusal('DATASET_NOT_FOUND', { argument: 'dataset' });
  const { asked, permit } = await judgeExport(system, viewer, whole, wish);
  const { entry, release } = asked;
  const { query, rows } = permit.terms;
  const known = askableFields(entry);
  const columns = query.fields.flatMap((name) => known.get(name) ?? []);
  const { escapeFormulas } = wish;
  const { origin } = system.links;
  refuseFormat(wish, { entry, release, origin, columns, rowCount: undefined, escapeFormulas });
  // Whoever may read a part of the rows is told nothing of how values lie in the others.
  const rowsEstimated =
    rows === undefined
      ? rowsAtMost({ ...asked, query }, query.where, await findStatistics(system.db, release))
      : release.rowCount;
  if (query.where === undefined && rows === undefined && rowsEstimated > EXPORT_LIMITS.rows)
    throw new Refusal('EXPORT_TOO_LARGE');

  // The gate lets nobody through who is not known.
  const { accountId, party, via } = viewer as Viewer;
  const job = await addJob(
    system.db,
    {
      accountId,
      partyId: party.id,
      apiKeyId: via.kind === 'API_KEY' ? via.id : null,
      datasetId: entry.id,
      release: release.number,
      format: wish.format,
      encoding: wish.encoding,
      escapeFormulas,
      fields: query.fields,
      rowTerms: rowTermsOf(permit),
      filter: wish.where == null ? null : JSON.stringify(wish.where),
      rowsEstimated,
      requestedAt: system.clock(),
    },
    { open: EXPORT_LIMITS.openJobs, bytes: EXPORT_LIMITS.megabytes * 2 ** 20 },
  );
  if (job === 'TOO_MANY') throw new Refusal('TOO_MANY_EXPORTS');
  return job;
}
