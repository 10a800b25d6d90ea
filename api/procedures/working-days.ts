import { type Day, endOfDay, plusDays } from '../clock.ts';
import type { Sentence } from '../errors.ts';

/** What a calendar says of a day. */
export interface CalendarDay {
  working: boolean;
  reason: Sentence;
  /** The State Council's arrangement for its year is not known yet. */
  provisional: boolean;
}

export type Calendar = (day: Day) => CalendarDay;

/** A day between receipt and deadline, and whether it counts. */
export interface CountedDay {
  date: Day;
  counted: boolean;
  reason: Sentence;
  provisional: boolean;
}

export interface Deadline {
  dueOn: Day;
  /** The end of the last day, Beijing time. */
  dueAt: Date;
  provisional: boolean;
  days: CountedDay[];
}

const RECEIPT: Sentence = { zh: '收件当日不计', en: 'day of receipt, not counted' };

/**
 * The deadline that lies `workingDays` working days after `from`; `from` itself does not count
 * (自收到申请之日起, M32–M33), and the deadline is the end of the last day.
 * @param begun what happened on `from`
 */
export function countWorkingDays(
  calendar: Calendar,
  from: Day,
  workingDays: number,
  begun = RECEIPT,
): Deadline {
  const first = calendar(from);
  const days: CountedDay[] = [
    { date: from, counted: false, reason: begun, provisional: first.provisional },
  ];
  let left = workingDays;
  let date = from;
  while (left > 0) {
    date = plusDays(date, 1);
    const { working, reason, provisional } = calendar(date);
    if (working) left -= 1;
    days.push({ date, counted: working, reason, provisional });
  }
  return {
    dueOn: date,
    dueAt: endOfDay(date),
    provisional: days.some((day) => day.provisional),
    days,
  };
}

/** Working days after `from` up to and including `until`; negative where `until` lies before `from`. */
export function workingDaysBetween(calendar: Calendar, from: Day, until: Day): number {
  if (until < from) return -workingDaysBetween(calendar, until, from);
  let count = 0;
  for (let day = plusDays(from, 1); day <= until; day = plusDays(day, 1)) {
    if (calendar(day).working) count += 1;
  }
  return count;
}
