import { sql } from 'kysely';
import type { IngestDb } from '../connect.ts';

/** Takes words out of what is declared, decided and written about a dataset, and of its cases. */
export async function purgeWords(
  trx: IngestDb,
  datasetId: string,
  words: readonly string[],
): Promise<void> {
  await sql`select app.purge_words(${datasetId}, ${[...words]}::text[])`.execute(trx);
  await sql`select app.purge_case_words(${datasetId}, ${[...words]}::text[])`.execute(trx);
  await sql`select app.purge_records(${datasetId}, ${[...words]}::text[], true)`.execute(trx);
  await sql`select app.purge_secrecy_words(${datasetId}, ${[...words]}::text[])`.execute(trx);
}

/** Takes whole values out of examples, of filters that readers asked with, and of what people wrote about it. */
export async function purgeTraces(
  trx: IngestDb,
  datasetId: string,
  traces: readonly string[],
): Promise<void> {
  await sql`select app.purge_traces(${datasetId}, ${[...traces]}::text[])`.execute(trx);
  await sql`select app.purge_case_words(${datasetId}, ${[...traces]}::text[])`.execute(trx);
  await sql`select app.purge_records(${datasetId}, ${[...traces]}::text[], false)`.execute(trx);
  await sql`select app.purge_secrecy_words(${datasetId}, ${[...traces]}::text[])`.execute(trx);
}

/** @param header of the column in files, as the glossary compares it */
export async function purgeField(
  trx: IngestDb,
  datasetId: string,
  { field, header }: { field: string; header: string },
): Promise<void> {
  await sql`select app.purge_field(${datasetId}, ${field})`.execute(trx);
  await sql`select app.purge_column_questions(${datasetId}, ${header})`.execute(trx);
}

/** The planner's samples of what stands in the tables that a purge has touched are taken anew. */
export async function forgetAppStatistics(trx: IngestDb): Promise<void> {
  await sql`select app.forget_statistics()`.execute(trx);
}

/** No load begins or goes on while a purge runs, so that none brings back what goes. */
export async function holdLoads(trx: IngestDb, datasetId: string): Promise<void> {
  await sql`lock table pool.load in share row exclusive mode`.execute(trx);
  await sql`select pg_advisory_xact_lock(hashtextextended(${datasetId}, 1))`.execute(trx);
}

export async function runningLoads(db: IngestDb, datasetId: string): Promise<string[]> {
  const rows = await db
    .selectFrom('pool.load')
    .select('id')
    .where('datasetId', '=', datasetId)
    .where('state', '=', 'LOADING')
    .execute();
  return rows.map(({ id }) => id);
}

/** Gives back the room of rows that are gone, and with it their bytes; outside of any transaction. */
export async function vacuum(db: IngestDb, relations: readonly string[]): Promise<void> {
  for (const relation of relations) await sql`vacuum ${sql.raw(relation)}`.execute(db);
}
