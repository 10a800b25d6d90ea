import type { Generated, JSONColumnType } from 'kysely';
import type { Instant } from '../column-types.ts';

/** Days in a row that a State Council notice gives off, weekends among them included. */
export interface ArrangedHoliday {
  title: string;
  from: string;
  to: string;
}

/** One version of what the Bureau has entered of a State Council notice; the newest of its year holds. */
export interface CalendarNoticeTable {
  id: Generated<string>;
  year: number;
  version: number;
  /** Number of the notice, e.g. 国办发明电〔2026〕7号. */
  document: string;
  title: string;
  holidays: JSONColumnType<ArrangedHoliday[], string, never>;
  /** 调休上班: weekend days that are worked. */
  workingDays: JSONColumnType<string[], string, never>;
  enteredBy: string;
  enteredAs: string;
  enteredAt: Instant;
}

/** Which clock was counted anew: an answer's, an extended one's, and both of M14. */
export const RECOUNTED_CLOCKS = ['ANSWER', 'EXTENDED', 'APPLY', 'CARRY_OUT'] as const;
export type RecountedClock = (typeof RECOUNTED_CLOCKS)[number];

/** An open deadline that was counted anew under a calendar that is known better. */
export interface DeadlineRecountTable {
  id: Generated<number>;
  caseId: string | null;
  updateId: string | null;
  clock: RecountedClock;
  wasDueAt: Instant;
  dueAt: Instant;
  wasProvisional: boolean;
  provisional: boolean;
  /** Null where the calendar package has learned a year. */
  noticeId: string | null;
  countedAt: Instant;
}
