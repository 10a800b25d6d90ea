import type { AppDb } from '../connect.ts';
import type { ColumnProfile } from '../releases/column-profile.ts';
import type { Permit } from './permit.ts';
import type { ProfileQuery } from './query.ts';

/** The profile that was kept of a field with its release; undefined for releases of before profiles were kept. */
export async function findProfile(
  db: AppDb,
  { terms: { query, from, rows } }: Permit<ProfileQuery>,
): Promise<ColumnProfile | undefined> {
  if (rows !== undefined) throw new Error('a profile is of all rows, the permit is not');
  const found = await db
    .selectFrom('columnProfile')
    .innerJoin('release', 'release.id', 'columnProfile.releaseId')
    .select('profile')
    .where('relation', '=', from.relation)
    .where('number', '=', from.release)
    .where('field', '=', query.field)
    .executeTakeFirst();
  return found?.profile;
}
