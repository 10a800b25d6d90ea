import { type ExpressionBuilder, sql } from 'kysely';
import { jsonArrayFrom, jsonObjectFrom } from 'kysely/helpers/postgres';
import type { AppDb } from '../connect.ts';
import type { AppTables } from '../tables.ts';
import type { ClosingGround } from './vocabulary.ts';

/**
 * Closed resources that the Bureau's last decision names, as long as the version for which it was made is the
 * published one (M30). What was closed when it was withdrawn is named no longer.
 */
function namedResources(db: AppDb) {
  return db
    .selectFrom('namingDecision as decision')
    .innerJoin('catalogueEntry as entry', (join) =>
      join
        .onRef('entry.id', '=', 'decision.entryId')
        .onRef('entry.publishedVersion', '=', 'decision.version'),
    )
    .innerJoin('dataset as resource', 'resource.id', 'entry.datasetId')
    .where('decision.named', '=', true)
    .where('resource.openness', '=', 'CLOSED')
    .where((eb) =>
      eb.or([eb('resource.state', '=', 'PUBLISHED'), eb('resource.tombstone', '=', true)]),
    )
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('namingDecision as later')
            .select('later.id')
            .whereRef('later.entryId', '=', 'decision.entryId')
            .whereRef('later.number', '>', 'decision.number'),
        ),
      ),
    );
}

/** Whether the dataset of the row at hand is named in the register. */
export function isNamed(db: AppDb, eb: ExpressionBuilder<AppTables, 'dataset'>) {
  return eb.exists(
    namedResources(db)
      .select('decision.id')
      .where('resource.id', '=', sql<string>`${eb.ref('dataset.id')}`),
  );
}

export interface NotOpenedFilter {
  departments?: readonly string[] | undefined;
  grounds?: readonly ClosingGround[] | undefined;
}

/** Where a resource stands in the register; the id is that of the decision and tells nothing of the dataset. */
export interface NotOpenedPlace {
  title: string;
  id: string;
}

function filtered(db: AppDb, { departments, grounds }: NotOpenedFilter) {
  let query = namedResources(db);
  if (departments !== undefined)
    query = query.where(sql<boolean>`resource.department = any(${[...departments]}::text[])`);
  if (grounds !== undefined)
    query = query.where(sql<boolean>`decision.ground = any(${[...grounds]}::text[])`);
  return query;
}

const title = sql<string>`resource.title_zh collate "zh-x-icu"`;

/** A page of the register by title; of each resource what the law lets it say, and nothing more. */
export function findNotOpened(
  db: AppDb,
  filter: NotOpenedFilter,
  page: { limit: number; after?: NotOpenedPlace | undefined },
) {
  let query = filtered(db, filter)
    .select((eb) => [
      'decision.id',
      'decision.ground',
      'decision.nextReviewOn',
      'resource.titleZh',
      'resource.titleEn',
      jsonObjectFrom(
        eb
          .selectFrom('department')
          .selectAll('department')
          .whereRef('department.code', '=', 'resource.department'),
      )
        .$notNull()
        .as('provider'),
      jsonArrayFrom(
        eb
          .selectFrom('datasetLegalBasis')
          .innerJoin('legalBasis', 'legalBasis.id', 'datasetLegalBasis.legalBasisId')
          .selectAll('legalBasis')
          .whereRef('datasetLegalBasis.datasetId', '=', 'resource.id')
          .orderBy('datasetLegalBasis.position'),
      ).as('legalBases'),
    ])
    .orderBy(title)
    .orderBy('decision.id')
    .limit(page.limit);
  if (page.after !== undefined) {
    const { after } = page;
    query = query.where(
      sql<boolean>`(${title}, decision.id) > (${after.title}::text collate "zh-x-icu", ${after.id}::uuid)`,
    );
  }
  return query.execute();
}

export type NotOpenedRow = Awaited<ReturnType<typeof findNotOpened>>[number];

export async function countNotOpened(db: AppDb, filter: NotOpenedFilter): Promise<number> {
  const { count } = await filtered(db, filter)
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow();
  return count;
}
