import type { AppDb } from '../../db/connect.ts';
import { lockOrder, type PurgeOrder } from '../../db/purges/orders.ts';
import { ingestDb } from '../../db/releases/loads.ts';
import type { MaybeViewer, Viewer } from '../accounts/viewer.ts';
import { Refusal } from '../errors.ts';
import type { IngestSystem, ReleasableDataset } from '../releases/delivery.ts';
import { findPurgeable, requirePurger } from './may-purge.ts';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

export interface OwnOrder {
  viewer: Viewer;
  order: PurgeOrder;
  dataset: ReleasableDataset & { department: string };
}

/** An order that the viewer may confirm or drop; to all others it does not exist. @throws NOT_FOUND */
export async function ownOrder(
  db: AppDb,
  { ingest }: IngestSystem,
  given: MaybeViewer,
  id: string,
): Promise<OwnOrder> {
  requirePurger(given);
  const order = UUID.test(id) ? await lockOrder(ingestDb(ingest), id) : undefined;
  const found =
    order === undefined
      ? undefined
      : await db
          .selectFrom('dataset')
          .select('slug')
          .where('id', '=', order.datasetId)
          .executeTakeFirst();
  const notFound = new Refusal('NOT_FOUND', { argument: 'purge' });
  if (order === undefined || found === undefined) throw notFound;
  try {
    return { order, ...(await findPurgeable(db, given, found.slug)) };
  } catch (error) {
    if (error instanceof Refusal && error.code === 'DATASET_NOT_FOUND') throw notFound;
    throw error;
  }
}
