import { sql } from 'kysely';
import type { AppDb, IngestDb } from '../connect.ts';
import type { DesensitizationProfile } from './profiles.ts';

/** The profiles in force, in the order in which they are tried. */
export function findProfiles(db: AppDb | IngestDb) {
  // Both logins may read them.
  return (db as AppDb)
    .selectFrom('desensitizationProfile')
    .selectAll()
    .orderBy('position')
    .orderBy('kind')
    .execute();
}

/** The profiles in force with whose hand wrote each last; null where the system began with it. */
export function findKeptProfiles(db: AppDb) {
  return db
    .selectFrom('desensitizationProfile as profile')
    .leftJoin('account', 'account.id', 'profile.changedBy')
    .selectAll('profile')
    .select('account.displayName as changedByName')
    .orderBy('profile.position')
    .orderBy('profile.kind')
    .execute();
}

/** Keeps others from writing profiles until the transaction ends, so that what is read stays true. */
export async function lockProfiles(trx: AppDb): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext('app.desensitization_profile'))`.execute(trx);
}

export async function putProfile(
  trx: AppDb,
  { treatment, ...profile }: DesensitizationProfile,
  by: { changedAt: Date; changedBy: string },
): Promise<void> {
  const row = {
    ...profile,
    treatment: treatment === null ? null : JSON.stringify(treatment),
    ...by,
  };
  await trx
    .insertInto('desensitizationProfile')
    .values(row)
    .onConflict((conflict) => conflict.column('kind').doUpdateSet(row))
    .execute();
}

/** Only where it stands changes: whoever wrote what it says remains its last hand. */
export async function placeProfiles(trx: AppDb, kinds: readonly string[]): Promise<void> {
  for (const [position, kind] of kinds.entries())
    await trx
      .updateTable('desensitizationProfile')
      .set({ position })
      .where('kind', '=', kind)
      .execute();
}

export async function deleteProfile(trx: AppDb, kind: string): Promise<boolean> {
  const { numDeletedRows } = await trx
    .deleteFrom('desensitizationProfile')
    .where('kind', '=', kind)
    .executeTakeFirst();
  return numDeletedRows > 0n;
}
