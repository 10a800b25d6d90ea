import type { Insertable } from 'kysely';
import { jsonArrayFrom } from 'kysely/helpers/postgres';
import type { AppDb } from '../connect.ts';
import type { CaseReminderTable } from './tables.ts';
import type { Reminder } from './vocabulary.ts';

function runningCases(db: AppDb) {
  return db
    .selectFrom('case')
    .leftJoin('caseExtension as extension', 'extension.caseId', 'case.id')
    .select((eb) => [
      'case.id',
      'case.number',
      'case.state',
      'case.rules',
      'case.department',
      'case.partyId',
      'case.filedAt',
      'case.dueAt',
      'case.provisional',
      'extension.workingDays as extendedBy',
      'extension.extendedUntil',
      jsonArrayFrom(
        eb
          .selectFrom('caseReminder')
          .select(['clock', 'reminder'])
          .whereRef('caseReminder.caseId', '=', 'case.id'),
      ).as('made'),
    ])
    .where('case.state', 'in', ['RECEIVED', 'EXTENDED']);
}

export type RunningCase = Awaited<ReturnType<typeof findRunningCases>>[number];

/** Every case without a decision, with the reminders that have been made of it. */
export function findRunningCases(db: AppDb) {
  return runningCases(db).orderBy('case.dueAt').execute();
}

/** One of them, locked until the transaction ends; undefined where it has been decided meanwhile. */
export async function lockRunningCase(trx: AppDb, id: string): Promise<RunningCase | undefined> {
  await trx.selectFrom('case').select('id').where('id', '=', id).forUpdate().execute();
  return runningCases(trx).where('case.id', '=', id).executeTakeFirst();
}

/** Puts reminders on record; those that were there already are left out of the answer. */
export async function addReminders(
  trx: AppDb,
  reminders: readonly Insertable<CaseReminderTable>[],
): Promise<Reminder[]> {
  const added = await trx
    .insertInto('caseReminder')
    .values([...reminders])
    .onConflict((conflict) => conflict.doNothing())
    .returning('reminder')
    .execute();
  return added.map(({ reminder }) => reminder);
}
