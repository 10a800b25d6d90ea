import { type Reminder, REMINDERS } from '../../db/notices/vocabulary.ts';
import { type Day, plusDays } from '../clock.ts';
import type { Deadline } from './working-days.ts';

/** Whom a reminder goes to: the post that answers, its department's principal, the Bureau. */
export type Reminded = 'ANSWERER' | 'PRINCIPAL' | 'BUREAU';

export interface DeclaredReminder {
  when: Reminder;
  to: readonly Reminded[];
}

/** 催办: what procedures under the Measures declare; what is overdue goes to the principal and the Bureau (M49). */
export const STATUTORY_REMINDERS: readonly DeclaredReminder[] = [
  { when: 'HALF_TIME', to: ['ANSWERER'] },
  { when: 'TWO_DAYS_BEFORE', to: ['ANSWERER'] },
  { when: 'ON_THE_DAY', to: ['ANSWERER', 'PRINCIPAL'] },
  { when: 'OVERDUE', to: ['ANSWERER', 'PRINCIPAL', 'BUREAU'] },
];

/** Nobody is reminded before the office opens. */
const MORNING = '08:00:00.000+08:00';

/** When each reminder of a deadline falls due, in the morning of a Beijing day. */
function reminderTimes({ dueOn, days }: Deadline): Record<Reminder, Date> {
  const counted = days.filter((day) => day.counted).map(({ date }) => date);
  const half = counted[Math.ceil(counted.length / 2) - 1] ?? dueOn;
  const twoLeft = counted.at(-3) ?? counted[0] ?? dueOn;
  return {
    HALF_TIME: morningOf(half),
    TWO_DAYS_BEFORE: morningOf(twoLeft),
    ON_THE_DAY: morningOf(dueOn),
    OVERDUE: morningOf(plusDays(dueOn, 1)),
  };
}

/** The declared reminders whose time has come, the most pressing last. */
export function dueReminders(
  declared: readonly DeclaredReminder[],
  deadline: Deadline,
  now: Date,
): DeclaredReminder[] {
  const times = reminderTimes(deadline);
  return declared
    .filter(({ when }) => times[when] <= now)
    .toSorted((a, b) => REMINDERS.indexOf(a.when) - REMINDERS.indexOf(b.when));
}

function morningOf(day: Day): Date {
  return new Date(`${day}T${MORNING}`);
}
