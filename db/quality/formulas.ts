import type { AppDb } from '../connect.ts';
import type { QualityFormula } from './vocabulary.ts';

export function findFormulas(db: AppDb) {
  return db.selectFrom('qualityFormula').selectAll().orderBy('measure').execute();
}

export async function setFormula(
  trx: AppDb,
  { measure, of, over }: QualityFormula,
  by: { changedAt: Date; changedBy: string },
): Promise<void> {
  await trx
    .updateTable('qualityFormula')
    .set({ of, over, ...by })
    .where('measure', '=', measure)
    .execute();
}
