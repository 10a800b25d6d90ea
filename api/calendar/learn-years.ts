import { holdCalendar } from '../../db/calendar/notices.ts';
import type { System } from '../context.ts';
import { recountDeadlines } from './recount-deadlines.ts';

/**
 * Counts open deadlines anew where the calendar package has learned a year since they were counted; how many moved.
 * Run when the system starts, since a new package comes with a new start.
 */
export function recountForLearnedYears({
  db,
  clock,
}: Pick<System, 'db' | 'clock'>): Promise<number> {
  return db.transaction().execute(async (trx) => {
    await holdCalendar(trx, 'ALONE');
    const recounts = await recountDeadlines(trx, { at: clock(), by: null, notice: null });
    return recounts.length;
  });
}
