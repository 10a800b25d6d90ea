import chineseDays from 'chinese-days';
import type { Day } from '../clock.ts';
import { festivalName } from './festivals.ts';
import type { CalendarDay } from './working-days.ts';

const WEEKDAY = [
  { zh: '周日休息', en: 'Sunday' },
  { zh: '周一', en: 'Monday' },
  { zh: '周二', en: 'Tuesday' },
  { zh: '周三', en: 'Wednesday' },
  { zh: '周四', en: 'Thursday' },
  { zh: '周五', en: 'Friday' },
  { zh: '周六休息', en: 'Saturday' },
] as const;

/** The reason of a weekend day that is worked; the package gives it the label of the holiday for which it is. */
export const ADJUSTED = { zh: '调休上班', en: 'adjusted working day' };

export const yearOf = (day: Day): number => Number(day.slice(0, 4));

export function isWeekend(day: Day): boolean {
  return [0, 6].includes(weekdayOf(day));
}

function weekdayOf(day: Day): number {
  return new Date(`${day}T00:00:00Z`).getUTCDay();
}

/** A day that nobody has arranged: Monday to Friday are worked. */
export function plainDay(day: Day, provisional: boolean): CalendarDay {
  const reason = WEEKDAY[weekdayOf(day)] ?? WEEKDAY[0];
  return { working: !isWeekend(day), reason, provisional };
}

const known = new Map<number, boolean>();

/** Whether the package has the arrangement of a year; it calls the holidays of others working days without a word. */
export function isKnownYear(year: number): boolean {
  const found =
    known.get(year) ?? chineseDays.getDayDetail(`${year}-10-01`).name.includes('国庆节');
  known.set(year, found);
  return found;
}

/** What the State Council arranged for a day, or Monday to Friday, marked provisional, where that is not known. */
export function arrangedDay(day: Day): CalendarDay {
  if (!isKnownYear(yearOf(day))) return plainDay(day, true);
  const { work, name } = chineseDays.getDayDetail(day);
  const [, zh = ''] = name.split(',');
  if (work && isWeekend(day)) return { working: true, reason: ADJUSTED, provisional: false };
  if (!work && zh !== '') return { working: false, reason: festivalName(zh), provisional: false };
  return { ...plainDay(day, false), working: work };
}
