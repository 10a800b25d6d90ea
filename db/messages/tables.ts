import type { Generated } from 'kysely';
import type { Instant } from '../column-types.ts';
import type { MailWish, MessageState } from './vocabulary.ts';

/** Where an account is reached outside the portal; nothing goes there before it is confirmed. */
export interface ContactTable {
  accountId: string;
  email: string;
  wish: MailWish;
  /** When the code that confirms it was asked for. */
  askedAt: Instant;
  tries: number;
  confirmedAt: Instant | null;
}

/** 待发: written with its notice in one transaction, sent by the worker. Without a notice it is a code. */
export interface MessageTable {
  id: Generated<number>;
  noticeId: string | null;
  accountId: string;
  /** Waits for the digest of a working day. */
  digest: boolean;
  state: MessageState;
  attempts: Generated<number>;
  nextAt: Instant;
  sentAt: Instant | null;
  /** What the other side said last. */
  fault: string | null;
}

/** 电话告知: a statutory notice that could not be delivered. */
export interface PhoneTaskTable {
  id: Generated<string>;
  noticeId: string;
  caseId: string;
  madeAt: Instant;
  doneAt: Instant | null;
  doneBy: string | null;
  doneAs: string | null;
  note: string | null;
}
