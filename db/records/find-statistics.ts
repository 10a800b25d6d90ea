import { CompiledQuery } from 'kysely';
import type { AppDb } from '../connect.ts';
import type { ColumnProfile } from '../releases/column-profile.ts';
import { INDEXED_ENVELOPES } from './compile-place.ts';

/** What is known of a release's values before a question of it is run. */
export interface ReleaseStatistics {
  profiles: ReadonlyMap<string, ColumnProfile>;
  /** The fields whose envelopes are indexed: a geometry, or longitude and latitude with a comma between. */
  envelopes: ReadonlySet<string>;
}

export async function findStatistics(
  db: AppDb,
  { id, relation }: { id: string; relation: string },
): Promise<ReleaseStatistics> {
  const profiles = await db
    .selectFrom('columnProfile')
    .select(['field', 'profile'])
    .where('releaseId', '=', id)
    .execute();
  const { rows } = await db.executeQuery<{ fields: string }>(
    CompiledQuery.raw(INDEXED_ENVELOPES, [relation]),
  );
  return {
    profiles: new Map(profiles.map(({ field, profile }) => [field, profile])),
    envelopes: new Set(rows.map(({ fields }) => fields)),
  };
}
