import { addCarryingOut, type CaseRow, setCaseState } from '../../db/cases/cases.ts';
import type { MaybeViewer } from '../accounts/viewer.ts';
import type { System } from '../context.ts';
import { kindOf } from './kinds.ts';
import { takeStep, wordsOf } from './take-step.ts';

/**
 * Says that what was agreed to has come true, once it has (M32: the catalogue is altered; M19: a release mends
 * the data).
 * @throws NOT_FOUND, FORBIDDEN, CONFLICT (not agreed to, or not there yet), BAD_USER_INPUT
 */
export function carryOutCase(
  system: System,
  given: MaybeViewer,
  done: { number: string; note: string },
): Promise<CaseRow> {
  const step = { number: done.number, action: 'CARRY_OUT' as const };
  return takeStep(system, given, step, async (trx, found, { viewer, at }) => {
    const note = wordsOf(done.note, 'note', '请写明办成了什么', 'say what was done');
    await kindOf(found.kind).carriedOut?.(trx, found, found.form);
    await addCarryingOut(trx, {
      caseId: found.id,
      note,
      carriedOutAt: at,
      carriedOutBy: viewer.accountId,
      carriedOutAs: viewer.party.id,
    });
    await setCaseState(trx, found.id, 'CARRIED_OUT');
    return { action: 'CARRIED_OUT' };
  });
}
