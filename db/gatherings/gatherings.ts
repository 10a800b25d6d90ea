import { type Insertable, sql } from 'kysely';
import { jsonArrayFrom } from 'kysely/helpers/postgres';
import type { AppDb } from '../connect.ts';
import type { GatheringTable } from './tables.ts';
import type { EntryState } from '../compilation/vocabulary.ts';

export async function addGathering(
  trx: AppDb,
  gathering: Insertable<GatheringTable>,
): Promise<string> {
  const { id } = await trx
    .insertInto('gathering')
    .values(gathering)
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

/** Lists that counties passed on, of one county or of all, newest first, each entry as it is now. */
export function findGatherings(db: AppDb, by: { division?: string; most: number }) {
  let query = db
    .selectFrom('gathering')
    .innerJoin('division', 'division.code', 'gathering.division')
    .innerJoin('account', 'account.id', 'gathering.gatheredBy')
    .selectAll('gathering')
    .select((eb) => [
      'division.nameZh as divisionZh',
      'division.nameEn as divisionEn',
      'account.displayName as gatheredByName',
      jsonArrayFrom(
        eb
          .selectFrom('entryStep as step')
          .innerJoin('catalogueEntry as entry', 'entry.id', 'step.entryId')
          .select(['entry.id', 'entry.slug', 'entry.state', 'step.version'])
          .whereRef('step.gatheringId', '=', 'gathering.id')
          .orderBy('entry.slug'),
      ).as('entries'),
    ])
    .orderBy('gathering.number', 'desc')
    .limit(by.most);
  if (by.division !== undefined) query = query.where('gathering.division', '=', by.division);
  return query.execute();
}

export type Gathering = Awaited<ReturnType<typeof findGatherings>>[number];

/** The departments of counties, also those that have compiled nothing yet, with their entries by state. */
export function findCountyDepartments(db: AppDb, by: { division?: string }) {
  const countOf = (...states: EntryState[]) =>
    sql<number>`(count(entry.id) filter (where entry.state = any(${states}::text[])))::integer`;
  let query = db
    .selectFrom('department')
    .leftJoin('catalogueEntry as entry', 'entry.department', 'department.code')
    .where('department.level', '=', 'COUNTY')
    .select([
      'department.code',
      'department.nameZh',
      'department.nameEn',
      'department.division',
      countOf('DRAFT', 'RETURNED').as('compiling'),
      countOf('COUNTY_REVIEW').as('waiting'),
      countOf('BUREAU_REVIEW', 'ACCEPTED').as('passedOn'),
      countOf('PUBLISHED').as('published'),
    ])
    .groupBy('department.code')
    .orderBy('department.division')
    .orderBy('department.code');
  if (by.division !== undefined) query = query.where('department.division', '=', by.division);
  return query.execute();
}

export type CountyDepartment = Awaited<ReturnType<typeof findCountyDepartments>>[number];
