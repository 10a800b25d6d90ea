import type { AppDb } from '../../db/connect.ts';
import { dayOf, plusDays } from '../clock.ts';
import { openCalendar } from '../procedures/open-calendar.ts';

const DIGEST = '08:30:00.000+08:00';

/** When the next digest leaves: half past eight on a working day. */
export async function digestTime(db: AppDb, now: Date): Promise<Date> {
  const calendar = await openCalendar(db);
  let day = dayOf(now);
  while (!calendar(day).working || new Date(`${day}T${DIGEST}`) < now) day = plusDays(day, 1);
  return new Date(`${day}T${DIGEST}`);
}
