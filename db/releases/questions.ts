import type { Insertable } from 'kysely';
import type { IngestDb } from '../connect.ts';
import type { LoadQuestionTable } from './tables.ts';

/** Asks; false where another question about the load is open. */
export async function addQuestion(
  trx: IngestDb,
  question: Insertable<LoadQuestionTable>,
): Promise<boolean> {
  const added = await trx
    .insertInto('pool.loadQuestion')
    .values(question)
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst();
  return added !== undefined;
}

/** Questions with their loads; of one load, or those that are open. */
export function findQuestions(db: IngestDb, of: { loadId: string } | 'OPEN') {
  let query = db
    .selectFrom('pool.loadQuestion as question')
    .innerJoin('pool.load as load', 'load.id', 'question.loadId')
    .selectAll('question')
    .select(['load.datasetId', 'load.fileName', 'load.light', 'load.state'])
    .orderBy('question.askedAt');
  query =
    of === 'OPEN'
      ? query
          .where('question.answer', 'is', null)
          .where('question.withdrawnAt', 'is', null)
          .where('load.state', '=', 'HELD')
      : query.where('question.loadId', '=', of.loadId);
  return query.execute();
}

export type KeptQuestion = Awaited<ReturnType<typeof findQuestions>>[number];

/** Answers a question that is open; false where it is not. */
export async function answerQuestion(
  trx: IngestDb,
  id: string,
  by: { answer: string; answeredBy: string; answeredAs: string; answeredAt: Date },
): Promise<boolean> {
  const { numUpdatedRows } = await trx
    .updateTable('pool.loadQuestion')
    .set(by)
    .where('id', '=', id)
    .where('answer', 'is', null)
    .where('withdrawnAt', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** Takes an open question about a load back; false where there is none. */
export async function withdrawQuestion(
  trx: IngestDb,
  loadId: string,
  withdrawnAt: Date,
): Promise<boolean> {
  const { numUpdatedRows } = await trx
    .updateTable('pool.loadQuestion')
    .set({ withdrawnAt })
    .where('loadId', '=', loadId)
    .where('answer', 'is', null)
    .where('withdrawnAt', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}
