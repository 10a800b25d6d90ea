import { dayOf } from '../clock.ts';
import type { System } from '../context.ts';
import { openCalendar } from './open-calendar.ts';
import type { Procedure } from './procedure.ts';
import { countWorkingDays, type Deadline } from './working-days.ts';

/** When the answer would be due if it were filed at this instant. */
export async function dueIfFiledNow(system: System, procedure: Procedure): Promise<Deadline> {
  const today = dayOf(system.clock());
  return countWorkingDays(await openCalendar(system.db), today, procedure.within.workingDays);
}
