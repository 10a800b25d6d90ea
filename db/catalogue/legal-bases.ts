import type { AppDb } from '../connect.ts';

/** The register of legal bases. */
export function findLegalBases(db: AppDb) {
  return db.selectFrom('legalBasis').selectAll().orderBy('title').orderBy('article').execute();
}

export async function hasLegalBasis(db: AppDb, id: string): Promise<boolean> {
  const found = await db
    .selectFrom('legalBasis')
    .select('id')
    .where('id', '=', id)
    .executeTakeFirst();
  return found !== undefined;
}
