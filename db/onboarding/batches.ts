import { type Insertable, type Selectable, sql } from 'kysely';
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
    .select(['load.state as loadState', 'load.datasetId as loadDatasetId', 'load.rejected'])
    .where('file.batchId', '=', batchId)
    .orderBy('file.name')
    .execute();
}

/**
 * Puts a file in the place of what was sent under its name before, whose id it answers with; what was said of
 * that holds for this. FULL where the batch would hold more than it takes.
 */
export async function putFile(
  db: IngestDb,
  file: Omit<Insertable<OnboardingFileTable>, 'said' | 'loadId'>,
  most: { files: number; bytes: number },
): Promise<{ replaced: string | undefined } | 'FULL'> {
  return db.transaction().execute(async (trx) => {
    await trx
      .selectFrom('pool.onboardingBatch')
      .select('id')
      .where('id', '=', file.batchId)
      .forUpdate()
      .executeTakeFirstOrThrow();
    const others = await trx
      .selectFrom('pool.onboardingFile')
      .select(({ fn }) => [
        fn.countAll<number>().as('files'),
        sql<number>`coalesce(sum(bytes), 0)::bigint`.as('bytes'),
      ])
      .where('batchId', '=', file.batchId)
      .where('name', '!=', file.name)
      .executeTakeFirstOrThrow();
    if (others.files >= most.files || others.bytes + file.bytes > most.bytes) return 'FULL';
    const before = await trx
      .deleteFrom('pool.onboardingFile')
      .where('batchId', '=', file.batchId)
      .where('name', '=', file.name)
      .returning(['id', 'said'])
      .executeTakeFirst();
    const said = JSON.stringify(before?.said ?? {});
    await trx
      .insertInto('pool.onboardingFile')
      .values({ ...file, said })
      .execute();
    return { replaced: before?.id };
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

export async function setSaid(
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

/** Drops the batches of a department, or those that nobody has touched since and that load nothing. */
export async function dropBatches(
  db: IngestDb,
  which: { department: string } | { untouchedSince: Date },
): Promise<void> {
  await db
    .deleteFrom('pool.onboardingBatch as batch')
    .where((eb) =>
      'department' in which
        ? eb('batch.department', '=', which.department)
        : eb.and([
            eb('batch.touchedAt', '<', which.untouchedSince),
            eb.not(
              eb.exists(
                eb
                  .selectFrom('pool.onboardingFile as file')
                  .innerJoin('pool.load as load', 'load.id', 'file.loadId')
                  .select('file.id')
                  .whereRef('file.batchId', '=', 'batch.id')
                  .where('load.state', 'in', ['LOADING', 'HELD']),
              ),
            ),
          ]),
    )
    .execute();
}

/** Which of these batches there are. */
export async function existingBatches(db: IngestDb, ids: readonly string[]): Promise<Set<string>> {
  if (ids.length === 0) return new Set();
  const found = await db
    .selectFrom('pool.onboardingBatch')
    .select('id')
    .where('id', 'in', [...ids])
    .execute();
  return new Set(found.map(({ id }) => id));
}
