import { CASE_STATES } from '../../db/cases/vocabulary.ts';
import type { CaseRow } from '../../db/cases/cases.ts';
import type { MaybeViewer, Viewer } from '../accounts/viewer.ts';
import type { Side } from '../procedures/procedure.ts';
import { rulesOf } from './rules.ts';

export { CASE_STATES };

export const CASE_ACTIONS = [
  'ASK_COMPLETION',
  'COMPLETE',
  'EXTEND',
  'ANSWER',
  'CARRY_OUT',
  'WITHDRAW',
] as const;
export type CaseAction = (typeof CASE_ACTIONS)[number];

type CaseFacts = Pick<
  CaseRow,
  | 'state'
  | 'department'
  | 'partyId'
  | 'filedBy'
  | 'dueAt'
  | 'rules'
  | 'completion'
  | 'answer'
  | 'decidedBefore'
>;

/** A case without its answer. */
export function isRunning(state: CaseFacts['state']): boolean {
  return state === 'RECEIVED' || state === 'EXTENDED';
}

/** Applicant, provider, Bureau and auditor see a case, and no key does; to all others it does not exist. */
export function maySee(
  viewer: MaybeViewer,
  facts: Pick<CaseFacts, 'department' | 'partyId'>,
): boolean {
  if (viewer === undefined || viewer.via.kind !== 'SESSION') return false;
  if (viewer.party.id === facts.partyId) return true;
  if (viewer.party.post === 'AUDITOR') return true;
  return actsFor(viewer, 'bureau', facts) || actsFor(viewer, 'provider', facts);
}

/** What the viewer may do with a case now; the mutations ask the same function (M19, M32, M33). */
export function mayDo(viewer: MaybeViewer, facts: CaseFacts, now: Date): CaseAction[] {
  if (viewer === undefined || viewer.via.kind !== 'SESSION') return [];
  const rules = rulesOf(facts);
  const actions: CaseAction[] = [];
  const ownCase = viewer.accountId === facts.filedBy || viewer.accountId === facts.decidedBefore;
  const acts = (side: Side | undefined) =>
    side !== undefined && !ownCase && actsFor(viewer, side, facts);
  if (!isRunning(facts.state)) {
    const agreed = facts.state === 'ANSWERED' && facts.answer?.outcome !== 'REFUSED';
    return agreed && acts(rules.carriedOutBy) ? ['CARRY_OUT'] : [];
  }
  if (acts(rules.answeredBy)) {
    actions.push('ANSWER');
    if (facts.completion === null) actions.push('ASK_COMPLETION');
    const mayExtend = rules.extension !== undefined && facts.state === 'RECEIVED';
    if (mayExtend && viewer.party.post === 'PRINCIPAL' && now <= facts.dueAt)
      actions.push('EXTEND');
  }
  if (viewer.party.id === facts.partyId) {
    actions.push('WITHDRAW');
    if (facts.completion?.completedAt === null) actions.push('COMPLETE');
  }
  return CASE_ACTIONS.filter((action) => actions.includes(action));
}

function actsFor(
  { party: { post, department } }: Viewer,
  side: Side,
  facts: Pick<CaseFacts, 'department'>,
): boolean {
  if (side === 'bureau') return post === 'BUREAU_REVIEWER';
  return (post === 'OFFICER' || post === 'PRINCIPAL') && department === facts.department;
}
