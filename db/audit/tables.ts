import type { Generated } from 'kysely';
import type { Instant, Json } from '../column-types.ts';

export interface AuditEventTable {
  id: Generated<number>;
  at: Instant;
  action: string;
  accountId: string | null;
  partyId: string | null;
  subject: string;
  detail: Json<Record<string, unknown>>;
}

export interface ReadingTable {
  id: Generated<number>;
  at: Instant;
  datasetId: string;
  release: number;
  partyId: string;
  accountId: string;
  apiKeyId: string | null;
  grantIds: string[];
  question: Json<Record<string, unknown>>;
}
