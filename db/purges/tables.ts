import type { Generated, JSONColumnType } from 'kysely';
import type { Instant } from '../column-types.ts';

/** What a purge removes, as its order names it; raw values as they were sent. */
export type PurgeTarget =
  | { kind: 'ROW'; key: Record<string, string> }
  | { kind: 'COLUMN'; field: string }
  | { kind: 'VALUES'; values: string[] };

export interface PurgeOrderTable {
  id: Generated<string>;
  datasetId: string;
  kind: PurgeTarget['kind'];
  target: JSONColumnType<PurgeTarget | null, string, null>;
  whatZh: string;
  whatEn: string;
  reason: string;
  orderedBy: string;
  orderedAs: string;
  orderedAt: Instant;
  confirmedBy: string | null;
  confirmedAs: string | null;
  confirmedAt: Instant | null;
  droppedAt: Instant | null;
  doneAt: Instant | null;
  figures: JSONColumnType<PurgeFigures | null, never>;
}

/** What a purge removed: rows, or cells of them, by where they stood. */
export interface PurgeFigures {
  releasedRows: number;
  sentRows: number;
  releases: number[];
}

export interface PurgeNoticeTable {
  id: string;
  datasetId: string;
  kind: PurgeTarget['kind'];
  whatZh: string;
  whatEn: string;
  purgedAt: Instant;
  releases: number[];
}
