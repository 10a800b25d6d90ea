import { randomBytes } from 'node:crypto';
import { putAccount, putPersonParty } from '../../db/accounts/accounts.ts';
import { addSession, deleteSession } from '../../db/accounts/credentials.ts';
import { appendAudit } from '../../db/audit/trail.ts';
import type { System } from '../context.ts';
import { hashSecret } from './api-key-text.ts';

/** A session ends after this many hours, used or not. */
export const SESSION_HOURS = 12;

/** What the identity provider says of a person; no identity number is among it. */
export interface Identity {
  source: string;
  /** Pairwise subject: another system gets another one for the same person. */
  subject: string;
  assurance: 'BASIC' | 'VERIFIED';
  displayName: string;
}

/** Opens a session in which the person first acts for himself; returns the cookie's token. */
export async function signIn(system: System, identity: Identity): Promise<string> {
  const at = system.clock();
  const token = randomBytes(32).toString('base64url');
  await system.db.transaction().execute(async (db) => {
    const account = await putAccount(db, { ...identity, createdAt: at });
    const party = await putPersonParty(db, account.id, account.displayName);
    await addSession(db, {
      tokenHash: hashSecret(token),
      accountId: account.id,
      partyId: party.id,
      createdAt: at,
      expiresAt: new Date(at.getTime() + SESSION_HOURS * 3_600_000),
    });
    await appendAudit(db, {
      at,
      action: 'SIGNED_IN',
      accountId: account.id,
      partyId: party.id,
      subject: `account:${account.id}`,
      detail: { source: identity.source, assurance: identity.assurance },
    });
  });
  return token;
}

export async function signOut(system: System, token: string): Promise<void> {
  await deleteSession(system.db, hashSecret(token));
}
