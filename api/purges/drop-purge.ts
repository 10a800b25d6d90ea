import type { AppDb } from '../../db/connect.ts';
import { dropOrder } from '../../db/purges/orders.ts';
import { ingestDb } from '../../db/releases/loads.ts';
import type { MaybeViewer } from '../accounts/viewer.ts';
import { Refusal } from '../errors.ts';
import type { IngestSystem } from '../releases/delivery.ts';
import { ownOrder } from './own-order.ts';

/** Drops an order that is not wanted after all; it forgets what it named. @throws NOT_FOUND, CONFLICT */
export async function dropPurge(
  db: AppDb,
  system: IngestSystem,
  given: MaybeViewer,
  id: string,
): Promise<void> {
  const { order } = await ownOrder(db, system, given, id);
  if (order.target === null) throw new Refusal('CONFLICT', { argument: 'purge' });
  await dropOrder(ingestDb(system.ingest), order.id, system.clock());
}
