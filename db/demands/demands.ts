import { type Insertable, sql } from 'kysely';
import { jsonArrayFrom } from 'kysely/helpers/postgres';
import type { AppDb } from '../connect.ts';
import type { DemandStepTable, DemandVersionTable } from './tables.ts';
import type { DemandState } from './vocabulary.ts';

/** Items of demand lists in their newest version, with who is concerned and what happened. */
function demands(db: AppDb) {
  return db
    .selectFrom('demand')
    .innerJoin('department', 'department.code', 'demand.department')
    .innerJoin('demandVersion as newest', (join) =>
      join.onRef('newest.demandId', '=', 'demand.id').onRef('newest.number', '=', 'demand.version'),
    )
    .innerJoin('account as maker', 'maker.id', 'newest.madeBy')
    .selectAll('demand')
    .select((eb) => [
      'department.level',
      'department.division',
      'newest.title',
      'newest.fields',
      'newest.fromDepartment',
      'newest.entryId as namedEntryId',
      'newest.duty',
      'newest.basis',
      'newest.cycle',
      'newest.form',
      'newest.lacking',
      'newest.madeBy',
      'newest.madeAt',
      'maker.displayName as madeByName',
      jsonArrayFrom(
        eb
          .selectFrom('demandStep as step')
          .innerJoin('account as hand', 'hand.id', 'step.takenBy')
          .innerJoin('party', 'party.id', 'step.takenAs')
          .leftJoin('department as to', 'to.code', 'step.provider')
          .leftJoin('legalBasis as law', 'law.id', 'step.legalBasisId')
          .leftJoin('demandList as list', 'list.id', 'step.listId')
          .select([
            'step.action',
            'step.version',
            'step.toState',
            'step.opinion',
            'step.ground',
            'step.entryId',
            'step.takenAt',
            'hand.displayName as takenByName',
            'party.name as takenAsName',
            'to.nameZh as providerZh',
            'to.nameEn as providerEn',
            'law.title as basisTitle',
            'law.article as basisArticle',
            'list.number as listNumber',
          ])
          .whereRef('step.demandId', '=', 'demand.id')
          .orderBy('step.id'),
      ).as('steps'),
    ]);
}

export type Demand = Awaited<ReturnType<typeof findDemands>>[number];

export interface DemandScope {
  /** Whose demand it is. */
  department?: string;
  /** Who is to provide it. */
  provider?: string;
  division?: string;
  states?: readonly DemandState[];
}

/** Items of a scope, newest first. */
export function findDemands(db: AppDb, by: DemandScope & { most: number }) {
  let query = demands(db).orderBy('demand.number', 'desc').limit(by.most);
  if (by.department !== undefined) query = query.where('demand.department', '=', by.department);
  if (by.provider !== undefined) query = query.where('demand.provider', '=', by.provider);
  if (by.division !== undefined)
    query = query
      .where('department.division', '=', by.division)
      .where('department.level', '=', 'COUNTY');
  if (by.states !== undefined) query = query.where('demand.state', 'in', [...by.states]);
  return query.execute();
}

export function findDemand(db: AppDb, by: { id: string } | { number: number }) {
  const query = demands(db);
  return (
    'id' in by ? query.where('demand.id', '=', by.id) : query.where('demand.number', '=', by.number)
  ).executeTakeFirst();
}

/** Items, locked in one order until the transaction ends. */
export async function lockDemands(trx: AppDb, ids: readonly string[]): Promise<Demand[]> {
  await sql`select app.lock_demands(${[...ids]}::uuid[])`.execute(trx);
  return demands(trx)
    .where('demand.id', 'in', [...ids])
    .orderBy('demand.number')
    .execute();
}

export async function addDemand(trx: AppDb, department: string): Promise<string> {
  const { id } = await trx
    .insertInto('demand')
    .values({ department })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

export async function addDemandVersion(
  trx: AppDb,
  version: Insertable<DemandVersionTable>,
): Promise<void> {
  await trx.insertInto('demandVersion').values(version).execute();
}

/** Records a step; the database moves the item with it. */
export async function addDemandStep(
  trx: AppDb,
  step: Pick<
    Insertable<DemandStepTable>,
    'demandId' | 'version' | 'action' | 'fromState' | 'toState' | 'takenBy' | 'takenAs' | 'takenAt'
  > &
    Partial<Insertable<DemandStepTable>>,
): Promise<void> {
  await trx
    .insertInto('demandStep')
    .values({
      opinion: null,
      provider: null,
      entryId: null,
      ground: null,
      legalBasisId: null,
      listId: null,
      ...step,
    })
    .execute();
}

export function findDemandVersions(db: AppDb, demandId: string) {
  return db
    .selectFrom('demandVersion as version')
    .innerJoin('account as maker', 'maker.id', 'version.madeBy')
    .leftJoin('department as from', 'from.code', 'version.fromDepartment')
    .selectAll('version')
    .select(['maker.displayName as madeByName', 'from.nameZh as fromZh', 'from.nameEn as fromEn'])
    .where('version.demandId', '=', demandId)
    .orderBy('version.number')
    .execute();
}

export type DemandVersion = Awaited<ReturnType<typeof findDemandVersions>>[number];
