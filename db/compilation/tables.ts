import type { Generated, JSONColumnType } from 'kysely';
import type { Instant } from '../column-types.ts';
import type { DatasetDeclaration } from '../catalogue/declaration.ts';
import type { ClosingGround } from '../catalogue/vocabulary.ts';
import type { EntryAction, EntryState } from './vocabulary.ts';

export interface ContractTermTable {
  noticeDays: number;
  changedAt: Instant;
  changedBy: string | null;
}

export interface CatalogueEntryTable {
  id: Generated<string>;
  department: string;
  slug: string;
  state: EntryState;
  version: number;
  publishedVersion: number | null;
  datasetId: string | null;
}

export interface EntryVersionTable {
  entryId: string;
  number: number;
  declaration: JSONColumnType<DatasetDeclaration, string, never>;
  reason: string;
  madeBy: string;
  madeAs: string | null;
  madeAt: Instant;
}

/** What a reviewer says about one element of an entry. */
export interface ElementRemark {
  element: string;
  remark: string;
}

export interface EntryStepTable {
  id: Generated<number>;
  entryId: string;
  version: number;
  action: EntryAction;
  fromState: EntryState | null;
  toState: EntryState;
  opinion: string | null;
  remarks: JSONColumnType<ElementRemark[], string, never>;
  takenBy: string;
  takenAs: string | null;
  takenAt: Instant;
  /** The batch with which the entry was accepted. */
  batchId: Generated<string | null>;
  /** The county's list in which it was passed on. */
  gatheringId: Generated<string | null>;
}

export interface SecrecyReviewTable {
  entryId: string;
  version: number;
  schemaVersion: number;
  madeBy: string;
  reviewedBy: string;
  reviewedAs: string | null;
  reviewedAt: Instant;
  opinion: string;
  /** The batch with which it was made. */
  batchId: Generated<string | null>;
}

export interface NamingDecisionTable {
  id: Generated<string>;
  number: Generated<number>;
  entryId: string;
  version: number;
  named: boolean;
  ground: ClosingGround | null;
  nextReviewOn: string | null;
  reason: string;
  decidedBy: string;
  decidedAs: string;
  decidedAt: Instant;
}
