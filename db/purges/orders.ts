import type { Insertable } from 'kysely';
import type { IngestDb } from '../connect.ts';
import type { PurgeFigures, PurgeOrderTable } from './tables.ts';

export async function addOrder(db: IngestDb, order: Insertable<PurgeOrderTable>): Promise<string> {
  const { id } = await db
    .insertInto('pool.purgeOrder')
    .values(order)
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

export type PurgeOrder = Awaited<ReturnType<typeof findOrders>>[number];

/** Orders of a dataset, newest first. */
export function findOrders(db: IngestDb, datasetId: string) {
  return db
    .selectFrom('pool.purgeOrder')
    .selectAll()
    .where('datasetId', '=', datasetId)
    .orderBy('orderedAt', 'desc')
    .execute();
}

/** The order, locked until the transaction ends. */
export function lockOrder(trx: IngestDb, id: string) {
  return trx
    .selectFrom('pool.purgeOrder')
    .selectAll()
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
}

export async function confirmOrder(
  trx: IngestDb,
  id: string,
  by: { confirmedBy: string; confirmedAs: string; confirmedAt: Date },
): Promise<void> {
  await trx.updateTable('pool.purgeOrder').set(by).where('id', '=', id).execute();
}

/** The order forgets with its values what they were. */
export async function endOrder(
  trx: IngestDb,
  id: string,
  doneAt: Date,
  figures: PurgeFigures,
): Promise<void> {
  await trx
    .updateTable('pool.purgeOrder')
    .set({ target: null, doneAt, figures: JSON.stringify(figures) })
    .where('id', '=', id)
    .execute();
}

export async function dropOrder(trx: IngestDb, id: string, droppedAt: Date): Promise<void> {
  await trx
    .updateTable('pool.purgeOrder')
    .set({ target: null, droppedAt })
    .where('id', '=', id)
    .execute();
}
