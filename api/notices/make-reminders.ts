import type { AppDb } from '../../db/connect.ts';
import {
  addReminders,
  findRunningCases,
  lockRunningCase,
  type RunningCase,
} from '../../db/notices/reminders.ts';
import { rulesOf } from '../cases/rules.ts';
import { dayOf } from '../clock.ts';
import type { System } from '../context.ts';
import { openCalendar } from '../procedures/open-calendar.ts';
import {
  type DeclaredReminder,
  dueReminders,
  STATUTORY_REMINDERS,
} from '../procedures/reminders.ts';
import { type Calendar, countWorkingDays } from '../procedures/working-days.ts';
import { postsOf, tell } from './tell.ts';

/**
 * Makes the reminders whose time has come, each once, however often it is run and by however many at once; how many
 * posts were told of. After a standstill only the most pressing one of a case is told, the others are on record.
 */
export async function makeReminders({ db, clock }: Pick<System, 'db' | 'clock'>): Promise<number> {
  const at = clock();
  const calendar = await openCalendar(db);
  let told = 0;
  for (const found of await findRunningCases(db)) {
    if (missing(calendar, found, at).length === 0) continue;
    told += await db.transaction().execute((trx) => remind(trx, found.id, at));
  }
  return told;
}

async function remind(trx: AppDb, id: string, at: Date): Promise<number> {
  const found = await lockRunningCase(trx, id);
  if (found === undefined) return 0;
  const due = missing(await openCalendar(trx), found, at);
  const last = due.at(-1);
  if (last === undefined) return 0;
  const { clock, dueAt } = clockOf(found);
  const made = await addReminders(
    trx,
    due.map(({ when }) => ({
      caseId: id,
      clock,
      reminder: when,
      dueAt,
      told: when === last.when,
      madeAt: at,
    })),
  );
  if (!made.includes(last.when)) return 0;
  const { answeredBy, title } = rulesOf(found);
  const { number, department, provisional } = found;
  const posts = await postsOf(trx, { answeredBy, department }, last.to);
  await tell(trx, posts, {
    kind: last.when,
    caseId: id,
    detail: { number, title, dueAt: dueAt.toISOString(), provisional },
    urgent: last.when === 'ON_THE_DAY' || last.when === 'OVERDUE',
    at,
  });
  return posts.length;
}

/** Declared reminders of the clock that runs now whose time has come and that nobody has made. */
function missing(calendar: Calendar, found: RunningCase, now: Date): DeclaredReminder[] {
  const { clock, dueAt } = clockOf(found);
  const rules = rulesOf(found);
  const within = rules.within.workingDays + (found.extendedBy ?? 0);
  const counted = countWorkingDays(calendar, dayOf(found.filedAt), within);
  const deadline = { ...counted, dueAt, dueOn: dayOf(dueAt) };
  const ofClock = found.made.filter((one) => one.clock === clock);
  const made = new Set(ofClock.map(({ reminder }) => reminder));
  return dueReminders(rules.reminders ?? STATUTORY_REMINDERS, deadline, now).filter(
    ({ when }) => !made.has(when),
  );
}

function clockOf({ state, dueAt, extendedUntil }: RunningCase) {
  return state === 'EXTENDED' && extendedUntil !== null
    ? { clock: 'EXTENDED' as const, dueAt: extendedUntil }
    : { clock: 'ANSWER' as const, dueAt };
}
