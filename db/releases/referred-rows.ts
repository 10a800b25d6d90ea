import { sql } from 'kysely';
import type { IngestDb } from '../connect.ts';
import type { ReferredRows } from './set-checks.ts';

/**
 * Where the values of an open dataset's key field stand now. Only of what everyone may read: a rejection
 * would tell which values of another one there are.
 */
export async function findReferredRows(
  db: IngestDb,
  slug: string,
  field: string,
): Promise<ReferredRows | undefined> {
  const found = await db
    .selectFrom('dataset')
    .innerJoin('field', 'field.datasetId', 'dataset.id')
    .innerJoin('release', 'release.datasetId', 'dataset.id')
    .select(['release.relation', 'release.number as release'])
    .where('dataset.slug', '=', slug)
    .where('dataset.state', '=', 'PUBLISHED')
    .where('dataset.openness', '!=', 'CLOSED')
    .where('field.name', '=', field)
    .where('field.openness', '=', 'UNCONDITIONAL')
    .where('release.withdrawnAt', 'is', null)
    .where(
      sql<boolean>`release.fields @> jsonb_build_array(jsonb_build_object('name', ${field}::text))`,
    )
    .orderBy('release.number', 'desc')
    .limit(1)
    .executeTakeFirst();
  return found === undefined ? undefined : { ...found, field };
}
