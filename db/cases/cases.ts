import { type Insertable, sql } from 'kysely';
import { jsonObjectFrom } from 'kysely/helpers/postgres';
import type { AppDb } from '../connect.ts';
import type { GrantTable } from '../grants/tables.ts';
import type {
  CaseAnswerTable,
  CaseCarryingOutTable,
  CaseCompletionTable,
  CaseExtensionTable,
  CaseTable,
} from './tables.ts';

function cases(db: AppDb) {
  return db
    .selectFrom('case')
    .innerJoin('account', 'account.id', 'case.filedBy')
    .selectAll('case')
    .select((eb) => [
      'account.displayName as filedByName',
      jsonObjectFrom(
        eb
          .selectFrom('caseExtension')
          .innerJoin('account as decider', 'decider.id', 'caseExtension.decidedBy')
          .selectAll('caseExtension')
          .select('decider.displayName as decidedByName')
          .whereRef('caseExtension.caseId', '=', 'case.id'),
      ).as('extension'),
      jsonObjectFrom(
        eb
          .selectFrom('caseCompletion')
          .innerJoin('account as asker', 'asker.id', 'caseCompletion.askedBy')
          .selectAll('caseCompletion')
          .select('asker.displayName as askedByName')
          .whereRef('caseCompletion.caseId', '=', 'case.id'),
      ).as('completion'),
      jsonObjectFrom(
        eb
          .selectFrom('caseAnswer')
          .innerJoin('account as answerer', 'answerer.id', 'caseAnswer.answeredBy')
          .selectAll('caseAnswer')
          .select('answerer.displayName as answeredByName')
          .whereRef('caseAnswer.caseId', '=', 'case.id'),
      ).as('answer'),
      jsonObjectFrom(
        eb
          .selectFrom('caseCarryingOut')
          .innerJoin('account as hand', 'hand.id', 'caseCarryingOut.carriedOutBy')
          .selectAll('caseCarryingOut')
          .select('hand.displayName as carriedOutByName')
          .whereRef('caseCarryingOut.caseId', '=', 'case.id'),
      ).as('carryingOut'),
      // Of an objection: who took the decision that it is against, and so does not decide on it.
      eb
        .selectFrom('case as first')
        .innerJoin('caseAnswer as decision', 'decision.caseId', 'first.id')
        .select('decision.answeredBy')
        .where(sql<boolean>`"case".kind = 'OBJECTION' and first.number = "case".form ->> 'against'`)
        .as('decidedBefore'),
    ]);
}

export type CaseRow = Awaited<ReturnType<typeof findCases>>[number];

/** Cases by number, id, kind, applicant, dataset or answering department; the first due come first. */
export function findCases(
  db: AppDb,
  by: {
    number?: string;
    ids?: readonly string[];
    kind?: string;
    partyId?: string;
    datasetId?: string;
    department?: string;
  },
) {
  let query = cases(db).orderBy('case.dueAt').orderBy('case.number');
  if (by.number !== undefined) query = query.where('case.number', '=', by.number);
  if (by.ids !== undefined) query = query.where('case.id', 'in', [...by.ids]);
  if (by.kind !== undefined) query = query.where('case.kind', '=', by.kind);
  if (by.partyId !== undefined) query = query.where('case.partyId', '=', by.partyId);
  if (by.datasetId !== undefined) query = query.where('case.datasetId', '=', by.datasetId);
  if (by.department !== undefined) query = query.where('case.department', '=', by.department);
  return query.execute();
}

/** Number of the objection to a decision that has not been taken back. */
export async function findObjection(db: AppDb, against: string): Promise<string | undefined> {
  const found = await db
    .selectFrom('case')
    .select('number')
    .where('kind', '=', 'OBJECTION')
    .where('state', '!=', 'WITHDRAWN')
    .where(sql<boolean>`form ->> 'against' = ${against}`)
    .executeTakeFirst();
  return found?.number;
}

