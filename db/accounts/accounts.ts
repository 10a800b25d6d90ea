import type { Insertable } from 'kysely';
import type { AppDb } from '../connect.ts';
import type { AccountTable } from './tables.ts';

/** The account of a subject at an identity source, made or brought up to date. */
export function putAccount(db: AppDb, account: Insertable<AccountTable>) {
  return db
    .insertInto('account')
    .values(account)
    .onConflict((conflict) =>
      conflict.columns(['source', 'subject']).doUpdateSet((eb) => ({
        assurance: eb.ref('excluded.assurance'),
        displayName: eb.ref('excluded.displayName'),
      })),
    )
    .returningAll()
    .executeTakeFirstOrThrow();
}

export function findAccountBySubject(db: AppDb, source: string, subject: string) {
  return db
    .selectFrom('account')
    .selectAll()
    .where('source', '=', source)
    .where('subject', '=', subject)
    .executeTakeFirst();
}

/** The party that is the person, made with the account's first sign-in. */
export function putPersonParty(db: AppDb, accountId: string, name: string) {
  return db
    .insertInto('party')
    .values({ kind: 'PERSON', accountId, name, creditCode: null, department: null, post: null })
    .onConflict((conflict) => conflict.column('accountId').doUpdateSet({ name }))
    .returningAll()
    .executeTakeFirstOrThrow();
}

/** The parties for which an account may act at the instant: itself first, then its memberships. */
export function findParties(db: AppDb, accountId: string, at: Date) {
  return db
    .selectFrom('party')
    .selectAll()
    .where((eb) =>
      eb.or([
        eb('accountId', '=', accountId),
        eb.exists(
          eb
            .selectFrom('membership')
            .select('membership.partyId')
            .whereRef('membership.partyId', '=', 'party.id')
            .where('membership.accountId', '=', accountId)
            .where('membership.validFrom', '<=', at)
            .where('membership.validUntil', '>', at),
        ),
      ]),
    )
    .orderBy((eb) => eb.case().when('kind', '=', 'PERSON').then(0).else(1).end())
    .orderBy('name')
    .execute();
}

export function findParty(db: AppDb, id: string) {
  return db.selectFrom('party').selectAll().where('id', '=', id).executeTakeFirst();
}

export type PartyRow = Awaited<ReturnType<typeof findParties>>[number];
