import type { ColumnType, Generated, JSONColumnType } from 'kysely';
import type { Instant } from '../column-types.ts';
import type { UpdateAction, UpdateGround, UpdateItemKind, UpdateState } from './vocabulary.ts';

export interface CatalogueUpdateTable {
  id: Generated<string>;
  number: Generated<string>;
  department: string;
  ground: UpdateGround;
  changedOn: string;
  basis: string;
  reason: string;
  rules: JSONColumnType<object, string, never>;
  applyByAt: Instant;
  state: UpdateState;
  round: Generated<number>;
  filedBy: string;
  filedAs: string;
  filedAt: Instant;
  receivedAt: Instant | null;
  dueAt: Instant | null;
  provisional: boolean;
  carriedOutAt: ColumnType<Date | null, never, Date>;
}

export interface CatalogueUpdateItemTable {
  updateId: string;
  round: number;
  entryId: string;
  version: number;
  kind: UpdateItemKind;
  reason: string | null;
}

export interface CatalogueUpdateStepTable {
  id: Generated<string>;
  updateId: string;
  round: number;
  action: UpdateAction;
  opinion: string | null;
  dueAt: Instant | null;
  takenBy: string;
  takenAs: string;
  takenAt: Instant;
}
