import type { Insertable, Selectable } from 'kysely';
import type { IngestDb } from '../connect.ts';
import type { OnboardingBatchTable, OnboardingFileTable } from './tables.ts';

export type OnboardingBatch = Selectable<OnboardingBatchTable>;
export type OnboardingFile = Selectable<OnboardingFileTable>;

export function addBatch(
  db: IngestDb,
  batch: Omit<Insertable<OnboardingBatchTable>, 'id' | 'number' | 'touchedAt' | 'closedAt'>,
): Promise<OnboardingBatch> {
  return db
    .insertInto('pool.onboardingBatch')
    .values({ ...batch, touchedAt: batch.openedAt, closedAt: null })
    .returningAll()
    .executeTakeFirstOrThrow();
}

export function findBatch(db: IngestDb, id: string): Promise<OnboardingBatch | undefined> {
  return db.selectFrom('pool.onboardingBatch').selectAll().where('id', '=', id).executeTakeFirst();
}

/** The batches of a department, the newest first, with how many files each holds. */
export function findBatches(db: IngestDb, department: string) {
  return db
    .selectFrom('pool.onboardingBatch as batch')
    .selectAll('batch')
    .select((eb) => [
      eb
        .selectFrom('pool.onboardingFile as file')
        .whereRef('file.batchId', '=', 'batch.id')
        .select(({ fn }) => fn.countAll<number>().as('files'))
        .as('files'),
      eb
        .selectFrom('pool.onboardingFile as file')
        .whereRef('file.batchId', '=', 'batch.id')
        .where('file.loadId', 'is not', null)
        .select(({ fn }) => fn.countAll<number>().as('loaded'))
        .as('loaded'),
    ])
    .where('batch.department', '=', department)
    .orderBy('batch.number', 'desc')
    .execute();
}

export async function touchBatch(
  db: IngestDb,
  id: string,
  set: { touchedAt: Date; closedAt?: Date },
): Promise<void> {
  await db.updateTable('pool.onboardingBatch').set(set).where('id', '=', id).execute();
}

/** The files of a batch in order of their names, with the state of the load by which each went in. */
export function findFiles(db: IngestDb, batchId: string) {
  return db
    .selectFrom('pool.onboardingFile as file')
    .leftJoin('pool.load as load', 'load.id', 'file.loadId')
    .selectAll('file')
    .select('load.state as loadState')
    .where('file.batchId', '=', batchId)
    .orderBy('file.name')
    .execute();
}

/** Puts a file in the place of what was sent under its name before, whose id it answers with. */
export async function putFile(
  db: IngestDb,
  file: Omit<Insertable<OnboardingFileTable>, 'said' | 'loadId'>,
): Promise<string | undefined> {
  return db.transaction().execute(async (trx) => {
    const before = await trx
      .deleteFrom('pool.onboardingFile')
      .where('batchId', '=', file.batchId)
      .where('name', '=', file.name)
      .returning('id')
      .executeTakeFirst();
    await trx.insertInto('pool.onboardingFile').values(file).execute();
    return before?.id;
  });
}

export async function dropFile(db: IngestDb, batchId: string, id: string): Promise<boolean> {
  const { numDeletedRows } = await db
    .deleteFrom('pool.onboardingFile')
    .where('batchId', '=', batchId)
    .where('id', '=', id)
    .executeTakeFirst();
  return numDeletedRows > 0n;
}

export async function saySomething(
  db: IngestDb,
  id: string,
  said: OnboardingFile['said'],
): Promise<void> {
  await db
    .updateTable('pool.onboardingFile')
    .set({ said: JSON.stringify(said) })
    .where('id', '=', id)
    .execute();
}

export async function setLoad(db: IngestDb, ids: readonly string[], loadId: string): Promise<void> {
  await db
    .updateTable('pool.onboardingFile')
    .set({ loadId })
    .where('id', 'in', [...ids])
    .execute();
}

/** Drops the batches of a department, or those that nobody has touched since; which they were. */
export async function dropBatches(
  db: IngestDb,
  which: { department: string } | { untouchedSince: Date },
): Promise<string[]> {
  const dropped = await db
    .deleteFrom('pool.onboardingBatch')
    .where((eb) =>
      'department' in which
        ? eb('department', '=', which.department)
        : eb('touchedAt', '<', which.untouchedSince),
    )
    .returning('id')
    .execute();
  return dropped.map(({ id }) => id);
}
