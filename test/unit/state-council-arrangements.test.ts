import { describe, expect, test } from 'vitest';
import { dayOf, plusDays } from '../../api/clock.ts';
import { calendarOf } from '../../api/procedures/open-calendar.ts';
import { arrangedDay, isKnownYear } from '../../api/procedures/state-council-calendar.ts';
import { countWorkingDays } from '../../api/procedures/working-days.ts';

/**
 * The State Council's notices in their own words: what is off, from which day to which, and after a bar the
 * weekend days worked for it. Written down by hand, month.day, and nothing of it read from the package.
 */
const NOTICES: Record<number, string> = {
  2020: `元旦 1.1-1.1; 春节 1.24-2.2 | 1.19; 清明节 4.4-4.6; 劳动节 5.1-5.5 | 4.26 5.9;
    端午节 6.25-6.27 | 6.28; 国庆节、中秋节 10.1-10.8 | 9.27 10.10`,
  2021: `元旦 1.1-1.3; 春节 2.11-2.17 | 2.7 2.20; 清明节 4.3-4.5; 劳动节 5.1-5.5 | 4.25 5.8;
    端午节 6.12-6.14; 中秋节 9.19-9.21 | 9.18; 国庆节 10.1-10.7 | 9.26 10.9`,
  2022: `元旦 1.1-1.3; 春节 1.31-2.6 | 1.29 1.30; 清明节 4.3-4.5 | 4.2; 劳动节 4.30-5.4 | 4.24 5.7;
    端午节 6.3-6.5; 中秋节 9.10-9.12; 国庆节 10.1-10.7 | 10.8 10.9; 元旦 12.31-12.31`,
  2023: `元旦 1.1-1.2; 春节 1.21-1.27 | 1.28 1.29; 清明节 4.5-4.5; 劳动节 4.29-5.3 | 4.23 5.6;
    端午节 6.22-6.24 | 6.25; 中秋节、国庆节 9.29-10.6 | 10.7 10.8; 元旦 12.30-12.31`,
  2024: `元旦 1.1-1.1; 春节 2.10-2.17 | 2.4 2.18; 清明节 4.4-4.6 | 4.7; 劳动节 5.1-5.5 | 4.28 5.11;
    端午节 6.8-6.10; 中秋节 9.15-9.17 | 9.14; 国庆节 10.1-10.7 | 9.29 10.12`,
  2025: `元旦 1.1-1.1; 春节 1.28-2.4 | 1.26 2.8; 清明节 4.4-4.6; 劳动节 5.1-5.5 | 4.27;
    端午节 5.31-6.2; 国庆节、中秋节 10.1-10.8 | 9.28 10.11`,
  2026: `元旦 1.1-1.3 | 1.4; 春节 2.15-2.23 | 2.14 2.28; 清明节 4.4-4.6; 劳动节 5.1-5.5 | 5.9;
    端午节 6.19-6.21; 中秋节 9.25-9.27; 国庆节 10.1-10.7 | 9.20 10.10`,
};

/** Working days of each year, counted on a printed calendar: weekdays less holidays, and adjusted weekends. */
const WORKING_DAYS: Record<number, number> = {
  2020: 249,
  2021: 250,
  2022: 249,
  2023: 249,
  2024: 251,
  2025: 248,
  2026: 248,
};

const day = (year: number, monthDay: string): string => {
  const [month = '', date = ''] = monthDay.split('.');
  return `${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`;
};
function* daysFrom(first: string, last: string) {
  for (let one = first; one <= last; one = plusDays(one, 1)) yield one;
}

