import type { ColumnType, Generated } from 'kysely';
import type { Instant } from '../column-types.ts';
import type { Filter } from '../records/filter.ts';

export interface GrantTable {
  id: Generated<string>;
  caseId: string;
  datasetId: string;
  partyId: string;
  fields: string[];
  rows: ColumnType<Filter | null, string | null, never>;
  fromAt: Instant;
  until: string;
  untilAt: Instant;
  withdrawnAt: Instant | null;
  withdrawnReason: string | null;
  withdrawnBy: string | null;
}
