import type { Generated } from 'kysely';
import type { Instant } from '../column-types.ts';

export interface GatheringTable {
  id: Generated<string>;
  number: Generated<string>;
  division: string;
  note: string | null;
  gatheredBy: string;
  gatheredAs: string;
  gatheredAt: Instant;
}
