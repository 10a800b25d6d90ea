import { type Insertable, sql } from 'kysely';
import { jsonObjectFrom } from 'kysely/helpers/postgres';
import type { AppDb } from '../connect.ts';
import type {
  AccessApplicationTable,
  CaseAnswerTable,
  CaseExtensionTable,
  CaseTable,
  GrantTable,
} from '../tables.ts';

function applications(db: AppDb) {
  return db
    .selectFrom('case')
    .innerJoin('accessApplication', 'accessApplication.caseId', 'case.id')
    .innerJoin('account', 'account.id', 'case.filedBy')
    .selectAll('case')
    .select((eb) => [
      'accessApplication.fields',
      'accessApplication.purpose',
      'accessApplication.until',
      'accessApplication.termsVersion',
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
          .selectFrom('caseAnswer')
          .innerJoin('account as answerer', 'answerer.id', 'caseAnswer.answeredBy')
          .selectAll('caseAnswer')
          .select('answerer.displayName as answeredByName')
          .whereRef('caseAnswer.caseId', '=', 'case.id'),
      ).as('answer'),
    ]);
}

export type ApplicationRow = Awaited<ReturnType<typeof findApplications>>[number];

/** Access applications by number, id, applicant, dataset or providing department; the first due come first. */
export function findApplications(
  db: AppDb,
  by: {
    number?: string;
    ids?: readonly string[];
    partyId?: string;
    datasetId?: string;
    department?: string;
  },
) {
  let query = applications(db).orderBy('case.dueAt').orderBy('case.number');
  if (by.number !== undefined) query = query.where('case.number', '=', by.number);
  if (by.ids !== undefined) query = query.where('case.id', 'in', [...by.ids]);
  if (by.partyId !== undefined) query = query.where('case.partyId', '=', by.partyId);
  if (by.datasetId !== undefined) query = query.where('case.datasetId', '=', by.datasetId);
  if (by.department !== undefined) query = query.where('case.department', '=', by.department);
  return query.execute();
}

/** The case itself, locked until the transaction ends: of two officers who answer at once, one waits. */
export function lockCase(trx: AppDb, number: string) {
  return trx
    .selectFrom('case')
    .selectAll()
    .where('number', '=', number)
    .forUpdate()
    .executeTakeFirst();
}

/** Serialises filings of one party on one dataset, so that a nervous finger files once. */
export async function lockFiling(trx: AppDb, partyId: string, datasetId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`${partyId}:${datasetId}`}, 0))`.execute(
    trx,
  );
}

/** A receipt number such as LY-2026-000214; numbers are never used twice. */
export async function nextCaseNumber(trx: AppDb, year: string): Promise<string> {
  const { rows } = await sql<{ next: number }>`select nextval('app.case_number') as next`.execute(
    trx,
  );
  return `LY-${year}-${String(rows[0]?.next).padStart(6, '0')}`;
}

export async function addApplication(
  trx: AppDb,
  filed: Insertable<CaseTable>,
  application: Omit<Insertable<AccessApplicationTable>, 'caseId'>,
): Promise<string> {
  const { id } = await trx
    .insertInto('case')
    .values(filed)
    .returning('id')
    .executeTakeFirstOrThrow();
  await trx
    .insertInto('accessApplication')
    .values({ ...application, caseId: id })
    .execute();
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

export async function addAnswer(trx: AppDb, answer: Insertable<CaseAnswerTable>): Promise<void> {
  await trx.insertInto('caseAnswer').values(answer).execute();
}

export function addGrant(trx: AppDb, grant: Insertable<GrantTable>) {
  return trx.insertInto('grant').values(grant).returningAll().executeTakeFirstOrThrow();
}

/** Every step of a case in order, from the audit trail. */
export function findTimeline(db: AppDb, caseId: string) {
  return db
    .selectFrom('auditEvent')
    .leftJoin('party', 'party.id', 'auditEvent.partyId')
    .select(['auditEvent.at', 'auditEvent.action', 'auditEvent.detail', 'party.name as who'])
    .where('subject', '=', `case:${caseId}`)
    .orderBy('auditEvent.id')
    .execute();
}
