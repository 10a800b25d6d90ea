import { sql } from 'kysely';
import type { AppDb } from '../../db/connect.ts';
import { countRows, findReleasedTables } from '../../db/purges/open-rows.ts';
import { addOrder } from '../../db/purges/orders.ts';
import { ingestDb } from '../../db/releases/loads.ts';
import type { MaybeViewer } from '../accounts/viewer.ts';
import type { IngestSystem } from '../releases/delivery.ts';
import { findPurgeable } from './may-purge.ts';
import { readWish } from './read-target.ts';
import { conditionIn, keysOf } from './targets.ts';

export interface PurgeOrdered {
  purge: string;
  /** Rows of the releases that hold it now; those of what was sent are counted when it is done. */
  rows: number;
  /** Tables of releases that lack a column of the key, so that the row cannot be found in them. */
  notSearched: number;
}

/**
 * Orders the removal of a leak: the row of a key, a column, or values, from every release and from what was
 * sent. Nothing is removed until a second person confirms it (M41).
 * @throws UNAUTHENTICATED, FORBIDDEN, DATASET_NOT_FOUND, BAD_USER_INPUT
 */
export async function orderPurge(
  db: AppDb,
  system: IngestSystem,
  given: MaybeViewer,
  slug: string,
  body: unknown,
): Promise<PurgeOrdered> {
  const { viewer, dataset } = await findPurgeable(db, given, slug);
  const { target, what, reason } = readWish(body, dataset.fields);
  const ingest = ingestDb(system.ingest);
  const tables = await findReleasedTables(ingest, dataset.id, keysOf(dataset));
  let rows = 0;
  let notSearched = 0;
  for (const table of tables) {
    const condition = conditionIn(table, target, dataset, system.datasetKey(dataset.id));
    if (condition === undefined) notSearched += 1;
    else rows += await countRows(ingest, table, condition ?? sql`false`);
  }
  const purge = await addOrder(ingest, {
    datasetId: dataset.id,
    kind: target.kind,
    target: JSON.stringify(target),
    whatZh: what.zh,
    whatEn: what.en,
    reason,
    orderedBy: viewer.accountId,
    orderedAs: viewer.party.id,
    orderedAt: system.clock(),
    confirmedBy: null,
    confirmedAs: null,
    confirmedAt: null,
    droppedAt: null,
    doneAt: null,
  });
  return { purge, rows, notSearched };
}
