import type { CaseRow } from '../../db/cases/cases.ts';
import type { AppDb } from '../../db/connect.ts';
import type { NoticeDetail } from '../../db/notices/tables.ts';
import { rulesOf } from '../cases/rules.ts';
import { postsOf, tell } from './tell.ts';

/** Steps of which the law wants the applicant told (M19, M32, M33). */
const TO_APPLICANT: Record<string, 'COMPLETION_ASKED' | 'EXTENDED' | 'ANSWERED' | 'CARRIED_OUT'> = {
  COMPLETION_ASKED: 'COMPLETION_ASKED',
  EXTENDED: 'EXTENDED',
  ANSWERED: 'ANSWERED',
  CARRIED_OUT: 'CARRIED_OUT',
};

/** Tells both sides of a case of a step that was taken, in its transaction. */
export async function tellOfStep(
  trx: AppDb,
  found: CaseRow,
  action: string,
  at: Date,
): Promise<void> {
  const rules = rulesOf(found);
  const of = { caseId: found.id, at };
  const detail = detailOf(found);
  const hand = () => postsOf(trx, { ...rules, department: found.department }, ['ANSWERER']);
  if (action === 'RECEIVED') {
    await tell(trx, [found.partyId], { ...of, kind: 'CASE_RECEIVED', detail, statutory: true });
    await tell(trx, await hand(), { ...of, kind: 'CASE_TO_ANSWER', detail });
  }
  const kind = TO_APPLICANT[action];
  if (kind !== undefined)
    await tell(trx, [found.partyId], { ...of, kind, detail, statutory: true });
  if (action === 'COMPLETED' || action === 'WITHDRAWN')
    await tell(trx, await hand(), { ...of, kind: action, detail });
  if (action === 'GRANT_WITHDRAWN')
    await tell(trx, [found.partyId], { ...of, kind: action, detail, statutory: true });
  const { carriedOutBy } = rules;
  if (action === 'ANSWERED' && carriedOutBy !== undefined && found.answer?.outcome !== 'REFUSED') {
    const next = { answeredBy: carriedOutBy, department: found.department };
    const posts = await postsOf(trx, next, ['ANSWERER']);
    await tell(trx, posts, { ...of, kind: 'TO_CARRY_OUT', detail });
  }
}

function detailOf(found: CaseRow): NoticeDetail {
  const dueAt = found.extension === null ? found.dueAt : new Date(found.extension.extendedUntil);
  return {
    number: found.number,
    title: rulesOf(found).title,
    dueAt: dueAt.toISOString(),
    provisional: found.provisional,
    ...(found.answer !== null && { outcome: found.answer.outcome }),
  };
}
