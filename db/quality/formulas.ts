import { sql } from 'kysely';
import type { AppDb } from '../connect.ts';
import type { QualityFormula } from './vocabulary.ts';

/** The formulas in force with whose hand wrote each last; null where the system began with it. */
export function findFormulas(db: AppDb) {
  return db
    .selectFrom('qualityFormula as formula')
    .leftJoin('account', 'account.id', 'formula.changedBy')
    .selectAll('formula')
    .select('account.displayName as changedByName')
    .orderBy('formula.measure')
    .execute();
}

/** Sets it, and says whether it did: not where it has been changed since `basedOn`, to the millisecond. */
export async function setFormula(
  trx: AppDb,
  { measure, of, over }: QualityFormula,
  by: { changedAt: Date; changedBy: string },
  basedOn?: Date,
): Promise<boolean> {
  let change = trx
    .updateTable('qualityFormula')
    .set({ of, over, ...by })
    .where('measure', '=', measure);
  if (basedOn !== undefined)
    change = change.where(sql`date_trunc('milliseconds', changed_at)`, '=', basedOn);
  const { numUpdatedRows } = await change.executeTakeFirst();
  return numUpdatedRows > 0n;
}
