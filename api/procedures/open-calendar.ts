import type { AppDb } from '../../db/connect.ts';
import { findCalendarDays } from '../../db/procedures/calendar.ts';
import { type Day, plusDays } from '../clock.ts';
import { arrangedDay } from './state-council-calendar.ts';
import type { Calendar } from './working-days.ts';

/** Far enough for any deadline with its extension, the longest holidays included. */
const HORIZON_DAYS = 120;

/** The calendar as data has it, around a day; a day that it lacks follows the package or counts provisionally. */
export async function openCalendar(db: AppDb, around: Day): Promise<Calendar> {
  const rows = await findCalendarDays(
    db,
    plusDays(around, -HORIZON_DAYS),
    plusDays(around, HORIZON_DAYS),
  );
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
