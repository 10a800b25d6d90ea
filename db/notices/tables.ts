import type { Generated, JSONColumnType } from 'kysely';
import type { Instant } from '../column-types.ts';
import type { NoticeKind, Reminder } from './vocabulary.ts';

/** What a notice says besides its kind: numbers, dates and titles of procedures, and nothing about a person. */
export interface NoticeDetail {
  number: string;
  title?: { zh: string; en: string };
  dueAt?: string;
  wasDueAt?: string;
  provisional?: boolean;
  outcome?: string;
  document?: string | null;
}

/** 通知: told to a party, in the transaction of what it tells of. */
export interface NoticeTable {
  id: Generated<string>;
  /** The order in which notices were written. */
  number: Generated<number>;
  partyId: string;
  kind: NoticeKind;
  caseId: string | null;
  updateId: string | null;
  detail: JSONColumnType<NoticeDetail, string, never>;
  /** Not to wait for the digest of the day. */
  urgent: boolean;
  /** The law wants the party told. */
  statutory: boolean;
  at: Instant;
}

/** A person who acts for the party has read it. */
export interface NoticeReadingTable {
  noticeId: string;
  accountId: string;
  readAt: Instant;
}

/** A reminder of a case, made once for each of its clocks. */
export interface CaseReminderTable {
  caseId: string;
  clock: 'ANSWER' | 'EXTENDED';
  reminder: Reminder;
  dueAt: Instant;
  /** False where a later one was due already when the system came to it. */
  told: boolean;
  madeAt: Instant;
}
