import { sql } from 'kysely';
import { jsonArrayFrom } from 'kysely/helpers/postgres';
import type { AppDb } from '../connect.ts';

/** What of a dataset can be found; nothing where it is not open, and nothing of closed fields (M30). */
export function findSearchable(db: AppDb, datasetId: string) {
  return db
    .selectFrom('dataset')
    .innerJoin('department', 'department.code', 'dataset.department')
    .innerJoin('division', 'division.code', 'dataset.division')
    .where('dataset.id', '=', datasetId)
    .where('dataset.state', '=', 'PUBLISHED')
    .where('dataset.openness', '!=', 'CLOSED')
    .select((eb) => [
      'dataset.titleZh',
      'dataset.titleEn',
      'dataset.summaryZh',
      'dataset.summaryEn',
      'dataset.slug',
      'dataset.keywords',
      sql<
        string[]
      >`array[department.name_zh, department.name_en, division.name_zh, division.name_en]`.as(
        'names',
      ),
      jsonArrayFrom(
        eb
          .selectFrom('field')
          .select(['name', 'position', 'titleZh', 'titleEn', 'descriptionZh', 'descriptionEn'])
          .whereRef('field.datasetId', '=', 'dataset.id')
          .where('field.openness', '!=', 'CLOSED')
          .orderBy('position'),
      ).as('fields'),
    ])
    .executeTakeFirst();
}

export interface IndexedField {
  name: string;
  position: number;
  title: string;
  words: string[];
}

const vector = (words: readonly string[]) => sql<string>`array_to_tsvector(${[...words]}::text[])`;

/** Writes the words of an open dataset and of its fields in the place of those before. */
export async function putSearchEntry(
  trx: AppDb,
  datasetId: string,
  words: string,
  fields: readonly IndexedField[],
): Promise<void> {
  await trx
    .insertInto('searchEntry')
    .values({ datasetId, words })
    .onConflict((conflict) => conflict.column('datasetId').doUpdateSet({ words }))
    .execute();
  await trx.deleteFrom('searchField').where('datasetId', '=', datasetId).execute();
  if (fields.length === 0) return;
  await trx
    .insertInto('searchField')
    .values(fields.map((field) => ({ datasetId, ...field, words: vector(field.words) })))
    .execute();
}

/** Open datasets without words: published before the catalogue had them. */
export async function findUnindexed(db: AppDb): Promise<string[]> {
  const rows = await db
    .selectFrom('searchEntry')
    .select('datasetId')
    .where('words', '=', '')
    .execute();
  return rows.map(({ datasetId }) => datasetId);
}

/** Open datasets of a department: they are found by its name too. */
export async function findIndexedOf(db: AppDb, department: string): Promise<string[]> {
  const rows = await db
    .selectFrom('searchEntry')
    .select('datasetId')
    .where('department', '=', department)
    .orderBy('datasetId')
    .execute();
  return rows.map(({ datasetId }) => datasetId);
}
