import type { Post } from '../../db/accounts/tables.ts';

/** The party in whose name a request is made. */
export interface ActingParty {
  id: string;
  kind: 'PERSON' | 'ORGANISATION' | 'POST';
  name: string;
  department: string | null;
  post: Post | null;
}

/** Who asks: an account acting for one party, by session or by key. */
export interface Viewer {
  accountId: string;
  displayName: string;
  assurance: 'BASIC' | 'VERIFIED';
  party: ActingParty;
  via:
    | { kind: 'SESSION'; tokenHash: Buffer }
    | { kind: 'API_KEY'; id: string; scopes: string[] }
    /** Asked for at the portal, and done apart from it. */
    | { kind: 'JOB' };
}

/** The anonymous public has no viewer. */
export type MaybeViewer = Viewer | undefined;
