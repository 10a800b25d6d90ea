import type { Generated } from 'kysely';
import type { Instant } from '../column-types.ts';

export interface AccountTable {
  id: Generated<string>;
  source: string;
  subject: string;
  assurance: 'BASIC' | 'VERIFIED';
  displayName: string;
  createdAt: Instant;
}

export type Post = 'OFFICER' | 'PRINCIPAL' | 'BUREAU_REVIEWER' | 'COUNTY_REVIEWER' | 'AUDITOR';

export interface PartyTable {
  id: Generated<string>;
  kind: 'PERSON' | 'ORGANISATION' | 'POST';
  name: string;
  accountId: string | null;
  creditCode: string | null;
  department: string | null;
  post: Post | null;
}

export interface MembershipTable {
  accountId: string;
  partyId: string;
  role: 'MEMBER' | 'AGENT' | 'HOLDER';
  evidence: string;
  validFrom: Instant;
  validUntil: Instant;
}

export interface SessionTable {
  tokenHash: Buffer;
  accountId: string;
  partyId: string;
  createdAt: Instant;
  expiresAt: Instant;
}

export interface ApiKeyTable {
  id: Generated<string>;
  hash: Buffer;
  prefix: string;
  accountId: string;
  partyId: string;
  name: string;
  scopes: string[];
  createdAt: Instant;
  expiresAt: Instant;
  revokedAt: Instant | null;
}
