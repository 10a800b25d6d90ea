import chineseDays from 'chinese-days';
import { type Day, plusDays } from '../clock.ts';
import type { CalendarDay } from './working-days.ts';

/** The last year whose arrangement the package knows; it calls later holidays working days without a word. */
const LAST_KNOWN_YEAR = 2026;
const FIRST_YEAR = 2020;
const LAST_YEAR = LAST_KNOWN_YEAR + 2;

const WEEKDAY = [
  { zh: '周日休息', en: 'Sunday' },
  { zh: '周一', en: 'Monday' },
  { zh: '周二', en: 'Tuesday' },
  { zh: '周三', en: 'Wednesday' },
  { zh: '周四', en: 'Thursday' },
  { zh: '周五', en: 'Friday' },
  { zh: '周六休息', en: 'Saturday' },
] as const;

/** What the State Council arranged for a day, or Monday to Friday, marked provisional, where that is not known. */
export function arrangedDay(day: Day): CalendarDay {
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
  const plain = WEEKDAY[weekday] ?? WEEKDAY[0];
  const weekend = weekday === 0 || weekday === 6;
  if (Number(day.slice(0, 4)) > LAST_KNOWN_YEAR) {
    return { working: !weekend, reason: plain, provisional: true };
  }
  const { work, name } = chineseDays.getDayDetail(day);
  const [en = '', zh = ''] = name.split(',');
  // The package gives an adjusted working weekend the label of the holiday for which it is worked.
  if (work && weekend)
    return {
      working: true,
      reason: { zh: '调休上班', en: 'adjusted working day' },
      provisional: false,
    };
  if (!work && zh !== '') return { working: false, reason: { zh, en }, provisional: false };
  return { working: work, reason: plain, provisional: false };
}

/** Every day from the first year under the Measures to two years past the last known arrangement. */
export function* arrangedDays(): Generator<{ day: Day } & CalendarDay> {
  for (let day = `${FIRST_YEAR}-01-01`; day < `${LAST_YEAR + 1}`; day = plusDays(day, 1)) {
    yield { day, ...arrangedDay(day) };
  }
}
