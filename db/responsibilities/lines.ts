import { sql } from 'kysely';
import { jsonArrayFrom } from 'kysely/helpers/postgres';
import type { AppDb } from '../connect.ts';

/**
 * The responsibility list as it stands: what departments must collect, with the newest standing release, and the
 * day until which the next one is on time (the cycle after the last one, or after the responsibility began).
 */
export function findResponsibilities(db: AppDb, by: { department?: string; division?: string }) {
  let query = db
    .selectFrom('responsibility as line')
    .innerJoin('dataset', 'dataset.id', 'line.datasetId')
    .innerJoin('department', 'department.code', 'line.department')
    .leftJoinLateral(
      (eb) =>
        eb
          .selectFrom('release')
          .select(['number', 'releasedAt', 'rowCount'])
          .whereRef('release.datasetId', '=', 'dataset.id')
          .where('withdrawnAt', 'is', null)
          .orderBy('number', 'desc')
          .limit(1)
          .as('newest'),
      (join) => join.onTrue(),
    )
    .where('line.until', 'is', null)
    .select((eb) => [
      'line.datasetId',
      'line.since',
      'line.updateCycle',
      'line.department',
      'department.nameZh as departmentZh',
      'department.nameEn as departmentEn',
      'dataset.slug',
      'dataset.titleZh',
      'dataset.titleEn',
      'dataset.openness',
      'newest.number',
      'newest.releasedAt',
      'newest.rowCount',
      sql<string | null>`nullif(
        app.due_on(coalesce(newest.released_at, line.since), line.update_cycle), 'infinity')`.as(
        'dueOn',
      ),
      jsonArrayFrom(
        eb
          .selectFrom('field')
          .select(['titleZh', 'titleEn'])
          .whereRef('field.datasetId', '=', 'dataset.id')
          .orderBy('position'),
      ).as('fields'),
    ])
    .orderBy('line.department')
    .orderBy('dataset.slug');
  if (by.department !== undefined) query = query.where('line.department', '=', by.department);
  if (by.division !== undefined)
    query = query
      .where('department.division', '=', by.division)
      .where('department.level', '=', 'COUNTY');
  return query.execute();
}

export type ResponsibilityRow = Awaited<ReturnType<typeof findResponsibilities>>[number];
