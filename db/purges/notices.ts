import type { AppDb } from '../connect.ts';

/** What was purged from a dataset, newest first, without its values. */
export function findPurgeNotices(db: AppDb, datasetId: string) {
  return db
    .selectFrom('purgeNotice')
    .selectAll()
    .where('datasetId', '=', datasetId)
    .orderBy('purgedAt', 'desc')
    .execute();
}
