import type { CatalogueUpdate } from '../../db/updates/updates.ts';
import { dayOf } from '../clock.ts';
import type { System } from '../context.ts';
import type { Sentence } from '../errors.ts';
import { openCalendar } from '../procedures/open-calendar.ts';
import { countWorkingDays, type Deadline } from '../procedures/working-days.ts';
import type { UpdateRules } from './rules.ts';

const DAY_OF_CHANGE: Sentence = { zh: '变更当日不计', en: 'day of the change, not counted' };

/** M14: until when the department had to apply, with every day counted and skipped. */
export async function applyDeadline(
  { db }: System,
  { rules, changedOn, applyByAt }: CatalogueUpdate,
): Promise<Deadline> {
  const { workingDays } = (rules as UpdateRules).applyWithin;
  const calendar = await openCalendar(db);
  return asPromised(countWorkingDays(calendar, changedOn, workingDays, DAY_OF_CHANGE), applyByAt);
}

/** M14: until when the Bureau carries it out, likewise; null while its clock does not run. */
export async function carryOutDeadline(
  { db }: System,
  { rules, receivedAt, dueAt }: CatalogueUpdate,
): Promise<Deadline | null> {
  if (receivedAt === null || dueAt === null) return null;
  const from = dayOf(receivedAt);
  const { workingDays } = (rules as UpdateRules).carryOutWithin;
  return asPromised(countWorkingDays(await openCalendar(db), from, workingDays), dueAt);
}

/** What was promised stands even if the calendar has been corrected since. */
function asPromised(counted: Deadline, dueAt: Date): Deadline {
  return { ...counted, dueAt, dueOn: dayOf(dueAt) };
}
