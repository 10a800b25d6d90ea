import { sql } from 'kysely';
import type { AppDb } from '../connect.ts';

/** Counts over the open catalogue and the answered applications; each is a query, none is kept by hand. */
export async function findOpenFigures(db: AppDb) {
  const catalogue = await db
    .selectFrom('dataset')
    .where('state', '=', 'PUBLISHED')
    .where('openness', '!=', 'CLOSED')
    .select([
      sql<number>`count(*)`.as('datasets'),
      sql<number>`count(*) filter (where openness = 'UNCONDITIONAL')`.as('unconditional'),
      sql<number>`count(*) filter (where openness = 'CONDITIONAL')`.as('conditional'),
      sql<number>`count(distinct department)`.as('departments'),
      sql<number>`coalesce(sum((select r.row_count from app.release r where r.dataset_id = dataset.id
        and r.withdrawn_at is null order by r.number desc limit 1)), 0)::bigint`.as('records'),
    ])
    .executeTakeFirstOrThrow();
  const answered = await db
    .selectFrom('caseAnswer')
    .innerJoin('case', 'case.id', 'caseAnswer.caseId')
    .leftJoin('caseExtension', 'caseExtension.caseId', 'case.id')
    .select((eb) => [
      'case.filedAt',
      'caseAnswer.answeredAt',
      eb.fn.coalesce('caseExtension.extendedUntil', 'case.dueAt').as('dueAt'),
    ])
    .execute();
  return { ...catalogue, answered };
}
