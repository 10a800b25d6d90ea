import type { Insertable } from 'kysely';
import type { AppDb } from '../connect.ts';
import type { ElementLookTable } from './tables.ts';

export async function addLooks(
  trx: AppDb,
  looks: readonly Insertable<ElementLookTable>[],
): Promise<void> {
  await trx
    .insertInto('elementLook')
    .values([...looks])
    .execute();
}

/** What was seen at the elements of a batch's entries, in the order in which it was seen; the last look holds. */
export function findLooks(db: AppDb, batchIds: readonly string[]) {
  if (batchIds.length === 0) return Promise.resolve([]);
  return db
    .selectFrom('elementLook as look')
    .innerJoin('account', 'account.id', 'look.lookedBy')
    .selectAll('look')
    .select('account.displayName as lookedByName')
    .where('batchId', 'in', [...batchIds])
    .orderBy('look.id')
    .execute();
}

export type ElementLook = Awaited<ReturnType<typeof findLooks>>[number];
