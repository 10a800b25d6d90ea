import type { Insertable } from 'kysely';
import { jsonArrayFrom } from 'kysely/helpers/postgres';
import type { AppDb } from '../connect.ts';
import type { DemandListTable } from './tables.ts';

export async function addDemandList(
  trx: AppDb,
  list: Insertable<DemandListTable>,
): Promise<string> {
  const { id } = await trx
    .insertInto('demandList')
    .values(list)
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

/** Lists as they were submitted and gathered, newest first, each item as it is now. */
export function findDemandLists(
  db: AppDb,
  by: { department?: string; division?: string; most: number },
) {
  let query = db
    .selectFrom('demandList as list')
    .innerJoin('department', 'department.code', 'list.department')
    .innerJoin('account as maker', 'maker.id', 'list.madeBy')
    .selectAll('list')
    .select((eb) => [
      'department.nameZh as departmentZh',
      'department.nameEn as departmentEn',
      'maker.displayName as madeByName',
      jsonArrayFrom(
        eb
          .selectFrom('demandStep as step')
          .innerJoin('demand', 'demand.id', 'step.demandId')
          .innerJoin('demandVersion as version', (join) =>
            join
              .onRef('version.demandId', '=', 'step.demandId')
              .onRef('version.number', '=', 'step.version'),
          )
          .select(['demand.number', 'demand.state', 'step.version', 'version.title'])
          .whereRef('step.listId', '=', 'list.id')
          .orderBy('demand.number'),
      ).as('items'),
    ])
    .orderBy('list.number', 'desc')
    .limit(by.most);
  if (by.department !== undefined) query = query.where('list.department', '=', by.department);
  if (by.division !== undefined)
    query = query
      .where('department.division', '=', by.division)
      .where('department.level', '=', 'COUNTY');
  return query.execute();
}

export type DemandList = Awaited<ReturnType<typeof findDemandLists>>[number];
