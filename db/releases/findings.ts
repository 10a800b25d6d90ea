import { sql } from 'kysely';
import type { Insertable, Selectable } from 'kysely';
import type { IngestDb } from '../connect.ts';
import type { FindingAnswerTable, FindingTable } from './tables.ts';

export type KeptFinding = Selectable<FindingTable>;
export type KeptAnswer = Selectable<FindingAnswerTable>;

/**
 * Keeps what a look through a load's free texts found, in the place of what an earlier look did, and that it
 * was looked through. Decisions that stand from earlier loads are those of this one too.
 */
export async function keepFindings(
  db: IngestDb,
  loadId: string,
  found: readonly Omit<KeptFinding, 'loadId'>[],
  standing: readonly KeptAnswer[],
  at: Date,
): Promise<void> {
  await db.transaction().execute(async (trx) => {
    for (const finding of found) {
      await trx
        .insertInto('pool.finding')
        .values({ loadId, ...finding })
        .onConflict((conflict) => conflict.doNothing())
        .execute();
      const decided = standing.find(
        ({ field, kind }) => field === finding.field && kind === finding.kind,
      );
      if (decided === undefined || decided.loadId === loadId) continue;
      await trx
        .insertInto('pool.findingAnswer')
        .values({ ...decided, loadId, standing: false, decidedIn: decided.loadId })
        .onConflict((conflict) => conflict.doNothing())
        .execute();
    }
    await trx.updateTable('pool.load').set({ scannedAt: at }).where('id', '=', loadId).execute();
  });
}

export function findFindings(db: IngestDb, loadId: string): Promise<KeptFinding[]> {
  return db
    .selectFrom('pool.finding')
    .selectAll()
    .where('loadId', '=', loadId)
    .orderBy('field')
    .orderBy('kind')
    .execute();
}

export function findAnswers(db: IngestDb, loadId: string): Promise<KeptAnswer[]> {
  return db.selectFrom('pool.findingAnswer').selectAll().where('loadId', '=', loadId).execute();
}

/** Decisions that hold for every load of a dataset in this shape, the newest of each field and kind. */
export function findStanding(
  db: IngestDb,
  datasetId: string,
  schemaVersion: number,
): Promise<KeptAnswer[]> {
  return db
    .selectFrom('pool.findingAnswer as answer')
    .innerJoin('pool.load as load', 'load.id', 'answer.loadId')
    .selectAll('answer')
    .distinctOn(['answer.field', 'answer.kind'])
    .where('load.datasetId', '=', datasetId)
    .where('load.schemaVersion', '=', schemaVersion)
    .where('answer.standing', '=', true)
    .where('answer.revokedAt', 'is', null)
    .orderBy('answer.field')
    .orderBy('answer.kind')
    .orderBy('answer.answeredAt', 'desc')
    .execute();
}

/** Records decisions; whether all of them were the first of their field and kind. */
export async function addAnswers(
  trx: IngestDb,
  answers: readonly Insertable<FindingAnswerTable>[],
): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await trx
    .insertInto('pool.findingAnswer')
    .values([...answers])
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirstOrThrow();
  return Number(numInsertedOrUpdatedRows) === answers.length;
}

/** Takes back what stands on a field and kind; loads that went out by it stay as they are. */
export async function revokeStanding(
  db: IngestDb,
  datasetId: string,
  of: Pick<KeptFinding, 'field' | 'kind'>,
  at: Date,
): Promise<number> {
  const { numUpdatedRows } = await db
    .updateTable('pool.findingAnswer')
    .set({ revokedAt: at })
    .where('field', '=', of.field)
    .where('kind', '=', of.kind)
    .where('standing', '=', true)
    .where('revokedAt', 'is', null)
    .where(sql<boolean>`load_id in (select id from pool.load where dataset_id = ${datasetId})`)
    .executeTakeFirst();
  return Number(numUpdatedRows);
}
