import type { Insertable } from 'kysely';
import type { AppDb } from '../connect.ts';
import type { DeadlineRecountTable } from './tables.ts';

/** Cases without a decision, locked until the transaction ends, with what their clocks are counted from. */
export async function lockOpenCases(trx: AppDb) {
  const locked = await trx
    .selectFrom('case')
    .select('id')
    .where('state', 'in', ['RECEIVED', 'EXTENDED'])
    .orderBy('id')
    .forUpdate()
    .execute();
  if (locked.length === 0) return [];
  // Read once they are locked: who extended one meanwhile has committed.
  return trx
    .selectFrom('case')
    .leftJoin('caseExtension', 'caseExtension.caseId', 'case.id')
    .select([
      'case.id',
      'case.number',
      'case.partyId',
      'case.department',
      'case.rules',
      'case.filedAt',
      'case.dueAt',
      'case.provisional',
      'caseExtension.workingDays as extendedBy',
      'caseExtension.extendedUntil',
    ])
    .where(
      'case.id',
      'in',
      locked.map(({ id }) => id),
    )
    .where('case.state', 'in', ['RECEIVED', 'EXTENDED'])
    .orderBy('case.number')
    .execute();
}

/** Applications for an update that are not carried out, locked likewise (M14). */
export function lockOpenUpdates(trx: AppDb) {
  return trx
    .selectFrom('catalogueUpdate')
    .select([
      'id',
      'number',
      'department',
      'rules',
      'changedOn',
      'applyByAt',
      'state',
      'receivedAt',
      'dueAt',
      'provisional',
    ])
    .where('state', '!=', 'CARRIED_OUT')
    .orderBy('id')
    .forUpdate()
    .execute();
}

export async function addRecounts(
  trx: AppDb,
  recounts: readonly Insertable<DeadlineRecountTable>[],
): Promise<void> {
  await trx
    .insertInto('deadlineRecount')
    .values([...recounts])
    .execute();
}

/** Moves a clock to what it was counted anew to; the record of it stands already. */
export async function moveDeadline(
  trx: AppDb,
  { caseId, updateId, clock, dueAt, provisional }: Insertable<DeadlineRecountTable>,
): Promise<void> {
  if (clock === 'ANSWER' && caseId != null)
    await trx.updateTable('case').set({ dueAt, provisional }).where('id', '=', caseId).execute();
  if (clock === 'EXTENDED' && caseId != null)
    await trx
      .updateTable('caseExtension')
      .set({ extendedUntil: dueAt })
      .where('caseId', '=', caseId)
      .execute();
  if (updateId != null)
    await trx
      .updateTable('catalogueUpdate')
      .set(clock === 'APPLY' ? { applyByAt: dueAt } : { dueAt, provisional })
      .where('id', '=', updateId)
      .execute();
}

/** How the clocks of a case were counted anew, in order. */
export function findCaseRecounts(db: AppDb, caseId: string) {
  return db
    .selectFrom('deadlineRecount')
    .leftJoin('calendarNotice', 'calendarNotice.id', 'deadlineRecount.noticeId')
    .select([
      'deadlineRecount.clock',
      'deadlineRecount.wasDueAt',
      'deadlineRecount.dueAt',
      'deadlineRecount.provisional',
      'deadlineRecount.countedAt',
      'calendarNotice.document',
    ])
    .where('caseId', '=', caseId)
    .orderBy('deadlineRecount.id')
    .execute();
}