/** The case itself, locked until the transaction ends: of two officers who answer at once, one waits. */
export async function lockCase(trx: AppDb, number: string): Promise<CaseRow | undefined> {
  const locked = await trx
    .selectFrom('case')
    .select('id')
    .where('number', '=', number)
    .forUpdate()
    .executeTakeFirst();
  if (locked === undefined) return undefined;
  const [found] = await findCases(trx, { ids: [locked.id] });
  return found;
}

/** Serialises filings of one kind by one party on one dataset, so that a nervous finger files once. */
export async function lockFiling(
  trx: AppDb,
  filing: { kind: string; partyId: string; datasetId: string },
): Promise<void> {
  const name = `${filing.kind}:${filing.partyId}:${filing.datasetId}`;
  await sql`select pg_advisory_xact_lock(hashtextextended(${name}, 0))`.execute(trx);
}

/** Number of a running case of a party about a dataset; of one with this very form, where it is given. */
export async function findRunning(
  trx: AppDb,
  about: { kind: string; partyId: string; datasetId: string },
  form?: object,
): Promise<string | undefined> {
  let query = trx
    .selectFrom('case')
    .select('number')
    .where('kind', '=', about.kind)
    .where('partyId', '=', about.partyId)
    .where('datasetId', '=', about.datasetId)
    .where('state', 'in', ['RECEIVED', 'EXTENDED'])
    .limit(1);
  if (form !== undefined) query = query.where(sql<boolean>`form = ${JSON.stringify(form)}::jsonb`);
  return (await query.executeTakeFirst())?.number;
}

/** A receipt number such as LY-2026-000214; numbers are never used twice. */
export async function nextCaseNumber(trx: AppDb, year: string): Promise<string> {
  const { rows } = await sql<{ next: number }>`select nextval('app.case_number') as next`.execute(
    trx,
  );
  return `LY-${year}-${String(rows[0]?.next).padStart(6, '0')}`;
}

export async function addCase(trx: AppDb, filed: Insertable<CaseTable>): Promise<string> {
  const { id } = await trx
    .insertInto('case')
    .values(filed)
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

export async function setCaseState(
  trx: AppDb,
  id: string,
  state: CaseTable['state'],
  withdrawnAt: Date | null = null,
): Promise<void> {
  await trx.updateTable('case').set({ state, withdrawnAt }).where('id', '=', id).execute();
}

export async function addExtension(
  trx: AppDb,
  extension: Insertable<CaseExtensionTable>,
): Promise<void> {
  await trx.insertInto('caseExtension').values(extension).execute();
}

export async function addCompletion(
  trx: AppDb,
  asked: Omit<Insertable<CaseCompletionTable>, 'supplement' | 'completedAt'>,
): Promise<void> {
  await trx.insertInto('caseCompletion').values(asked).execute();
}

export async function setSupplement(
  trx: AppDb,
  caseId: string,
  given: { supplement: string; completedAt: Date },
): Promise<void> {
  await trx.updateTable('caseCompletion').set(given).where('caseId', '=', caseId).execute();
}

export async function addAnswer(trx: AppDb, answer: Insertable<CaseAnswerTable>): Promise<void> {
  await trx.insertInto('caseAnswer').values(answer).execute();
}

export async function addCarryingOut(
  trx: AppDb,
  done: Insertable<CaseCarryingOutTable>,
): Promise<void> {
  await trx.insertInto('caseCarryingOut').values(done).execute();
}

export function addGrant(trx: AppDb, grant: Insertable<GrantTable>) {
  return trx.insertInto('grant').values(grant).returningAll().executeTakeFirstOrThrow();
}

/** Every step of a case in order, from the audit trail. */
export function findTimeline(db: AppDb, caseId: string) {
  return db
    .selectFrom('auditEvent')
    .leftJoin('party', 'party.id', 'auditEvent.partyId')
    .select(['auditEvent.at', 'auditEvent.action', 'party.name as who'])
    .where('subject', '=', `case:${caseId}`)
    .orderBy('auditEvent.id')
    .execute();
}
