import type { ColumnType, Generated, JSONColumnType } from 'kysely';
import type { Instant } from '../column-types.ts';
import type { GlossaryAnswers, GlossaryKind, PartKind } from './vocabulary.ts';

/** 词汇表: what a department has decided, once for all its files; the newest for a subject holds. */
export interface GlossaryDecisionTable {
  id: Generated<number>;
  department: string;
  kind: GlossaryKind;
  subject: string;
  answer: JSONColumnType<GlossaryAnswers[GlossaryKind], string, never>;
  decidedBy: string;
  decidedAs: string;
  decidedAt: Instant;
}

/** 上架批次: a folder of files on its way into the catalogue. */
export interface OnboardingBatchTable {
  id: Generated<string>;
  number: Generated<number>;
  department: string;
  title: string;
  openedBy: string;
  openedAs: string;
  openedAt: Instant;
  touchedAt: Instant;
  closedAt: Instant | null;
}

/** What was found out about a file when it was sent, raw cells included. */
export interface FileLook {
  columns: string[];
  hiddenColumns: string[];
  codeColumns: string[];
  /** Rows from its head, middle and tail. */
  rows: (string | null)[][];
  findings: { zh: string; en: string }[];
}

export interface OnboardingFileTable {
  id: string;
  batchId: string;
  /** Its path within the folder that was sent. */
  name: string;
  bytes: number;
  sha256: string;
  sentBy: string;
  sentAt: Instant;
  /** Null where it could not be read, which `fault` tells. */
  look: ColumnType<FileLook | null, string | null, never>;
  fault: ColumnType<{ code: string; zh: string; en: string } | null, string | null, never>;
  /** What its officer says of it where its name does not. */
  said: JSONColumnType<Partial<Record<PartKind, string>>, string | undefined>;
  /** The load with which its rows went in last. */
  loadId: Generated<string | null>;
}
