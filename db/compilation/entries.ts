import type { Insertable } from 'kysely';
import { jsonArrayFrom, jsonObjectFrom } from 'kysely/helpers/postgres';
import type { DatasetDeclaration } from '../catalogue/declaration.ts';
import type { AppDb } from '../connect.ts';
import type { CatalogueEntryTable, EntryStepTable, SecrecyReviewTable } from './tables.ts';
import type { EntryState } from './vocabulary.ts';

/** Entries with the department that compiles them and their newest version. */
function compiled(db: AppDb) {
  return db
    .selectFrom('catalogueEntry as entry')
    .innerJoin('department', 'department.code', 'entry.department')
    .innerJoin('entryVersion as newest', (join) =>
      join.onRef('newest.entryId', '=', 'entry.id').onRef('newest.number', '=', 'entry.version'),
    )
    .innerJoin('account as maker', 'maker.id', 'newest.madeBy')
    .leftJoin('dataset', 'dataset.id', 'entry.datasetId')
    .selectAll('entry')
    .select((eb) => [
      'newest.declaration',
      'dataset.openness as standingOpenness',
      'dataset.state as standingState',
      'dataset.tombstone',
      'newest.reason',
      'newest.madeBy',
      'newest.madeAt',
      'maker.displayName as madeByName',
      'department.level',
      'department.division',
      'department.nameZh as departmentZh',
      'department.nameEn as departmentEn',
      jsonObjectFrom(
        eb
          .selectFrom('secrecyReview')
          .innerJoin('account as reviewer', 'reviewer.id', 'secrecyReview.reviewedBy')
          .selectAll('secrecyReview')
          .select('reviewer.displayName as reviewedByName')
          .whereRef('secrecyReview.entryId', '=', 'entry.id')
          .whereRef('secrecyReview.version', '=', 'entry.version'),
      ).as('secrecyReview'),
      jsonArrayFrom(
        eb
          .selectFrom('entryStep')
          .innerJoin('account as hand', 'hand.id', 'entryStep.takenBy')
          .leftJoin('party', 'party.id', 'entryStep.takenAs')
          .selectAll('entryStep')
          .select(['hand.displayName as takenByName', 'party.name as takenAsName'])
          .whereRef('entryStep.entryId', '=', 'entry.id')
          .orderBy('entryStep.id'),
      ).as('steps'),
    ]);
}

export type CompiledEntry = Awaited<ReturnType<typeof findCompiled>>[number];

/** Entries by id, slug, department, the division that gathers them, or state; oldest first. */
export function findCompiled(
  db: AppDb,
  by: {
    ids?: readonly string[];
    slug?: string;
    department?: string;
    division?: string;
    states?: readonly EntryState[];
  },
) {
  let query = compiled(db).orderBy('newest.madeAt').orderBy('entry.slug');
  if (by.ids !== undefined) query = query.where('entry.id', 'in', [...by.ids]);
  if (by.slug !== undefined) query = query.where('entry.slug', '=', by.slug);
  if (by.department !== undefined) query = query.where('entry.department', '=', by.department);
  if (by.division !== undefined) query = query.where('department.division', '=', by.division);
  if (by.states !== undefined) query = query.where('entry.state', 'in', [...by.states]);
  return query.execute();
}

/** The entries themselves, locked in one order until the transaction ends. */
export async function lockEntries(trx: AppDb, ids: readonly string[]): Promise<CompiledEntry[]> {
  await trx
    .selectFrom('catalogueEntry')
    .select('id')
    .where('id', 'in', [...ids])
    .orderBy('id')
    .forUpdate()
    .execute();
  return findCompiled(trx, { ids });
}

export function findVersions(db: AppDb, entryId: string) {
  return db
    .selectFrom('entryVersion')
    .innerJoin('account', 'account.id', 'entryVersion.madeBy')
    .leftJoin('secrecyReview as review', (join) =>
      join
        .onRef('review.entryId', '=', 'entryVersion.entryId')
        .onRef('review.version', '=', 'entryVersion.number'),
    )
    .leftJoin('account as reviewer', 'reviewer.id', 'review.reviewedBy')
    .selectAll('entryVersion')
    .select([
      'account.displayName as madeByName',
      'reviewer.displayName as reviewedByName',
      'review.reviewedAt',
    ])
    .where('entryVersion.entryId', '=', entryId)
    .orderBy('entryVersion.number')
    .execute();
}

/** A new entry with nothing in it yet; undefined where its slug is taken. */
export async function addEntry(
  trx: AppDb,
  entry: Pick<Insertable<CatalogueEntryTable>, 'department' | 'slug'>,
): Promise<string | undefined> {
  const added = await trx
    .insertInto('catalogueEntry')
    .values({ ...entry, state: 'DRAFT', version: 1, publishedVersion: null, datasetId: null })
    .onConflict((conflict) => conflict.column('slug').doNothing())
    .returning('id')
    .executeTakeFirst();
  return added?.id;
}

export interface NewVersion {
  entryId: string;
  number: number;
  declaration: DatasetDeclaration;
  reason: string;
  madeBy: string;
  madeAs: string | null;
  madeAt: Date;
}

export async function addVersion(trx: AppDb, version: NewVersion): Promise<void> {
  const declaration = JSON.stringify(version.declaration);
  await trx
    .insertInto('entryVersion')
    .values({ ...version, declaration })
    .execute();
  await trx
    .updateTable('catalogueEntry')
    .set({ version: version.number })
    .where('id', '=', version.entryId)
    .execute();
}

export async function addSecrecyReview(
  trx: AppDb,
  review: Insertable<SecrecyReviewTable>,
): Promise<void> {
  await trx.insertInto('secrecyReview').values(review).execute();
}

/** Records a step and moves the entry to where it leads. */
export async function addStep(
  trx: AppDb,
  step: Omit<Insertable<EntryStepTable>, 'remarks'> & {
    remarks?: { element: string; remark: string }[];
  },
): Promise<void> {
  await trx
    .insertInto('entryStep')
    .values({ ...step, remarks: JSON.stringify(step.remarks ?? []) })
    .execute();
  await trx
    .updateTable('catalogueEntry')
    .set({ state: step.toState })
    .where('id', '=', step.entryId)
    .execute();
}

/** The version that the public sees from now on. */
export async function setPublished(trx: AppDb, entryId: string, version: number): Promise<void> {
  await trx
    .updateTable('catalogueEntry')
    .set({ publishedVersion: version, datasetId: entryId })
    .where('id', '=', entryId)
    .execute();
}
