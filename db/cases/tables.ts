import type { ColumnType, Generated, JSONColumnType } from 'kysely';
import type { Instant } from '../column-types.ts';
import type { CaseState, Outcome } from './vocabulary.ts';

/** 办件: one matter with its clock, under the rules by which it began. */
export interface CaseTable {
  id: Generated<string>;
  number: string;
  kind: string;
  /** The procedure as it was declared when the case was filed. */
  rules: JSONColumnType<Record<string, unknown>, string, never>;
  /** What was filed, in the form of its kind. */
  form: JSONColumnType<Record<string, unknown>, string, never>;
  state: CaseState;
  datasetId: string;
  department: string;
  partyId: string;
  filedBy: string;
  filedAt: Instant;
  dueAt: Instant;
  provisional: boolean;
  withdrawnAt: Instant | null;
}

export interface CaseExtensionTable {
  caseId: string;
  workingDays: number;
  reason: string;
  originalDueAt: Instant;
  extendedUntil: Instant;
  decidedAt: Instant;
  decidedBy: string;
  decidedAs: string;
}

/** 一次性补正: asked for once, everything together; the clock runs on. */
export interface CaseCompletionTable {
  caseId: string;
  missing: string;
  askedAt: Instant;
  askedBy: string;
  askedAs: string;
  supplement: ColumnType<string | null, never, string>;
  completedAt: ColumnType<Date | null, never, Date>;
}

export interface CaseAnswerTable {
  caseId: string;
  outcome: Outcome;
  reason: string | null;
  legalBasisId: string | null;
  fields: string[];
  until: string | null;
  answeredAt: Instant;
  answeredBy: string;
  answeredAs: string;
}

/** What was agreed to has come true. */
export interface CaseCarryingOutTable {
  caseId: string;
  note: string;
  carriedOutAt: Instant;
  carriedOutBy: string;
  carriedOutAs: string;
}
