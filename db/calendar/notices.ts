import { type Insertable, sql } from 'kysely';
import type { AppDb } from '../connect.ts';
import type { CalendarNoticeTable } from './tables.ts';

/** What the Bureau has entered, the earlier years first; of a year only the version in force, unless all are asked for. */
export function findNotices(
  db: AppDb,
  { year, all = false }: { year?: number; all?: boolean } = {},
) {
  let query = db
    .selectFrom('calendarNotice as notice')
    .innerJoin('account', 'account.id', 'notice.enteredBy')
    .selectAll('notice')
    .select('account.displayName as enteredByName')
    .orderBy('notice.year')
    .orderBy('notice.version', 'desc');
  if (!all) query = query.distinctOn('notice.year');
  if (year !== undefined) query = query.where('notice.year', '=', year);
  return query.execute();
}

export type CalendarNotice = Awaited<ReturnType<typeof findNotices>>[number];

/** What a calendar is made of: the arrangements in force, the earlier years first. */
export function findArrangements(db: AppDb) {
  return db
    .selectFrom('calendarNotice')
    .distinctOn('year')
    .select(['year', 'holidays', 'workingDays'])
    .orderBy('year')
    .orderBy('version', 'desc')
    .execute();
}

export async function addNotice(
  trx: AppDb,
  notice: Insertable<CalendarNoticeTable>,
): Promise<string> {
  const { id } = await trx
    .insertInto('calendarNotice')
    .values(notice)
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

/**
 * Holds the calendar still until the transaction ends. Who starts a clock holds it with others; who changes the
 * calendar holds it alone, so that no clock starts under the old one once the open ones are being counted anew.
 */
export async function holdCalendar(trx: AppDb, how: 'WITH_OTHERS' | 'ALONE'): Promise<void> {
  const lock = sql.raw(how === 'ALONE' ? 'pg_advisory_xact_lock' : 'pg_advisory_xact_lock_shared');
  await sql`select ${lock}(hashtextextended('calendar', 0))`.execute(trx);
}
