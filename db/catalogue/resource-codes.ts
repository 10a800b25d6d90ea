import type { AppDb } from '../connect.ts';

/** Every code that was issued to an entry, newest first. */
export function findCodes(db: AppDb, datasetId: string) {
  return db
    .selectFrom('resourceCode')
    .select(['code', 'issuedAt'])
    .where('datasetId', '=', datasetId)
    .orderBy('issuedAt', 'desc')
    .orderBy('code')
    .execute();
}
