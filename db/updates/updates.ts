import type { Insertable, Updateable } from 'kysely';
import { jsonArrayFrom } from 'kysely/helpers/postgres';
import type { AppDb } from '../connect.ts';
import type {
  CatalogueUpdateItemTable,
  CatalogueUpdateStepTable,
  CatalogueUpdateTable,
} from './tables.ts';
import type { UpdateState } from './vocabulary.ts';

/** Applications for an update with what they change now, and what happened. */
function updates(db: AppDb) {
  return db
    .selectFrom('catalogueUpdate as update')
    .innerJoin('department', 'department.code', 'update.department')
    .innerJoin('account as filer', 'filer.id', 'update.filedBy')
    .selectAll('update')
    .select((eb) => [
      'department.level',
      'department.division',
      'department.nameZh as departmentZh',
      'department.nameEn as departmentEn',
      'filer.displayName as filedByName',
      jsonArrayFrom(
        eb
          .selectFrom('catalogueUpdateItem as item')
          .innerJoin('catalogueEntry as entry', 'entry.id', 'item.entryId')
          .select([
            'item.entryId',
            'item.version',
            'item.kind',
            'item.reason',
            'entry.slug',
            'entry.state',
            'entry.publishedVersion',
          ])
          .whereRef('item.updateId', '=', 'update.id')
          .whereRef('item.round', '=', 'update.round')
          .orderBy('entry.slug'),
      ).as('items'),
      jsonArrayFrom(
        eb
          .selectFrom('catalogueUpdateStep as step')
          .innerJoin('account as hand', 'hand.id', 'step.takenBy')
          .innerJoin('party', 'party.id', 'step.takenAs')
          .select([
            'step.action',
            'step.opinion',
            'step.dueAt',
            'step.takenAt',
            'hand.displayName as takenByName',
            'party.name as takenAsName',
          ])
          .whereRef('step.updateId', '=', 'update.id')
          .orderBy('step.id'),
      ).as('steps'),
    ]);
}

export type CatalogueUpdate = Awaited<ReturnType<typeof findUpdates>>[number];

/** Of a department, of the departments of a division, or of all; what is due first comes first, the rest newest first. */
export function findUpdates(
  db: AppDb,
  by: { department?: string; division?: string; states?: readonly UpdateState[]; most: number },
) {
  let query = updates(db)
    .orderBy((eb) => eb.case().when('update.state', '=', 'RECEIVED').then(0).else(1).end())
    .orderBy((eb) => eb.case().when('update.state', '=', 'RECEIVED').then(eb.ref('dueAt')).end())
    .orderBy('update.number', 'desc')
    .limit(by.most);
  if (by.department !== undefined) query = query.where('update.department', '=', by.department);
  if (by.division !== undefined)
    query = query
      .where('department.division', '=', by.division)
      .where('department.level', '=', 'COUNTY');
  if (by.states !== undefined) query = query.where('update.state', 'in', [...by.states]);
  return query.execute();
}

export function findUpdate(db: AppDb, id: string): Promise<CatalogueUpdate | undefined> {
  return updates(db).where('update.id', '=', id).executeTakeFirst();
}

/** An application, locked until the transaction ends. */
export async function lockUpdate(trx: AppDb, id: string): Promise<CatalogueUpdate | undefined> {
  await trx.selectFrom('catalogueUpdate').select('id').where('id', '=', id).forUpdate().execute();
  return findUpdate(trx, id);
}

/** Of the entries those that a running application already changes, with its number. */
export function findRunningItems(db: AppDb, entryIds: readonly string[]) {
  return db
    .selectFrom('catalogueUpdateItem as item')
    .innerJoin('catalogueUpdate as update', (join) =>
      join.onRef('update.id', '=', 'item.updateId').onRef('update.round', '=', 'item.round'),
    )
    .select(['item.entryId', 'update.id', 'update.number'])
    .where('item.entryId', 'in', [...entryIds])
    .where('update.state', 'in', ['AT_COUNTY', 'RECEIVED'])
    .execute();
}

export async function addUpdate(
  trx: AppDb,
  update: Insertable<CatalogueUpdateTable>,
): Promise<string> {
  const { id } = await trx
    .insertInto('catalogueUpdate')
    .values(update)
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

export async function changeUpdate(
  trx: AppDb,
  id: string,
  change: Updateable<CatalogueUpdateTable>,
): Promise<void> {
  await trx.updateTable('catalogueUpdate').set(change).where('id', '=', id).execute();
}

export async function addUpdateItems(
  trx: AppDb,
  items: readonly Insertable<CatalogueUpdateItemTable>[],
): Promise<void> {
  await trx
    .insertInto('catalogueUpdateItem')
    .values([...items])
    .execute();
}

export async function addUpdateStep(
  trx: AppDb,
  step: Insertable<CatalogueUpdateStepTable>,
): Promise<void> {
  await trx.insertInto('catalogueUpdateStep').values(step).execute();
}
