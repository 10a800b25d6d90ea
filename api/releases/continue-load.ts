import type { Selectable } from 'kysely';
import type { AppDb } from '../../db/connect.ts';
import { countKept, keptRows } from '../../db/releases/kept-rows.ts';
import { findLoad, ingestDb } from '../../db/releases/loads.ts';
import { findQuestions } from '../../db/releases/questions.ts';
import { newestRelease } from '../../db/releases/newest-release.ts';
import type { LoadScope } from '../../db/releases/standing.ts';
import type { LoadTable } from '../../db/releases/tables.ts';
import { Refusal } from '../errors.ts';
import { declaredDataset } from './declared-dataset.ts';
import type { Delivery, IngestSystem, ReleaseReport } from './delivery.ts';
import { releaseDelivery } from './release-delivery.ts';

/**
 * Takes a held load up again, from its rows as they were sent, with what has been decided since.
 * @throws CONFLICT where it is held no longer, its dataset has another shape by now, or another release has
 *   come in between, or the Bureau has not answered; IntakeError as any load, FINDINGS_UNANSWERED again where something is still open
 */
export async function continueLoad(
  db: AppDb,
  system: IngestSystem,
  loadId: string,
  more: Pick<Delivery, 'loadedBy' | 'begun'> = {},
): Promise<ReleaseReport> {
  const ingest = ingestDb(system.ingest);
  const load = await findLoad(ingest, loadId);
  if (load === undefined || load.state !== 'HELD')
    throw new Refusal('CONFLICT', {
      argument: 'load',
      message: { zh: '这次报送没有在等待处理', en: 'this load does not wait for anything' },
    });
  const asked = await findQuestions(ingest, { loadId });
  if (asked.some(({ answer, withdrawnAt }) => answer === null && withdrawnAt === null))
    throw new Refusal('CONFLICT', {
      argument: 'question',
      message: {
        zh: '已向大数据局提问，等待答复；也可撤回提问后继续',
        en: 'the Bureau has been asked and has not answered; take the question back to go on without it',
      },
    });
  const slug = await slugOf(db, load.datasetId);
  const dataset = slug === undefined ? undefined : await declaredDataset(db, slug);
  const newest = await newestRelease(ingest, load.datasetId);
  if (
    dataset === undefined ||
    dataset.schemaVersion !== load.schemaVersion ||
    (newest !== undefined && newest.releasedAt > load.startedAt)
  )
    throw new Refusal('CONFLICT', {
      argument: 'load',
      message: {
        zh: '等待期间数据集已变更或已有新版本；请取消后重新报送',
        en: 'meanwhile the dataset has changed, or a newer release has come: cancel it and send again',
      },
    });
  const columns = columnsOf(load.recognition);
  return releaseDelivery(system, dataset, {
    fileName: load.fileName,
    sha256: load.fileSha256,
    columns,
    recognition: load.recognition,
    scope: scopeOf(load),
    ...(load.note !== null && { note: load.note }),
    batches: batchesOf(keptRows(ingest, loadId)),
    resumes: { loadId, ...(await countKept(ingest, loadId)) },
    ...more,
  });
}

async function slugOf(db: AppDb, datasetId: string): Promise<string | undefined> {
  const found = await db
    .selectFrom('dataset')
    .select('slug')
    .where('id', '=', datasetId)
    .executeTakeFirst();
  return found?.slug;
}

function scopeOf({ mode, parts }: Pick<Selectable<LoadTable>, 'mode' | 'parts'>): LoadScope {
  if (mode !== 'PART') return { mode };
  if (parts === null) throw new Error('a load of parts names them');
  return parts;
}

function columnsOf({ columns }: Record<string, unknown>): string[] {
  return Array.isArray(columns) ? columns.map(String) : [];
}

async function* batchesOf(pages: ReturnType<typeof keptRows>) {
  for await (const rows of pages) yield { rows, aside: [] };
}
