import type { Insertable } from 'kysely';
import type { IngestDb } from '../connect.ts';
import type { LoadRemedyTable } from './tables.ts';

/** The remedies that were chosen for a load, in the order in which they are carried out. */
export function findRemedies(db: IngestDb, loadId: string) {
  return db
    .selectFrom('pool.loadRemedy')
    .selectAll()
    .where('loadId', '=', loadId)
    .orderBy('position')
    .execute();
}

/** Whether it was the next one: of two that are chosen at once the second has to look again. */
export async function addRemedy(
  trx: IngestDb,
  remedy: Insertable<LoadRemedyTable>,
): Promise<boolean> {
  const added = await trx
    .insertInto('pool.loadRemedy')
    .values(remedy)
    .onConflict((conflict) => conflict.doNothing())
    .returning('position')
    .executeTakeFirst();
  return added !== undefined;
}
