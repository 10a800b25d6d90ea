import { sql } from 'kysely';
import type { AppDb } from '../connect.ts';

/** What departments may see of each other's catalogue (M26): published, and not closed to sharing. */
function shared(db: AppDb) {
  return db
    .selectFrom('dataset')
    .innerJoin('department', 'department.code', 'dataset.department')
    .where('dataset.state', '=', 'PUBLISHED')
    .where('dataset.sharing', '!=', 'CLOSED')
    .select([
      'dataset.id',
      'dataset.slug',
      'dataset.titleZh',
      'dataset.titleEn',
      'dataset.department',
      'department.nameZh as departmentZh',
      'department.nameEn as departmentEn',
      'dataset.sharing',
      'dataset.sharingCondition',
      sql<string[]>`array(select f.title_zh from app.field f
        where f.dataset_id = dataset.id order by f.position)`.as('fields'),
      sql<string[]>`array(select f.title_zh from app.field f
        where f.dataset_id = dataset.id and f.base order by f.position)`.as('baseItems'),
    ]);
}

export type SharedEntry = Awaited<ReturnType<typeof findSharedEntries>>[number];

export function findSharedEntries(db: AppDb) {
  return shared(db).orderBy('dataset.slug').execute();
}

export function findSharedEntry(db: AppDb, by: { id: string } | { slug: string }) {
  return (
    'id' in by
      ? shared(db).where('dataset.id', '=', by.id)
      : shared(db).where('dataset.slug', '=', by.slug)
  ).executeTakeFirst();
}
