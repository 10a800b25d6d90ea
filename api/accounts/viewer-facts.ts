import { findParties, findParty, type PartyRow } from '../../db/accounts/accounts.ts';
import { type ApiKeyRow, findApiKeys } from '../../db/accounts/credentials.ts';
import { findGrants, type GrantRow } from '../../db/grants/grants.ts';
import { findDepartment } from '../../db/catalogue/departments.ts';
import type { System } from '../context.ts';
import type { Viewer } from './viewer.ts';

export type { ApiKeyRow, GrantRow, PartyRow };

/** Those in whose name the viewer may act, himself first. */
export function partiesOf({ db, clock }: System, viewer: Viewer): Promise<PartyRow[]> {
  return findParties(db, viewer.accountId, clock());
}

export function partyById({ db }: System, id: string): Promise<PartyRow | undefined> {
  return findParty(db, id);
}

export function departmentByCode({ db }: System, code: string) {
  return findDepartment(db, code);
}

/** Grants of the party in whose name the viewer acts. */
export function grantsOf({ db }: System, viewer: Viewer): Promise<GrantRow[]> {
  return findGrants(db, { partyId: viewer.party.id });
}

export async function grantOfCase({ db }: System, caseId: string): Promise<GrantRow | undefined> {
  const [grant] = await findGrants(db, { caseId });
  return grant;
}

export function apiKeysOf({ db }: System, viewer: Viewer): Promise<ApiKeyRow[]> {
  return findApiKeys(db, viewer.accountId);
}
