import type { AppDb } from '../connect.ts';

/** Days between the announcement and the change of a published field. */
export async function findNoticeDays(db: AppDb): Promise<number> {
  const { noticeDays } = await db
    .selectFrom('contractTerm')
    .select('noticeDays')
    .executeTakeFirstOrThrow();
  return noticeDays;
}

export async function setNoticeDays(
  trx: AppDb,
  noticeDays: number,
  by: { changedAt: Date; changedBy: string },
): Promise<void> {
  await trx
    .updateTable('contractTerm')
    .set({ noticeDays, ...by })
    .execute();
}

/** The notices that stand on the published fields of a dataset. */
export function findNotices(db: AppDb, datasetId: string) {
  return db
    .selectFrom('field')
    .select(['name', 'notice', 'noticeOn', 'deprecatedOn', 'noticeDays'])
    .where('datasetId', '=', datasetId)
    .where('notice', 'is not', null)
    .execute();
}
