import type { Insertable } from 'kysely';
import type { AppDb } from '../connect.ts';
import type { CalendarDayTable } from './tables.ts';

/** The calendar's days within two days, both included. */
export function findCalendarDays(db: AppDb, from: string, until: string) {
  return db
    .selectFrom('calendarDay')
    .selectAll()
    .where('day', '>=', from)
    .where('day', '<=', until)
    .execute();
}

/** Adds the days that are not there yet; what the Bureau has entered stands. */
export async function addCalendarDays(
  db: AppDb,
  days: Insertable<CalendarDayTable>[],
): Promise<void> {
  await db
    .insertInto('calendarDay')
    .values(days)
    .onConflict((conflict) => conflict.column('day').doNothing())
    .execute();
}
