import type { IngestDb } from '../connect.ts';

/** The release that was made last, taken back or not: on its rows the next one is built. */
export function newestRelease(db: IngestDb, datasetId: string) {
  return db
    .selectFrom('release')
    .select(['number', 'schemaVersion', 'withdrawnAt', 'releasedAt', 'treatments'])
    .where('datasetId', '=', datasetId)
    .orderBy('number', 'desc')
    .limit(1)
    .executeTakeFirst();
}
