import type { Generated, JSONColumnType } from 'kysely';
import type { Instant } from '../column-types.ts';
import type { SecrecyBatchState } from './vocabulary.ts';

export interface SecrecyBatchTable {
  id: Generated<string>;
  number: Generated<number>;
  department: string;
  state: SecrecyBatchState;
  /** Entries at which nothing stands out, and how many of them are looked at. */
  plain: number;
  sampleSize: number;
  openedBy: string;
  openedAs: string;
  openedAt: Instant;
  decidedBy: string | null;
  decidedAs: string | null;
  decidedAt: Instant | null;
  opinion: string | null;
}

export interface SecrecyBatchEntryTable {
  batchId: string;
  entryId: string;
  version: number;
  /** Why it is looked at by itself; empty where nothing stands out. */
  reasons: JSONColumnType<{ zh: string; en: string }[], string, never>;
  sampled: boolean;
}

/** The second person has opened an entry in full; of several looks the last one holds. */
export interface SecrecyLookTable {
  id: Generated<number>;
  batchId: string;
  entryId: string;
  sound: boolean;
  remark: string;
  lookedBy: string;
  lookedAs: string;
  lookedAt: Instant;
}
