import { sql } from 'kysely';
import { jsonArrayFrom, jsonObjectFrom } from 'kysely/helpers/postgres';
import type { AppDb } from '../connect.ts';
import { prepared } from '../prepared.ts';

/** The only road to the open catalogue: published, and not closed (M30). */
function openCatalogue(db: AppDb) {
  return db
    .selectFrom('dataset')
    .where('dataset.state', '=', 'PUBLISHED')
    .where('dataset.openness', '!=', 'CLOSED');
}

/** Whole entries: metadata, provider, open fields, legal bases, newest standing release. */
function entries(db: AppDb) {
  return openCatalogue(db)
    .innerJoin('department as provider', 'provider.code', 'dataset.department')
    .innerJoin('division', 'division.code', 'dataset.division')
    .selectAll('dataset')
    .select((eb) => [
      'division.nameZh as divisionZh',
      'division.nameEn as divisionEn',
      sql<string>`${eb.ref('dataset.publishedAt')}`.as('publishedOn'),
      jsonArrayFrom(
        eb
          .selectFrom('field')
          .selectAll('field')
          .whereRef('field.datasetId', '=', 'dataset.id')
          .where('field.openness', '!=', 'CLOSED')
          .orderBy('field.position'),
      ).as('fields'),
      jsonArrayFrom(
        eb
          .selectFrom('datasetLegalBasis')
          .innerJoin('legalBasis', 'legalBasis.id', 'datasetLegalBasis.legalBasisId')
          .selectAll('legalBasis')
          .whereRef('datasetLegalBasis.datasetId', '=', 'dataset.id')
          .orderBy('datasetLegalBasis.position'),
      ).as('legalBases'),
      jsonObjectFrom(
        eb
          .selectFrom('release')
          .selectAll('release')
          .whereRef('release.datasetId', '=', 'dataset.id')
          .where('release.withdrawnAt', 'is', null)
          .orderBy('release.number', 'desc')
          .limit(1),
      ).as('head'),
      jsonObjectFrom(
        eb
          .selectFrom('department')
          .selectAll('department')
          .whereRef('department.code', '=', 'dataset.department'),
      )
        .$notNull()
        .as('provider'),
    ]);
}

export type CatalogueEntry = Awaited<ReturnType<typeof findEntry>> & {};
export type EntryField = CatalogueEntry['fields'][number];
export type EntryRelease = CatalogueEntry['head'] & {};
export type EntryLegalBasis = CatalogueEntry['legalBases'][number];

const entryOfSlug = prepared('entry-of-slug', (db: AppDb, given: { slug: string }) =>
  entries(db).where('dataset.slug', '=', given.slug),
);

/** The entry of a slug; closed, unpublished and unknown are alike `undefined`, after the same statement. */
export async function findEntry(db: AppDb, slug: string) {
  const [entry] = await entryOfSlug(db, { slug });
  return entry;
}

const entriesOfIds = prepared('entries-of-ids', (db: AppDb, given: { ids: readonly string[] }) =>
  entries(db).where(sql<boolean>`dataset.id = any(${given.ids}::uuid[])`),
);

export function findEntriesById(db: AppDb, ids: readonly string[]) {
  return entriesOfIds(db, { ids: [...ids] });
}

/** All standing releases of a dataset, newest first. */
export function findReleases(db: AppDb, datasetId: string) {
  return db
    .selectFrom('release')
    .selectAll()
    .where('datasetId', '=', datasetId)
    .orderBy('number', 'desc')
    .execute();
}
