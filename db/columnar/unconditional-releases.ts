import { sql } from 'kysely';
import type { AppDb } from '../connect.ts';

/**
 * Those of the releases that stand and are wholly unconditional: their dataset is published and unconditional, and
 * no field is stricter, neither today, closed ones included, nor in the release. Nothing else is ever copied.
 */
export async function findUnconditional(db: AppDb, ids: readonly string[]) {
  return db
    .selectFrom('release')
    .innerJoin('dataset', 'dataset.id', 'release.datasetId')
    .select(['release.id', 'release.supersededAt'])
    .where(sql<boolean>`release.id = any(${[...ids]}::uuid[])`)
    .where('release.withdrawnAt', 'is', null)
    .where('dataset.state', '=', 'PUBLISHED')
    .where('dataset.openness', '=', 'UNCONDITIONAL')
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('field')
            .select('field.name')
            .whereRef('field.datasetId', '=', 'dataset.id')
            .where('field.openness', '!=', 'UNCONDITIONAL'),
        ),
      ),
    )
    .where(
      sql<boolean>`not exists (select from jsonb_array_elements(release.fields) f where f ->> 'openness' is distinct from 'UNCONDITIONAL')`,
    )
    .execute();
}
