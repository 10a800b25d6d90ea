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

export async function deleteProfile(trx: AppDb, kind: string): Promise<boolean> {
  const { numDeletedRows } = await trx
    .deleteFrom('desensitizationProfile')
    .where('kind', '=', kind)
    .executeTakeFirst();
  return numDeletedRows > 0n;
}
