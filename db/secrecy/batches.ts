import type { Insertable } from 'kysely';
import type { AppDb } from '../connect.ts';
import type { SecrecyBatchEntryTable, SecrecyBatchTable, SecrecyLookTable } from './tables.ts';

function batches(db: AppDb) {
  return db
    .selectFrom('secrecyBatch as batch')
    .innerJoin('account as opener', 'opener.id', 'batch.openedBy')
    .leftJoin('account as decider', 'decider.id', 'batch.decidedBy')
    .selectAll('batch')
    .select(['opener.displayName as openedByName', 'decider.displayName as decidedByName']);
}

export type SecrecyBatch = Awaited<ReturnType<typeof findSecrecyBatches>>[number];

/** The batches of a department, the newest first. */
export function findSecrecyBatches(db: AppDb, department: string, most: number) {
  return batches(db)
    .where('batch.department', '=', department)
    .orderBy('batch.number', 'desc')
    .limit(most)
    .execute();
}

export function findSecrecyBatch(db: AppDb, id: string): Promise<SecrecyBatch | undefined> {
  return batches(db).where('batch.id', '=', id).executeTakeFirst();
}

/** A batch, locked until the transaction ends, so that a look and its confirmation do not cross. */
export async function lockSecrecyBatch(trx: AppDb, id: string): Promise<SecrecyBatch | undefined> {
  await trx.selectFrom('secrecyBatch').select('id').where('id', '=', id).forUpdate().execute();
  return findSecrecyBatch(trx, id);
}

/** What was put into a batch, as it was then, in the order of the slugs. */
export function findSecrecyBatchEntries(db: AppDb, batchId: string) {
  return db
    .selectFrom('secrecyBatchEntry as member')
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

export type SecrecyBatchEntry = Awaited<ReturnType<typeof findSecrecyBatchEntries>>[number];

/** Which of the entries' newest versions have been put into a batch. */
export async function findDrawn(db: AppDb, entryIds: readonly string[]): Promise<Set<string>> {
  if (entryIds.length === 0) return new Set();
  const drawn = await db
    .selectFrom('secrecyBatchEntry as member')
    .innerJoin('catalogueEntry as entry', (join) =>
      join.onRef('entry.id', '=', 'member.entryId').onRef('entry.version', '=', 'member.version'),
    )
    .select('member.entryId')
    .where('member.entryId', 'in', [...entryIds])
    .execute();
  return new Set(drawn.map(({ entryId }) => entryId));
}

export async function addSecrecyBatch(
  trx: AppDb,
  batch: Insertable<SecrecyBatchTable>,
  members: Omit<Insertable<SecrecyBatchEntryTable>, 'batchId'>[],
): Promise<string> {
  const { id } = await trx
    .insertInto('secrecyBatch')
    .values(batch)
    .returning('id')
    .executeTakeFirstOrThrow();
  await trx
    .insertInto('secrecyBatchEntry')
    .values(members.map((member) => ({ ...member, batchId: id })))
    .execute();
  return id;
}

export async function decideSecrecyBatch(
  trx: AppDb,
  id: string,
  decision: {
    state: 'CONFIRMED' | 'SINGLY';
    decidedBy: string;
    decidedAs: string;
    decidedAt: Date;
    opinion: string | null;
  },
): Promise<void> {
  await trx.updateTable('secrecyBatch').set(decision).where('id', '=', id).execute();
}

export async function addSecrecyLook(
  trx: AppDb,
  look: Insertable<SecrecyLookTable>,
): Promise<void> {
  await trx.insertInto('secrecyLook').values(look).execute();
}

/** Looks at the entries of a batch in the order in which they were made; the last one holds. */
export function findSecrecyLooks(db: AppDb, batchId: string) {
  return db
    .selectFrom('secrecyLook as look')
    .innerJoin('account', 'account.id', 'look.lookedBy')
    .selectAll('look')
    .select('account.displayName as lookedByName')
    .where('batchId', '=', batchId)
    .orderBy('look.id')
    .execute();
}

export type SecrecyLook = Awaited<ReturnType<typeof findSecrecyLooks>>[number];
