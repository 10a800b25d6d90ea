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

export type SharedEntry = Awaited<ReturnType<typeof findEntriesLike>>[number];

/**
 * Of them those whose title holds one of the pieces, or that have a field of one of the titles; both are given as
 * they are compared, in lower case, the field titles without anything but letters and digits.
 */
export function findEntriesLike(
  db: AppDb,
  { pieces, fields }: { pieces: string[]; fields: string[] },
) {
  return shared(db)
    .where(
      sql<boolean>`exists (select from unnest(${pieces}::text[]) piece
          where position(piece in lower(normalize(dataset.title_zh, NFKC))) > 0)
        or exists (select from app.field f where f.dataset_id = dataset.id
          and regexp_replace(lower(normalize(f.title_zh, NFKC)), '[^[:alnum:]]+', '', 'g') = any(${fields}::text[]))`,
    )
    .orderBy('dataset.slug')
    .execute();
}

export async function countSharedEntries(db: AppDb): Promise<number> {
  const { all } = await db
    .selectFrom('dataset')
    .where('state', '=', 'PUBLISHED')
    .where('sharing', '!=', 'CLOSED')
    .select((eb) => eb.fn.countAll<number>().as('all'))
    .executeTakeFirstOrThrow();
  return all;
}

export function findSharedEntry(db: AppDb, by: { id: string } | { slug: string }) {
  return (
    'id' in by
      ? shared(db).where('dataset.id', '=', by.id)
      : shared(db).where('dataset.slug', '=', by.slug)
  ).executeTakeFirst();
}
