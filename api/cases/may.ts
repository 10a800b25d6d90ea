import type { ApplicationRow } from '../../db/cases/cases.ts';
import type { MaybeViewer, Viewer } from '../accounts/viewer.ts';

export type CaseAction = 'ANSWER' | 'EXTEND' | 'WITHDRAW';

type CaseFacts = Pick<ApplicationRow, 'state' | 'department' | 'partyId' | 'filedBy' | 'dueAt'>;

/** A case without its answer. */
export function isRunning(state: CaseFacts['state']): boolean {
  return state === 'RECEIVED' || state === 'EXTENDED';
}

/** Applicant, provider, Bureau and auditor see a case; to all others it does not exist. */
export function maySee(
  viewer: MaybeViewer,
  facts: Pick<CaseFacts, 'department' | 'partyId'>,
): boolean {
  if (viewer === undefined) return false;
  if (viewer.party.id === facts.partyId) return true;
  if (viewer.party.post === 'BUREAU_REVIEWER' || viewer.party.post === 'AUDITOR') return true;
  return isProvider(viewer, facts);
}

/** What the viewer may do with a case now; the mutations ask the same function (M33). */
export function mayDo(viewer: MaybeViewer, facts: CaseFacts, now: Date): CaseAction[] {
  if (viewer === undefined || viewer.via.kind !== 'SESSION' || !isRunning(facts.state)) return [];
  const actions: CaseAction[] = [];
  const ownCase = viewer.accountId === facts.filedBy;
  if (isProvider(viewer, facts) && !ownCase) {
    actions.push('ANSWER');
    const inTime = now <= facts.dueAt;
    if (viewer.party.post === 'PRINCIPAL' && facts.state === 'RECEIVED' && inTime)
      actions.push('EXTEND');
  }
  if (viewer.party.id === facts.partyId) actions.push('WITHDRAW');
  return actions;
}

function isProvider(viewer: Viewer, { department }: Pick<CaseFacts, 'department'>): boolean {
  const { post } = viewer.party;
  return (post === 'OFFICER' || post === 'PRINCIPAL') && viewer.party.department === department;
}
