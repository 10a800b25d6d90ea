import { operation } from '../../graphql/client';
import type { Deadline, Text } from '../../graphql/contract';
import { DEADLINE } from '../cases/caseQuery';

export interface NoticeHoliday {
  title: string;
  from: string;
  to: string;
}

/** A version of a State Council notice as the Bureau entered it. */
export interface CalendarNotice {
  version: number;
  document: string;
  title: string;
  holidays: NoticeHoliday[];
  workingDays: string[];
  enteredAt: string;
  /** Told to posts only. */
  enteredBy: string | null;
}

export interface CalendarYear {
  year: number;
  provisional: boolean;
  holidays: { title: Text; from: string; to: string; days: number }[];
  workingDays: string[];
  notices: CalendarNotice[];
}

export const yearQuery = operation<{ calendarYear: CalendarYear }, { year: number }>(
  `query CalendarYear($year: Int!) { calendarYear(year: $year) { year provisional workingDays
    holidays { title { zh en } from to days }
    notices { version document title workingDays enteredAt enteredBy holidays { title from to } } } }`,
);

export const reckonQuery = operation<{ deadline: Deadline }, { from: string; workingDays: number }>(
  `query Reckon($from: Date!, $workingDays: Int!) { deadline(from: $from, workingDays: $workingDays) ${DEADLINE} }`,
);

/** The years of which deadlines are reckoned: from the first under the Measures to the year after next. */
export function calendarYears(today: string): number[] {
  const last = Number(today.slice(0, 4)) + 2;
  return Array.from({ length: last - 2019 }, (_, index) => last - index);
}
