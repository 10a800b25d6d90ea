import type { AppDb } from '../../db/connect.ts';
import { appendAudit } from '../../db/audit/trail.ts';
import { findReleasedTables, forgetStatistics } from '../../db/purges/open-rows.ts';
import { confirmOrder, endOrder, lockOrder } from '../../db/purges/orders.ts';
import { forgetAppStatistics, holdLoads, runningLoads, vacuum } from '../../db/purges/traces.ts';
import { askToCancel, ingestDb, ingestDbOn } from '../../db/releases/loads.ts';
import type { PurgeFigures } from '../../db/purges/tables.ts';
import type { MaybeViewer } from '../accounts/viewer.ts';
import { dropBatchesWithFiles } from '../onboarding/drop-batches.ts';
import { dropFilesOf } from '../deliveries/held-files.ts';
import { dropKept } from '../exports/kept-files.ts';
import { indexDataset } from '../catalogue/search-index.ts';
import { Refusal } from '../errors.ts';
import type { IngestSystem } from '../releases/delivery.ts';
import { type OwnOrder, ownOrder } from './own-order.ts';
import { remove } from './remove.ts';
import { measureAnew } from './measure-anew.ts';
import { keysOf } from './targets.ts';

interface PurgeOrder {
  id: string;
  held: string;
  onboarding: string;
  kept: readonly string[];
}

/**
 * A second person confirms an order (M41), and what it names goes at once: from every release, from what was
 * sent, from examples, the words of the catalogue and the questions of readers; files of the department that
 * wait to be loaded, or lie on the bench, go too. Digests and counts of the
 * releases are taken anew, a public notice stays, and the order forgets what it named.
 * @throws UNAUTHENTICATED, FORBIDDEN (the person who ordered it), NOT_FOUND, CONFLICT (done, dropped, or a
 *   load of the dataset is running: it has been asked to stop)
 * @param order.held the folder of files that wait to be loaded
 * @param order.onboarding the folder of files on the bench
 * @param order.kept the folders of what is kept of whole releases
 */
export async function confirmPurge(
  db: AppDb,
  system: IngestSystem,
  given: MaybeViewer,
  { id, held, onboarding, kept }: PurgeOrder,
): Promise<PurgeFigures & { heldFiles: number; batches: number }> {
  const own = await ownOrder(db, system, given, id);
  const { viewer, order, dataset } = own;
  if (order.orderedBy === viewer.accountId)
    throw new Refusal('FORBIDDEN', {
      message: {
        zh: '清除须由另一人确认（M41）',
        en: 'a purge is confirmed by another person than the one who ordered it (M41)',
      },
    });
  await stopLoads(system, dataset.id);
  // First what could bring it back: a load that waits for its turn finds nothing to load any more.
  const { department } = dataset;
  const heldFiles = await dropFilesOf(held, department);
  const batches = await dropBatchesWithFiles(
    { ingest: system, folder: onboarding },
    { department },
  );
  const { figures, relations } = await carryOut(system, own);
  for (const folder of kept) await dropKept(folder, dataset.id);
  await vacuum(ingestDb(system.ingest), [
    ...relations,
    'pool.sent_row',
    'pool.rejected_row',
    'pool.onboarding_file',
  ]);
  // What can be found is made of the words of the catalogue, some of which may be gone.
  await db.transaction().execute((trx) => indexDataset(trx, dataset.id));
  return { ...figures, heldFiles, batches };
}

/** What a running load has staged would come back: it is asked to stop, and the purge waits for the next try. */
async function stopLoads(system: IngestSystem, datasetId: string): Promise<void> {
  const db = ingestDb(system.ingest);
  const running = await runningLoads(db, datasetId);
  for (const load of running) await askToCancel(db, load, system.clock());
  if (running.length > 0) throw loading();
}

function loading(): Refusal {
  return new Refusal('CONFLICT', {
    argument: 'load',
    message: {
      zh: '有一次报送正在进行，已请它停止；请稍后再确认',
      en: 'a load of this dataset is running and has been asked to stop: confirm again in a moment',
    },
  });
}

async function carryOut(
  system: IngestSystem,
  { viewer, order, dataset }: OwnOrder,
): Promise<{ figures: PurgeFigures; relations: string[] }> {
  const at = system.clock();
  const client = await system.ingest.connect();
  const trx = ingestDbOn(client);
  try {
    await client.query('begin');
    await holdLoads(trx, dataset.id);
    if ((await runningLoads(trx, dataset.id)).length > 0) throw loading();
    const locked = await lockOrder(trx, order.id);
    if (locked === undefined || locked.target === null || locked.confirmedBy !== null)
      throw new Refusal('CONFLICT', { argument: 'purge' });
    await confirmOrder(trx, order.id, {
      confirmedBy: viewer.accountId,
      confirmedAs: viewer.party.id,
      confirmedAt: at,
    });
    const tables = await findReleasedTables(trx, dataset.id, keysOf(dataset));
    const hashKey = system.datasetKey(dataset.id);
    const { gone, sentRows } = await remove(trx, locked.target, dataset, tables, { hashKey, at });
    const releases = await measureAnew(client, trx, dataset, gone, at);
    const rows = [...gone.values()].reduce((sum, one) => sum + one.rows, 0);
    const figures = { releasedRows: rows, sentRows, releases };
    const { id, kind, whatZh, whatEn } = locked;
    await trx
      .insertInto('purgeNotice')
      .values({ id, datasetId: dataset.id, kind, whatZh, whatEn, purgedAt: at, releases })
      .execute();
    await endOrder(trx, id, at, figures);
    await appendAudit(trx, {
      at,
      action: 'PURGED',
      accountId: viewer.accountId,
      partyId: viewer.party.id,
      subject: `dataset:${dataset.id}`,
      detail: { purge: id, kind, orderedBy: order.orderedBy, ...figures },
    });
    for (const table of tables) await forgetStatistics(trx, table);
    await forgetAppStatistics(trx);
    await client.query('commit');
    return { figures, relations: tables.map(({ relation }) => `open."${relation}"`) };
  } catch (error) {
    await client.query('rollback');
    throw error;
  } finally {
    client.release();
  }
}
