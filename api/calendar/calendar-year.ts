import { type CalendarNotice, findNotices } from '../../db/calendar/notices.ts';
import { type Day, plusDays } from '../clock.ts';
import type { System } from '../context.ts';
import { badInput, type Sentence } from '../errors.ts';
import { festivalName } from '../procedures/festivals.ts';
import { openCalendar } from '../procedures/open-calendar.ts';
import { isWeekend, yearOf } from '../procedures/state-council-calendar.ts';
import { type Calendar, countWorkingDays, type Deadline } from '../procedures/working-days.ts';

const FIRST_YEAR = 2020;
/** As far as a deadline is reckoned ahead. */
const YEARS_AHEAD = 2;
const MOST_WORKING_DAYS = 250;

export interface YearHoliday {
  title: Sentence;
  from: Day;
  to: Day;
  days: number;
}

export type { CalendarNotice };

/** A year as deadlines are reckoned in it. */
export interface CalendarYear {
  year: number;
  /** Its arrangement is not known: Monday to Friday are counted. */
  provisional: boolean;
  holidays: YearHoliday[];
  /** 调休上班: weekend days that are worked. */
  workingDays: Day[];
  /** What the Bureau has entered, the newest version first; none where the package knows the year. */
  notices: CalendarNotice[];
}

/** @throws BAD_USER_INPUT for a year that is out of reach */
export async function calendarYear(
  { db, clock }: Pick<System, 'db' | 'clock'>,
  year: number,
): Promise<CalendarYear> {
  checkYear(year, clock());
  const calendar = await openCalendar(db);
  const [holidays, workingDays] = arrangementOf(calendar, year);
  return {
    year,
    provisional: calendar(`${year}-07-01`).provisional,
    holidays,
    workingDays,
    notices: await findNotices(db, { year, all: true }),
  };
}

/**
 * The deadline so many working days after a day, with every day counted and skipped.
 * @throws BAD_USER_INPUT
 */
export async function reckonDeadline(
  { db, clock }: System,
  from: Day,
  workingDays: number,
): Promise<Deadline> {
  checkYear(yearOf(from), clock());
  if (!Number.isInteger(workingDays) || workingDays < 1 || workingDays > MOST_WORKING_DAYS)
    throw badInput(
      'OUT_OF_RANGE',
      'workingDays',
      `应在 1 到 ${MOST_WORKING_DAYS} 个工作日之间`,
      `between 1 and ${MOST_WORKING_DAYS} working days`,
    );
  return countWorkingDays(await openCalendar(db), from, workingDays);
}

function checkYear(year: number, now: Date): void {
  const last = now.getUTCFullYear() + YEARS_AHEAD;
  if (year >= FIRST_YEAR && year <= last) return;
  throw badInput(
    'OUT_OF_RANGE',
    'year',
    `日历从 ${FIRST_YEAR} 年到 ${last} 年`,
    `the calendar goes from ${FIRST_YEAR} to ${last}`,
  );
}

/** What is arranged otherwise than Monday to Friday, days off in a row together. */
function arrangementOf(calendar: Calendar, year: number): [YearHoliday[], Day[]] {
  const holidays: YearHoliday[] = [];
  const worked: Day[] = [];
  for (let day = `${year}-01-01`; yearOf(day) === year; day = plusDays(day, 1)) {
    const { working, reason } = calendar(day);
    if (working && isWeekend(day)) worked.push(day);
    if (working || (isWeekend(day) && reason.zh.startsWith('周'))) continue;
    const last = holidays.at(-1);
    if (last !== undefined && plusDays(last.to, 1) === day) {
      last.to = day;
      last.days += 1;
      // 国庆节、中秋节: two holidays that fall together are one.
      if (!last.title.zh.split('、').includes(reason.zh))
        last.title = festivalName(`${last.title.zh}、${reason.zh}`);
    } else holidays.push({ title: reason, from: day, to: day, days: 1 });
  }
  return [holidays, worked];
}
