import type { AppDb } from '../connect.ts';

export async function addPhoneTask(
  trx: AppDb,
  task: { noticeId: string; caseId: string; madeAt: Date },
): Promise<void> {
  await trx
    .insertInto('phoneTask')
    .values({ ...task, doneAt: null, doneBy: null, doneAs: null, note: null })
    .onConflict((conflict) => conflict.column('noticeId').doNothing())
    .execute();
}

/** Calls that nobody has made yet, the oldest first: of a department, or of all. */
export function findPhoneTasks(db: AppDb, { department }: { department?: string } = {}) {
  let query = db
    .selectFrom('phoneTask as task')
    .innerJoin('notice', 'notice.id', 'task.noticeId')
    .innerJoin('case', 'case.id', 'task.caseId')
    .innerJoin('party', 'party.id', 'case.partyId')
    .select([
      'task.id',
      'task.madeAt',
      'notice.kind',
      'notice.detail',
      'case.number',
      'case.rules',
      'case.department',
      'party.name as applicantName',
    ])
    .where('task.doneAt', 'is', null)
    .orderBy('task.madeAt');
  if (department !== undefined) query = query.where('case.department', '=', department);
  return query.execute();
}

export type PhoneTask = Awaited<ReturnType<typeof findPhoneTasks>>[number];

/** Whether the call was still to be made. */
export async function endPhoneTask(
  trx: AppDb,
  id: string,
  done: { doneAt: Date; doneBy: string; doneAs: string; note: string },
): Promise<boolean> {
  const { numUpdatedRows } = await trx
    .updateTable('phoneTask')
    .set(done)
    .where('id', '=', id)
    .where('doneAt', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}
