import type { Insertable } from 'kysely';
import type { AppDb } from '../connect.ts';
import type { ReviewBatchEntryTable, ReviewBatchTable } from './tables.ts';

function batches(db: AppDb) {
  return db
    .selectFrom('reviewBatch as batch')
    .innerJoin('account as opener', 'opener.id', 'batch.openedBy')
    .leftJoin('account as decider', 'decider.id', 'batch.decidedBy')
    .selectAll('batch')
    .select(['opener.displayName as openedByName', 'decider.displayName as decidedByName']);
}

export type ReviewBatch = Awaited<ReturnType<typeof findBatches>>[number];

/** The newest batches first. */
export function findBatches(db: AppDb, most: number) {
  return batches(db).orderBy('batch.number', 'desc').limit(most).execute();
}

export function findBatch(db: AppDb, id: string): Promise<ReviewBatch | undefined> {
  return batches(db).where('batch.id', '=', id).executeTakeFirst();
}

/** A batch, locked until the transaction ends, so that a look and its acceptance do not cross. */
export async function lockBatch(trx: AppDb, id: string): Promise<ReviewBatch | undefined> {
  await trx.selectFrom('reviewBatch').select('id').where('id', '=', id).forUpdate().execute();
  return findBatch(trx, id);
}

/** What was put into a batch, as it was then, in the order of the slugs. */
export function findBatchEntries(db: AppDb, batchId: string) {
  return db
    .selectFrom('reviewBatchEntry as member')
    .innerJoin('catalogueEntry as entry', 'entry.id', 'member.entryId')
    .innerJoin('entryVersion as then', (join) =>
      join.onRef('then.entryId', '=', 'member.entryId').onRef('then.number', '=', 'member.version'),
    )
    .selectAll('member')
    .select(['entry.slug', 'then.declaration'])
    .where('batchId', '=', batchId)
    .orderBy('entry.slug')
    .execute();
}

export type BatchEntry = Awaited<ReturnType<typeof findBatchEntries>>[number];

/** Of the versions those that were put into a batch, with its state: a version is put into one batch at most. */
export function findBatched(db: AppDb, entryIds: readonly string[]) {
  return db
    .selectFrom('reviewBatchEntry as member')
    .innerJoin('reviewBatch as batch', 'batch.id', 'member.batchId')
    .innerJoin('catalogueEntry as entry', (join) =>
      join.onRef('entry.id', '=', 'member.entryId').onRef('entry.version', '=', 'member.version'),
    )
    .select(['member.batchId', 'member.entryId', 'member.version', 'member.clean', 'batch.state'])
    .where('member.entryId', 'in', [...entryIds])
    .execute();
}

export async function addBatch(
  trx: AppDb,
  batch: Insertable<ReviewBatchTable>,
  members: Omit<Insertable<ReviewBatchEntryTable>, 'batchId'>[],
): Promise<string> {
  const { id } = await trx
    .insertInto('reviewBatch')
    .values(batch)
    .returning('id')
    .executeTakeFirstOrThrow();
  await trx
    .insertInto('reviewBatchEntry')
    .values(members.map((member) => ({ ...member, batchId: id })))
    .execute();
  return id;
}

export async function decideBatch(
  trx: AppDb,
  id: string,
  decision: {
    state: 'ACCEPTED' | 'ELEMENTWISE';
    decidedBy: string;
    decidedAs: string;
    decidedAt: Date;
  },
): Promise<void> {
  await trx.updateTable('reviewBatch').set(decision).where('id', '=', id).execute();
}
