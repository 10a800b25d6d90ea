import type { ColumnType, Generated, JSONColumnType } from 'kysely';
import type { Instant, Json } from '../column-types.ts';
import type { FieldType, Openness } from '../catalogue/vocabulary.ts';
import type { Light, Remedy } from '../desensitization/light.ts';
import type { FindingAnswer, PersonalKind } from '../desensitization/vocabulary.ts';
import type { QualityResult } from '../quality/vocabulary.ts';
import type { ColumnProfile } from './column-profile.ts';
import type { PartScope } from './standing.ts';

/** What the values of a field of a release are like. */
export interface ColumnProfileTable {
  releaseId: string;
  field: string;
  profile: JSONColumnType<ColumnProfile, never, never>;
}

export interface ReleaseTable {
  id: Generated<string>;
  datasetId: string;
  number: number;
  schemaVersion: number;
  relation: string;
  rowCount: ColumnType<number, number, never>;
  completeness: JSONColumnType<Record<string, number>, string, never>;
  /** Over the unconditional columns only; null where there are none. */
  sha256: string | null;
  sm3: string | null;
  inserted: ColumnType<number | null, number, never>;
  changed: ColumnType<number | null, number, never>;
  deleted: ColumnType<number | null, number, never>;
  note: string;
  loadId: string;
  releasedAt: Instant;
  withdrawnAt: Instant | null;
  withdrawnReason: string | null;
  withdrawnBy: string | null;
  quality: JSONColumnType<QualityResult[], string, never>;
  qualityCounts: JSONColumnType<Record<string, number>, string, never>;
  smallestGroup: ColumnType<number | null, number | null, never>;
  smallestChangedGroup: ColumnType<number | null, number | null, never>;
  /** What its fields were when it was made. */
  fields: JSONColumnType<ReleasedField[], string, never>;
  /** Over which fields digests and quality were taken; the others needed an application. */
  openFields: string[];
  restrictedFields: string[];
  /** The version of the entry whose secrecy review it rests on (M41); set by the database. */
  reviewedVersion: ColumnType<number | null, never, never>;
  /** When digests and counts were last taken anew, after a purge. */
  supersededAt: ColumnType<Date | null, never, never>;
  /** What was done to its values beside what the fields declare. */
  treatments: JSONColumnType<ReleaseTreatment[], string, never>;
}

/** What was done to a field of one release, in both languages. */
export interface ReleaseTreatment {
  /** Empty where whole rows are concerned. */
  field: string;
  zh: string;
  en: string;
}

export interface ReleasedField {
  name: string;
  type: FieldType;
  nullable: boolean;
  openness: Openness;
}

export interface LoadTable {
  id: Generated<string>;
  datasetId: string;
  fileName: string;
  fileSha256: string;
  recognition: Json<Record<string, unknown>>;
  state: 'LOADING' | 'HELD' | 'RELEASED' | 'FAILED' | 'CANCELLED';
  mode: 'WHOLE' | 'INCREMENT' | 'PART';
  /** Which parts a PART load replaces. */
  parts: ColumnType<PartScope | null, string | null, never>;
  pushId: string | null;
  heartbeatAt: Instant | null;
  cancelAskedAt: Instant | null;
  loadedBy: string | null;
  /** For the operator. */
  failure: string | null;
  /** For the sender; null where nothing is known but that it failed. */
  failureSentence: ColumnType<
    { zh: string; en: string } | null,
    string | null | undefined,
    string | null
  >;
  received: number | null;
  inserted: number | null;
  changed: number | null;
  deleted: number | null;
  unchanged: number | null;
  accepted: number | null;
  rejected: number | null;
  aside: number | null;
  startedAt: Instant;
  finishedAt: Instant | null;
  schemaVersion: number | null;
  scannedAt: Instant | null;
  light: ColumnType<Light | null, string | null | undefined, string | null>;
  /** What its sender says about the release; null where nothing. */
  note: string | null;
}

export interface LoadRemedyTable {
  loadId: string;
  position: number;
  remedy: JSONColumnType<Remedy, string, never>;
  chosenBy: string;
  chosenAs: string | null;
  chosenAt: Instant;
}

export interface LoadQuestionTable {
  id: Generated<string>;
  loadId: string;
  question: string;
  askedBy: string;
  askedAs: string;
  askedAt: Instant;
  answer: ColumnType<string | null, never, string>;
  answeredBy: ColumnType<string | null, never, string>;
  answeredAs: ColumnType<string | null, never, string>;
  answeredAt: ColumnType<Date | null, never, Date>;
  withdrawnAt: ColumnType<Date | null, never, Date>;
}

export interface FindingTable {
  loadId: string;
  field: string;
  kind: PersonalKind;
  rows: number;
  lines: number[];
  examples: string[];
}

export interface FindingAnswerTable {
  loadId: string;
  field: string;
  kind: PersonalKind;
  answer: FindingAnswer;
  reason: string;
  answeredBy: string;
  answeredAs: string | null;
  answeredAt: Instant;
  standing: boolean;
  revokedAt: Instant | null;
  decidedIn: string | null;
}

export interface GoneLineTable {
  loadId: string;
  line: number;
}

export interface SentRowTable {
  loadId: string;
  line: number;
  cells: (string | null)[];
}

export interface AsideRowTable extends SentRowTable {
  reason: string;
}

export interface RejectedRowTable {
  loadId: string;
  line: number;
  column: string;
  value: string | null;
  reason: string;
  detail: JSONColumnType<{ zh: string; en: string } | null>;
}
