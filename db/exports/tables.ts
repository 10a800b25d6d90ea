import type { ColumnType, Generated } from 'kysely';
import type { Instant } from '../column-types.ts';
import type { ExportJobState } from './vocabulary.ts';

/** An export that is made apart from the request that asked for it. */
export interface ExportJobTable {
  id: Generated<string>;
  accountId: string;
  partyId: string;
  /** The key by which it was asked for; null where that was done at the portal. */
  apiKeyId: string | null;
  datasetId: string;
  release: number;
  format: string;
  encoding: string;
  escapeFormulas: boolean;
  fields: string[];
  /** Digest of the condition of the rows that were granted when it was asked for; null for all rows. */
  rowTerms: string | null;
  /** The filter as it was asked with, in the form of the API; null for all rows. */
  filter: ColumnType<unknown, string | null, null>;
  /** Rows it will have at most; exact for a whole release. */
  rowsEstimated: number;
  state: Generated<ExportJobState>;
  requestedAt: Instant;
  /** Names this running of it: only whoever holds it may say how it goes on. */
  claim: string | null;
  attempts: Generated<number>;
  startedAt: Instant | null;
  heartbeatAt: Instant | null;
  /** When values were last purged from the release, as the running found it. */
  supersededAt: Instant | null;
  rowsDone: Generated<number>;
  bytes: Generated<number>;
  sha256: string | null;
  sm3: string | null;
  finishedAt: Instant | null;
  /** Until when its file is kept. */
  keptUntil: Instant | null;
  /** Code of the error that ended it. */
  failure: string | null;
}
