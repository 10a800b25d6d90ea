import type { AppDb } from '../connect.ts';
import type { GlossaryAnswers, GlossaryKind } from './vocabulary.ts';

/** What holds in a department's glossary: of each subject the newest decision. */
export function findGlossary(db: AppDb, department: string) {
  return db
    .selectFrom('glossaryDecision as decision')
    .innerJoin('account', 'account.id', 'decision.decidedBy')
    .select([
      'decision.id',
      'decision.kind',
      'decision.subject',
      'decision.answer',
      'decision.decidedAt',
      'account.displayName as decidedByName',
    ])
    .distinctOn(['decision.kind', 'decision.subject'])
    .where('decision.department', '=', department)
    .orderBy('decision.kind')
    .orderBy('decision.subject')
    .orderBy('decision.id', 'desc')
    .execute();
}

export interface NewDecision<Kind extends GlossaryKind = GlossaryKind> {
  kind: Kind;
  subject: string;
  answer: GlossaryAnswers[Kind];
}

/** Whose hand decides, for which department, and when. */
export interface DecidingHand {
  department: string;
  decidedBy: string;
  decidedAs: string;
  decidedAt: Date;
}

export async function addDecisions(
  trx: AppDb,
  decisions: readonly NewDecision[],
  hand: DecidingHand,
): Promise<void> {
  if (decisions.length === 0) return;
  await trx
    .insertInto('glossaryDecision')
    .values(decisions.map((one) => ({ ...one, ...hand, answer: JSON.stringify(one.answer) })))
    .execute();
}

/** Columns about which departments have asked the Bureau and which it has not answered, oldest first. */
export async function findAskedColumns(db: AppDb) {
  const newest = await db
    .selectFrom('glossaryDecision as decision')
    .innerJoin('account', 'account.id', 'decision.decidedBy')
    .innerJoin('department', 'department.code', 'decision.department')
    .selectAll('decision')
    .select(['account.displayName as askedByName', 'department.nameZh as departmentName'])
    .distinctOn(['decision.department', 'decision.subject'])
    .where('decision.kind', '=', 'COLUMN')
    .orderBy('decision.department')
    .orderBy('decision.subject')
    .orderBy('decision.id', 'desc')
    .execute();
  return newest
    .flatMap((one) => ('audience' in one.answer && one.answer.audience === 'ASK' ? [one] : []))
    .toSorted((a, b) => a.id - b.id);
}
