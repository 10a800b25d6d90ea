import type { AppDb } from '../../db/connect.ts';
import { findCalendarDays } from '../../db/procedures/calendar.ts';
import { type Day, plusDays } from '../clock.ts';
import { arrangedDay } from './state-council-calendar.ts';
import type { Calendar } from './working-days.ts';

/** Far enough for any deadline with its extension, the longest holidays included. */
const HORIZON_DAYS = 120;

/** The calendar as data has it, around a day; a day that it lacks follows the package or counts provisionally. */
export function openCalendar(db: AppDb, around: Day): Promise<Calendar> {
  return calendarBetween(db, [plusDays(around, -HORIZON_DAYS), plusDays(around, HORIZON_DAYS)]);
}

/** The calendar as data has it, from the first of the days to the last. */
export async function calendarBetween(db: AppDb, span: readonly Day[]): Promise<Calendar> {
  const ordered = span.toSorted();
  const [first] = ordered;
  const last = ordered.at(-1);
  if (first === undefined || last === undefined) return arrangedDay;
  const rows = await findCalendarDays(db, first, last);
  const days = new Map(
    rows.map((row) => [
      row.day,
      {
        working: row.working,
        reason: { zh: row.reasonZh, en: row.reasonEn },
        provisional: row.provisional,
      },
    ]),
  );
  return (day) => days.get(day) ?? arrangedDay(day);
}
