import type { Insertable } from 'kysely';
import type { AppDb } from '../connect.ts';
import { prepared } from '../prepared.ts';
import { together } from '../together.ts';
import type { ApiKeyTable, SessionTable } from './tables.ts';

/** Account and party behind a credential. The party counts only while the account may act for it. */
function holders(db: AppDb, at: Date) {
  return db
    .selectFrom('account')
    .innerJoin('party', (join) => join.onTrue())
    .where((eb) =>
      eb.or([
        eb('party.accountId', '=', eb.ref('account.id')),
        eb.exists(
          eb
            .selectFrom('membership')
            .select('membership.partyId')
            .whereRef('membership.partyId', '=', 'party.id')
            .whereRef('membership.accountId', '=', 'account.id')
            .where('membership.validFrom', '<=', at)
            .where('membership.validUntil', '>', at),
        ),
      ]),
    )
    .select([
      'account.id as accountId',
      'account.displayName',
      'account.assurance',
      'party.id as partyId',
      'party.kind',
      'party.name as partyName',
      'party.department',
      'party.post',
    ]);
}

export interface Credential {
  hash: Buffer;
  at: Date;
}

const holderOfSession = together(
  prepared('holder-of-session', (db: AppDb, given: Credential) =>
    holders(db, given.at)
      .innerJoin('session', (join) =>
        join
          .onRef('session.accountId', '=', 'account.id')
          .onRef('session.partyId', '=', 'party.id'),
      )
      .where('session.tokenHash', '=', given.hash)
      .where('session.expiresAt', '>', given.at),
  ),
  ({ hash }) => hash.toString('latin1'),
);

export async function findSession(db: AppDb, tokenHash: Buffer, at: Date) {
  const [holder] = await holderOfSession(db, { hash: tokenHash, at });
  return holder;
}

/** Who holds a key that is in force. */
export function apiKeyHolders(db: AppDb, given: Credential) {
  return holders(db, given.at)
    .innerJoin('apiKey', (join) =>
      join.onRef('apiKey.accountId', '=', 'account.id').onRef('apiKey.partyId', '=', 'party.id'),
    )
    .where('apiKey.hash', '=', given.hash)
    .where('apiKey.expiresAt', '>', given.at)
    .where('apiKey.revokedAt', 'is', null)
    .select(['apiKey.id as apiKeyId', 'apiKey.scopes']);
}

const holderOfApiKey = together(prepared('holder-of-api-key', apiKeyHolders), ({ hash }) =>
  hash.toString('latin1'),
);

/** A key acts for the party for which it was made, for as long as its maker may. */
export async function findApiKeyHolder(db: AppDb, hash: Buffer, at: Date) {
  const [holder] = await holderOfApiKey(db, { hash, at });
  return holder;
}

/**
 * Account and party of what goes on without the credential by which it was begun: for as long as the account may
 * act for the party, and the key is in force where one was used.
 */
export function findHolder(
  db: AppDb,
  of: { accountId: string; partyId: string; apiKeyId: string | null },
  at: Date,
) {
  return holders(db, at)
    .leftJoin('apiKey', (join) =>
      join
        .onRef('apiKey.accountId', '=', 'account.id')
        .onRef('apiKey.partyId', '=', 'party.id')
        .on('apiKey.id', '=', of.apiKeyId)
        .on('apiKey.expiresAt', '>', at)
        .on('apiKey.revokedAt', 'is', null),
    )
    .where('account.id', '=', of.accountId)
    .where('party.id', '=', of.partyId)
    .where((eb) => (of.apiKeyId === null ? eb.lit(true) : eb('apiKey.id', 'is not', null)))
    .select(['apiKey.id as apiKeyId', 'apiKey.scopes'])
    .executeTakeFirst();
}

export async function addSession(db: AppDb, session: Insertable<SessionTable>): Promise<void> {
  await db.insertInto('session').values(session).execute();
}

export async function setSessionParty(
  db: AppDb,
  tokenHash: Buffer,
  partyId: string,
): Promise<void> {
  await db.updateTable('session').set({ partyId }).where('tokenHash', '=', tokenHash).execute();
}

export async function deleteSession(db: AppDb, tokenHash: Buffer): Promise<void> {
  await db.deleteFrom('session').where('tokenHash', '=', tokenHash).execute();
}

export async function deleteExpiredSessions(db: AppDb, at: Date): Promise<void> {
  await db.deleteFrom('session').where('expiresAt', '<=', at).execute();
}

export function addApiKey(db: AppDb, key: Insertable<ApiKeyTable>) {
  return db.insertInto('apiKey').values(key).returningAll().executeTakeFirstOrThrow();
}

export function findApiKeys(db: AppDb, accountId: string) {
  return db
    .selectFrom('apiKey')
    .selectAll()
    .where('accountId', '=', accountId)
    .orderBy('createdAt', 'desc')
    .execute();
}

export type ApiKeyRow = Awaited<ReturnType<typeof findApiKeys>>[number];

/** Revokes a standing key of the account; undefined where it has no such key. */
export function revokeApiKeyOf(db: AppDb, accountId: string, id: string, at: Date) {
  return db
    .updateTable('apiKey')
    .set((eb) => ({ revokedAt: eb.fn.coalesce('revokedAt', eb.val(at)) }))
    .where('id', '=', id)
    .where('accountId', '=', accountId)
    .returningAll()
    .executeTakeFirst();
}
