import type { AppDb } from '../connect.ts';
import { isNamed } from './not-opened.ts';

/**
 * What stays of a withdrawn entry, by its slug or by any code that it had: nothing where it was closed when
 * it was withdrawn; without its title and department where it has been closed since and is not
 * named in the register of what is not opened (M30).
 */
export async function findTombstone(db: AppDb, by: { slug: string } | { code: string }) {
  let query = db
    .selectFrom('dataset')
    .innerJoin('department', 'department.code', 'dataset.department')
    .select((eb) => [
      'dataset.slug',
      'dataset.code',
      'dataset.openness',
      'dataset.titleZh',
      'dataset.titleEn',
      'department.nameZh as departmentZh',
      'department.nameEn as departmentEn',
      'dataset.withdrawnAt',
      'dataset.withdrawnReason',
      'dataset.replacedBy',
      isNamed(db, eb).as('named'),
    ])
    .where('dataset.state', '=', 'WITHDRAWN')
    .where('dataset.tombstone', '=', true);
  query =
    'slug' in by
      ? query.where('dataset.slug', '=', by.slug)
      : query.where('dataset.id', '=', (eb) =>
          eb.selectFrom('resourceCode').select('datasetId').where('code', '=', by.code),
        );
  return query.executeTakeFirst();
}
