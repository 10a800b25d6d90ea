import { type ExpressionBuilder, sql } from 'kysely';
import { jsonObjectFrom } from 'kysely/helpers/postgres';
import { isNamed } from '../catalogue/not-opened.ts';
import type { AppDb } from '../connect.ts';
import type { AppTables } from '../tables.ts';
import type { Outcome } from './vocabulary.ts';

export interface LedgerFilter {
  kinds?: readonly string[] | undefined;
  /** Codes of the departments that answered. */
  departments?: readonly string[] | undefined;
  outcomes?: readonly Outcome[] | undefined;
  /** Slug of a dataset that is, or was, in the open catalogue. */
  dataset?: string | undefined;
  /** Only those answered after they were due, or only those in time. */
  late?: boolean | undefined;
}

/** Where a line stands; the id is that of the case and tells nothing of it. */
export interface LedgerPlace {
  answeredAt: string;
  id: string;
}

const due = sql<Date>`coalesce(extension.extended_until, filed.due_at)`;
const title = sql<{
  zh: string;
  en: string;
}>`jsonb_build_object('zh', dataset.title_zh, 'en', dataset.title_en)`;
const late = sql<boolean>`answer.answered_at > ${due}`;

/** Every decided case, with what it was about and who answered. */
function decided(db: AppDb, filter: LedgerFilter) {
  let query = db
    .selectFrom('caseAnswer as answer')
    .innerJoin('case as filed', 'filed.id', 'answer.caseId')
    .innerJoin('dataset', 'dataset.id', 'filed.datasetId')
    .innerJoin('party as answerer', 'answerer.id', 'answer.answeredAs')
    .leftJoin('caseExtension as extension', 'extension.caseId', 'filed.id');
  const { kinds, departments, outcomes } = filter;
  if (kinds !== undefined)
    query = query.where(sql<boolean>`filed.kind = any(${[...kinds]}::text[])`);
  if (departments !== undefined)
    query = query.where(sql<boolean>`answerer.department = any(${[...departments]}::text[])`);
  if (outcomes !== undefined)
    query = query.where(sql<boolean>`answer.outcome = any(${[...outcomes]}::text[])`);
  if (filter.late !== undefined)
    query = query.where(filter.late ? late : sql<boolean>`not ${late}`);
  // A slug that is not shown is not found either.
  if (filter.dataset !== undefined)
    query = query.where('dataset.slug', '=', filter.dataset).where(isOpenOrWas);
  return query;
}

/** Stands in the open catalogue, or has left its tombstone there, and has not been closed since. */
function isOpenOrWas(eb: ExpressionBuilder<AppTables, 'dataset'>) {
  return eb.and([
    eb.or([eb('dataset.state', '=', 'PUBLISHED'), eb('dataset.tombstone', '=', true)]),
    eb('dataset.openness', '!=', 'CLOSED'),
  ]);
}

/** A page of the ledger, the newest decision first: no applicant, no purpose, no reason in free words. */
export function findLedger(
  db: AppDb,
  filter: LedgerFilter,
  page: { limit: number; after?: LedgerPlace | undefined },
) {
  let query = decided(db, filter)
    .select((eb) => [
      'filed.id',
      'filed.kind',
      'filed.rules',
      'filed.filedAt',
      due.as('dueAt'),
      'extension.workingDays as extendedBy',
      'answer.outcome',
      'answer.answeredAt',
      late.as('late'),
      jsonObjectFrom(
        eb
          .selectFrom('department')
          .selectAll('department')
          .whereRef('department.code', '=', 'answerer.department'),
      )
        .$notNull()
        .as('department'),
      jsonObjectFrom(
        eb
          .selectFrom('legalBasis')
          .selectAll('legalBasis')
          .whereRef('legalBasis.id', '=', 'answer.legalBasisId'),
      ).as('legalBasis'),
      eb.case().when(isOpenOrWas(eb)).then(eb.ref('dataset.slug')).end().as('slug'),
      eb
        .case()
        .when(eb.or([isOpenOrWas(eb), isNamed(db, eb)]))
        .then(title)
        .end()
        .as('about'),
    ])
    .orderBy('answer.answeredAt', 'desc')
    .orderBy('answer.caseId', 'desc')
    .limit(page.limit);
  if (page.after !== undefined) {
    const { answeredAt, id } = page.after;
    query = query.where(
      sql<boolean>`(answer.answered_at, answer.case_id) < (${answeredAt}::timestamptz, ${id}::uuid)`,
    );
  }
  return query.execute();
}

export type LedgerRow = Awaited<ReturnType<typeof findLedger>>[number];

export async function countLedger(db: AppDb, filter: LedgerFilter): Promise<number> {
  const { count } = await decided(db, filter)
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow();
  return count;
}

/** Departments that have answered a case, by their code. */
export function findAnsweringDepartments(db: AppDb) {
  return db
    .selectFrom('department')
    .selectAll('department')
    .where((eb) =>
      eb.exists(
        eb
          .selectFrom('caseAnswer')
          .innerJoin('party', 'party.id', 'caseAnswer.answeredAs')
          .select('party.id')
          .whereRef('party.department', '=', 'department.code'),
      ),
    )
    .orderBy('code')
    .execute();
}
