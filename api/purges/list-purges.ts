import { findNames } from '../../db/accounts/names.ts';
import type { AppDb } from '../../db/connect.ts';
import { findOrders } from '../../db/purges/orders.ts';
import { ingestDb } from '../../db/releases/loads.ts';
import type { MaybeViewer } from '../accounts/viewer.ts';
import type { IngestSystem } from '../releases/delivery.ts';
import { findPurgeable } from './may-purge.ts';

/** The orders of a dataset for its own department and the Bureau: who, why, and while it is open, what. */
export async function listPurges(
  db: AppDb,
  system: IngestSystem,
  given: MaybeViewer,
  slug: string,
) {
  const { viewer, dataset } = await findPurgeable(db, given, slug);
  const orders = await findOrders(ingestDb(system.ingest), dataset.id);
  const hands = orders.flatMap((order) => [order.orderedBy, order.confirmedBy ?? []].flat());
  const names = await findNames(db, hands);
  return orders.map((order) => ({
    purge: order.id,
    kind: order.kind,
    what: { zh: order.whatZh, en: order.whatEn },
    reason: order.reason,
    target: order.target,
    orderedBy: names.get(order.orderedBy),
    orderedAt: order.orderedAt,
    confirmedBy: names.get(order.confirmedBy ?? '') ?? null,
    doneAt: order.doneAt,
    droppedAt: order.droppedAt,
    figures: order.figures,
    /** M41: another person than the one who ordered it. */
    mayConfirm: order.target !== null && order.orderedBy !== viewer.accountId,
  }));
}
