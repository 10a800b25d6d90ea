import { sql } from 'kysely';
import { jsonArrayFrom, jsonObjectFrom } from 'kysely/helpers/postgres';
import type { AppDb } from '../connect.ts';
import { prepared } from '../prepared.ts';
import { together } from '../together.ts';
import { EntryCache, type Revision } from './entry-cache.ts';

/** The only road to the open catalogue: published, and not closed (M30). */
function openCatalogue(db: AppDb) {
  return db
    .selectFrom('dataset')
    .where('dataset.state', '=', 'PUBLISHED')
    .where('dataset.openness', '!=', 'CLOSED');
}

/** The open entries as they stand, by their revisions. */
export function revisions(db: AppDb) {
  return openCatalogue(db)
    .innerJoin('entryRevision', 'entryRevision.datasetId', 'dataset.id')
    .select(['dataset.id', 'entryRevision.revision']);
}

/**
 * Whole entries: metadata, provider, open fields, legal bases, newest standing release. Each table that it reads
 * has to count up the revision when it changes, or an entry of before would still be shown.
 */
function entries(db: AppDb) {
  return openCatalogue(db)
    .innerJoin('entryRevision', 'entryRevision.datasetId', 'dataset.id')
    .innerJoin('department as provider', 'provider.code', 'dataset.department')
    .innerJoin('division', 'division.code', 'dataset.division')
    .selectAll('dataset')
    .select((eb) => [
      'entryRevision.revision',
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

export type CatalogueEntry = Awaited<ReturnType<typeof entriesOfIds>>[number];
export type EntryField = CatalogueEntry['fields'][number];
export type EntryRelease = CatalogueEntry['head'] & {};
export type EntryLegalBasis = CatalogueEntry['legalBases'][number];

const revisionOfSlug = together(
  prepared('revision-of-slug', (db: AppDb, given: { slug: string }) =>
    revisions(db).where('dataset.slug', '=', given.slug),
  ),
  ({ slug }) => slug,
);

/** The entry of a slug; closed, unpublished and unknown are alike `undefined`, after the same statement. */
export async function findEntry(db: AppDb, slug: string): Promise<CatalogueEntry | undefined> {
  const [entry] = await entriesOf(db, await revisionOfSlug(db, { slug }));
  return entry;
}

const revisionOfCode = prepared('revision-of-code', (db: AppDb, given: { code: string }) =>
  revisions(db)
    .innerJoin('resourceCode', 'resourceCode.datasetId', 'dataset.id')
    .where('resourceCode.code', '=', given.code),
);

/** The entry that has the code, or had it before another was issued; else as for a slug. */
export async function findEntryByCode(
  db: AppDb,
  code: string,
): Promise<CatalogueEntry | undefined> {
  const [entry] = await entriesOf(db, await revisionOfCode(db, { code }));
  return entry;
}

const revisionsOfIds = prepared(
  'revisions-of-ids',
  (db: AppDb, given: { ids: readonly string[] }) =>
    revisions(db).where(sql<boolean>`dataset.id = any(${given.ids}::uuid[])`),
);

/** The open ones among the entries of these datasets, in no particular order. */
export async function findEntriesById(
  db: AppDb,
  ids: readonly string[],
): Promise<CatalogueEntry[]> {
  return entriesOf(db, await revisionsOfIds(db, { ids: [...ids] }));
}

const entriesOfIds = prepared('entries-of-ids', (db: AppDb, given: { ids: readonly string[] }) =>
  entries(db).where(sql<boolean>`dataset.id = any(${given.ids}::uuid[])`),
);

/** Of each database handle its own; a transaction, being another handle, leaves nothing behind. */
const caches = new WeakMap<AppDb, EntryCache<CatalogueEntry>>();

/** The entries of these revisions, of which most were read before. */
export async function entriesOf(db: AppDb, wanted: readonly Revision[]): Promise<CatalogueEntry[]> {
  const cache = caches.get(db) ?? new EntryCache();
  caches.set(db, cache);
  const known = wanted.flatMap((revision) => cache.find(revision) ?? []);
  if (known.length === wanted.length) return known;
  const missing = wanted.filter((one) => cache.find(one) === undefined).map(({ id }) => id);
  const read = await entriesOfIds(db, { ids: missing });
  return [...known, ...read.map((entry) => cache.remember(entry))];
}

export type KeptRelease = Awaited<ReturnType<typeof findReleases>>[number];

/** All releases of a dataset, those taken back included, newest first. */
export function findReleases(db: AppDb, datasetId: string) {
  return db
    .selectFrom('release')
    .selectAll()
    .where('datasetId', '=', datasetId)
    .orderBy('number', 'desc')
    .execute();
}

/** Slugs and ids of the open catalogue in the order of their slugs, from after one of them on. */
export function findOpenSlugs(db: AppDb, { after, limit }: { after: string; limit: number }) {
  return openCatalogue(db)
    .select(['dataset.id', 'dataset.slug'])
    .where('dataset.slug', '>', after)
    .orderBy('dataset.slug')
    .limit(limit)
    .execute();
}
