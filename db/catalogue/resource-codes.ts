import type { AppDb } from '../connect.ts';

/** Whether a code was ever issued, to whichever entry. */
export async function isIssued(db: AppDb, code: string): Promise<boolean> {
  const found = await db
    .selectFrom('resourceCode')
    .select('code')
    .where('code', '=', code)
    .executeTakeFirst();
  return found !== undefined;
}

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
