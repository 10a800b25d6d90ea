import type { Generated, JSONColumnType } from 'kysely';
import type { Instant } from '../column-types.ts';
import type { ReviewBatchState } from './vocabulary.ts';

/** A finding of the machine as it was when the batch was opened. */
export interface KeptFinding {
  element: string;
  severity: 'ERROR' | 'WARNING' | 'NOTE';
  message: { zh: string; en: string };
}

/** Another department's entry that looks like the same, with the figures by which it does, 0 to 1. */
export interface KeptDuplicate {
  entryId: string;
  version: number;
  score: number;
  titleScore: number;
  fieldScore: number | null;
  sharedFields: string[];
}

export interface ReviewBatchTable {
  id: Generated<string>;
  number: Generated<string>;
  state: ReviewBatchState;
  clean: number;
  sampleSize: number;
  openedBy: string;
  openedAs: string;
  openedAt: Instant;
  decidedBy: string | null;
  decidedAs: string | null;
  decidedAt: Instant | null;
}

export interface ReviewBatchEntryTable {
  batchId: string;
  entryId: string;
  version: number;
  findings: JSONColumnType<KeptFinding[], string, never>;
  duplicates: JSONColumnType<KeptDuplicate[], string, never>;
  clean: boolean;
  sampled: boolean;
}

export interface ElementLookTable {
  id: Generated<string>;
  batchId: string;
  entryId: string;
  element: string;
  sound: boolean;
  remark: string;
  lookedBy: string;
  lookedAs: string;
  lookedAt: Instant;
}
