import type { AppDb } from '../connect.ts';

/** Key fields that everyone may read, of those of the named datasets that are open. */
export function findOpenKeys(db: AppDb, slugs: readonly string[]) {
  return db
    .selectFrom('dataset')
    .innerJoin('field', 'field.datasetId', 'dataset.id')
    .select(['dataset.slug', 'field.name'])
    .where('dataset.slug', 'in', [...slugs])
    .where('dataset.state', '=', 'PUBLISHED')
    .where('dataset.openness', '!=', 'CLOSED')
    .where('field.openness', '=', 'UNCONDITIONAL')
    .where('field.key', '=', true)
    .execute();
}
