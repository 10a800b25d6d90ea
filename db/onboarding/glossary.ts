import { sql } from 'kysely';
import type { AppDb } from '../connect.ts';
import type { GlossaryAnswers, GlossaryKind } from './vocabulary.ts';

/** What holds in a department's glossary: of each subject the newest decision. */
export function findGlossary(db: AppDb, department: string) {
  return db
    .selectFrom('glossaryDecision as decision')
    .innerJoin('account', 'account.id', 'decision.decidedBy')
    .innerJoin('party', 'party.id', 'decision.decidedAs')
    .select([
      'decision.id',
      'decision.kind',
      'decision.subject',
      'decision.answer',
      'decision.decidedAt',
      'account.displayName as decidedByName',
      'party.post as decidedByPost',
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

/**
 * Adds to a department's glossary, one hand after the other.
 * @param basedOn the newest decision that the hand knew; nothing is added where there is a newer one
 * @returns the numbers of the decisions, or who decided meanwhile, where somebody did
 */
export async function addDecisions(
  trx: AppDb,
  decisions: readonly NewDecision[],
  hand: DecidingHand,
  basedOn?: number,
): Promise<{ ids: number[] } | { overtaken: string }> {
  if (decisions.length === 0) return { ids: [] };
  await lockGlossary(trx, hand.department);
  if (basedOn !== undefined) {
    const newer = await trx
      .selectFrom('glossaryDecision as decision')
      .innerJoin('account', 'account.id', 'decision.decidedBy')
      .select('account.displayName')
      .where('decision.department', '=', hand.department)
      .where('decision.id', '>', basedOn)
      .limit(1)
      .executeTakeFirst();
    if (newer !== undefined) return { overtaken: newer.displayName };
  }
  const added = await trx
    .insertInto('glossaryDecision')
    .values(decisions.map((one) => ({ ...one, ...hand, answer: JSON.stringify(one.answer) })))
    .returning('id')
    .execute();
  return { ids: added.map(({ id }) => id) };
}

/** Of a department's glossary only one hand at a time adds to it; the database looks at what was last. */
export async function lockGlossary(trx: AppDb, department: string): Promise<void> {
  const name = `glossary:${department}`;
  await sql`select pg_advisory_xact_lock(hashtextextended(${name}, 0))`.execute(trx);
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
