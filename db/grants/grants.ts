import type { AppDb } from '../connect.ts';
import { prepared } from '../prepared.ts';

const standingGrants = prepared(
  'standing-grants',
  (db: AppDb, given: { partyId: string; datasetId: string; at: Date }) =>
    db
      .selectFrom('grant')
      .select(['id', 'fields', 'rows'])
      .where('partyId', '=', given.partyId)
      .where('datasetId', '=', given.datasetId)
      .where('fromAt', '<=', given.at)
      .where('untilAt', '>=', given.at)
      .where('withdrawnAt', 'is', null)
      .orderBy('fromAt'),
);

/** Grants of a party on a dataset that stand at the instant. */
export function findStandingGrants(db: AppDb, partyId: string, datasetId: string, at: Date) {
  return standingGrants(db, { partyId, datasetId, at });
}

export type GrantRow = Awaited<ReturnType<typeof findGrants>>[number];

/** Grants by party, dataset, case or id, newest first. */
export function findGrants(
  db: AppDb,
  by: { partyId?: string; datasetId?: string; caseId?: string; id?: string },
) {
  let query = db.selectFrom('grant').selectAll().orderBy('fromAt', 'desc');
  if (by.partyId !== undefined) query = query.where('partyId', '=', by.partyId);
  if (by.datasetId !== undefined) query = query.where('datasetId', '=', by.datasetId);
  if (by.caseId !== undefined) query = query.where('caseId', '=', by.caseId);
  if (by.id !== undefined) query = query.where('id', '=', by.id);
  return query.execute();
}

/** Withdraws a grant that stands; undefined where it was withdrawn before. */
export function withdraw(db: AppDb, id: string, by: { at: Date; reason: string; by: string }) {
  return db
    .updateTable('grant')
    .set({ withdrawnAt: by.at, withdrawnReason: by.reason, withdrawnBy: by.by })
    .where('id', '=', id)
    .where('withdrawnAt', 'is', null)
    .returningAll()
    .executeTakeFirst();
}
