import { findArrangements } from '../../db/calendar/notices.ts';
import type { ArrangedHoliday } from '../../db/calendar/tables.ts';
import type { AppDb } from '../../db/connect.ts';
import { type Day, plusDays } from '../clock.ts';
import { festivalName } from './festivals.ts';
import { ADJUSTED, arrangedDay, plainDay, yearOf } from './state-council-calendar.ts';
import type { Calendar, CalendarDay } from './working-days.ts';

/** What a State Council notice arranges: the holidays of a year, and the weekend days worked for them. */
export interface Arrangement {
  year: number;
  holidays: readonly ArrangedHoliday[];
  workingDays: readonly Day[];
}

/** The calendar as it is known: what the Bureau has entered, else what the package knows, else provisional. */
export async function openCalendar(db: AppDb): Promise<Calendar> {
  return calendarOf(await findArrangements(db));
}

/** @param arrangements the earlier years first: a notice also arranges the end of the December before it */
export function calendarOf(arrangements: readonly Arrangement[]): Calendar {
  const days = new Map<Day, CalendarDay>();
  const years = new Set(arrangements.map(({ year }) => year));
  for (const { holidays, workingDays } of arrangements) {
    for (const { title, from, to } of holidays)
      for (let day = from; day <= to; day = plusDays(day, 1))
        days.set(day, { working: false, reason: festivalName(title), provisional: false });
    for (const day of workingDays)
      days.set(day, { working: true, reason: ADJUSTED, provisional: false });
  }
  return (day) =>
    days.get(day) ?? (years.has(yearOf(day)) ? plainDay(day, false) : arrangedDay(day));
}