describe.each(Object.entries(NOTICES))('the arrangement of %s', (yearText, words) => {
  const year = Number(yearText);
  const parts = words.split(';').map((part) => {
    const [off = '', worked = ''] = part.split('|');
    const [title = '', span = ''] = off.trim().split(' ');
    const [from = '', to = ''] = span.split('-');
    const worksOn = worked.trim().split(/\s+/).filter(Boolean);
    return {
      title,
      from: day(year, from),
      to: day(year, to),
      worked: worksOn.map((one) => day(year, one)),
    };
  });

  test.each(parts)('$title, $from to $to, is off, and each day says why', ({ title, from, to }) => {
    for (const one of daysFrom(from, to)) {
      const { working, reason, provisional } = arrangedDay(one);
      expect([one, working, provisional]).toEqual([one, false, false]);
      // On a weekend that a holiday only touches, the day is off as a weekend.
      if (!reason.zh.startsWith('周')) expect(title.split('、')).toContain(reason.zh);
    }
  });

  test.each(parts.flatMap(({ worked }) => worked))(
    '%s is a weekend day that reads 调休上班',
    (one) => {
      expect([0, 6]).toContain(new Date(`${one}T12:00:00+08:00`).getUTCDay());
      expect(arrangedDay(one)).toMatchObject({ working: true, reason: { zh: '调休上班' } });
    },
  );

  test('nothing else is off on a weekday, or worked at a weekend', () => {
    const off = new Set(parts.flatMap(({ from, to }) => [...daysFrom(from, to)]));
    const worked = new Set(parts.flatMap((part) => part.worked));
    const wrong = [...daysFrom(`${year}-01-01`, `${year}-12-31`)].filter((one) => {
      const weekend = [0, 6].includes(new Date(`${one}T12:00:00+08:00`).getUTCDay());
      return arrangedDay(one).working !== (worked.has(one) || (!weekend && !off.has(one)));
    });
    expect(wrong).toEqual([]);
  });

  test('has as many working days as are printed', () => {
    const days = [...daysFrom(`${year}-01-01`, `${year}-12-31`)];
    expect(days.filter((one) => arrangedDay(one).working)).toHaveLength(WORKING_DAYS[year] ?? 0);
  });

  test('entered as a notice, without the package, gives the same deadlines from every day of the year', () => {
    const entered = calendarOf([
      {
        year,
        holidays: parts.map(({ title, from, to }) => ({ title, from, to })),
        workingDays: parts.flatMap(({ worked }) => worked),
      },
    ]);
    for (const from of daysFrom(`${year}-01-01`, `${year}-11-30`))
      expect([from, countWorkingDays(entered, from, 10).dueOn]).toEqual([
        from,
        countWorkingDays(arrangedDay, from, 10).dueOn,
      ]);
  });
});

test('every year that the package knows from 2020 on is written down above, and the next one is not known', () => {
  const years = Array.from({ length: 30 }, (_, index) => 2020 + index);
  expect(years.filter(isKnownYear)).toEqual(Object.keys(NOTICES).map(Number));
});

test('a year without an arrangement counts Monday to Friday; a notice makes it known, and the December before it', () => {
  const notice = {
    year: 2027,
    holidays: [{ title: '元旦', from: '2026-12-31', to: '2027-01-02' }],
    workingDays: ['2026-12-27'],
  };
  expect(arrangedDay('2027-01-01')).toMatchObject({ working: true, provisional: true });
  const known = calendarOf([notice]);
  expect(known('2026-12-27')).toMatchObject({ working: true, reason: { zh: '调休上班' } });
  expect(known('2026-12-31')).toMatchObject({
    working: false,
    reason: { zh: '元旦', en: "New Year's Day" },
  });
  expect(known('2026-12-30')).toMatchObject({
    working: true,
    reason: { zh: '周三' },
    provisional: false,
  });
  expect(known('2027-01-04')).toMatchObject({ working: true, provisional: false });
  expect(known('2028-01-04')).toMatchObject({ working: true, provisional: true });
});

test('a Beijing day begins eight hours before the day of Greenwich', () => {
  expect(dayOf(new Date('2026-12-31T15:59:59.999Z'))).toBe('2026-12-31');
  expect(dayOf(new Date('2026-12-31T16:00:00Z'))).toBe('2027-01-01');
});
