import { sql } from 'kysely';
import { jsonArrayFrom, jsonObjectFrom } from 'kysely/helpers/postgres';
import type { AppDb } from '../connect.ts';
import { prepared } from '../prepared.ts';
import type { Openness, Theme, UpdateCycle } from './vocabulary.ts';

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

export function findEntriesById(db: AppDb, ids: readonly string[]) {
  return entries(db)
    .where('dataset.id', 'in', [...ids])
    .execute();
}

export interface CatalogueFilter {
  openness?: readonly Openness[] | undefined;
  theme?: readonly Theme[] | undefined;
  department?: readonly string[] | undefined;
  division?: readonly string[] | undefined;
  updateCycle?: readonly UpdateCycle[] | undefined;
}

export type Facet = keyof CatalogueFilter;
export const FACETS = ['openness', 'theme', 'department', 'division', 'updateCycle'] as const;

export interface CatalogueSearch {
  /** Grams that an entry must have, and the words as typed, for ranking. */
  grams: readonly string[];
  words: readonly string[];
  filter: CatalogueFilter;
}

function matching(db: AppDb, search: CatalogueSearch, but?: Facet) {
  let query = openCatalogue(db);
  if (search.grams.length > 0) {
    query = query.where(sql<boolean>`dataset.grams @> ${[...search.grams]}::text[]`);
  }
  for (const facet of FACETS) {
    const values = search.filter[facet];
    if (values === undefined || facet === but) continue;
    query = query.where(sql<boolean>`${sql.ref(`dataset.${facet}`)} = any(${[...values]}::text[])`);
  }
  return query;
}

export type CatalogueOrder = 'RELEVANCE' | 'RELEASED' | 'TITLE';

/** Ids and their sort keys, in order; `after` is the last key pair of the page before. */
export async function searchEntries(
  db: AppDb,
  search: CatalogueSearch,
  order: CatalogueOrder,
  page: { limit: number; after?: { key: string; id: string } | undefined },
): Promise<{ id: string; key: string }[]> {
  const key = sortKey(search, order);
  let query = db
    .selectFrom(matching(db, search).select('dataset.id').select(key.as('key')).as('found'))
    .select(['found.id', 'found.key'])
    .orderBy(sql`found.key collate "C"`)
    .orderBy('found.id')
    .limit(page.limit);
  if (page.after !== undefined) {
    const { key: afterKey, id } = page.after;
    query = query.where(
      sql<boolean>`(found.key collate "C", found.id) > (${afterKey}, ${id}::uuid)`,
    );
  }
  return query.execute();
}

/** A text whose ascending order is the order asked for. */
function sortKey(search: CatalogueSearch, order: CatalogueOrder) {
  const released = sql<string>`coalesce((
    select to_char(9999999999 - extract(epoch from max(r.released_at)), 'FM0000000000')
    from app.release r where r.dataset_id = dataset.id and r.withdrawn_at is null), '9999999999')`;
  if (order === 'RELEASED') return released;
  if (order === 'TITLE') return sql<string>`dataset.title_zh`;
  if (search.words.length === 0) return released;
  const words = [...search.words];
  return sql<string>`to_char(100
    - 8 * (select count(*) from unnest(${words}::text[]) w where position(w in lower(dataset.title_zh || ' ' || dataset.title_en)) > 0)
    - 4 * (select count(*) from unnest(${words}::text[]) w where w = any(dataset.keywords))
    - 2 * (select count(*) from unnest(${words}::text[]) w where exists (
        select from app.field f where f.dataset_id = dataset.id and f.openness <> 'CLOSED' and position(w in lower(f.title_zh)) > 0))
    , 'FM000') || ${released}`;
}

export async function countEntries(db: AppDb, search: CatalogueSearch): Promise<number> {
  const { count } = await matching(db, search)
    .select(sql<number>`count(*)`.as('count'))
    .executeTakeFirstOrThrow();
  return count;
}

/** Counts of each value of a facet, among what the other facets leave. */
export function countFacet(db: AppDb, search: CatalogueSearch, facet: Facet) {
  return matching(db, search, facet)
    .select(sql<string>`${sql.ref(`dataset.${facet}`)}`.as('value'))
    .select(sql<number>`count(*)`.as('count'))
    .groupBy(sql.ref(`dataset.${facet}`))
    .orderBy(sql`count(*)`, 'desc')
    .orderBy('value')
    .execute();
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
