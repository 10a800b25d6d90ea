import { addCompletion, type CaseRow, setSupplement } from '../../db/cases/cases.ts';
import type { MaybeViewer } from '../accounts/viewer.ts';
import type { System } from '../context.ts';
import { takeStep, wordsOf } from './take-step.ts';

/**
 * 一次性补正: whoever answers asks for what is missing, once and everything together. The clock runs on.
 * @throws NOT_FOUND, FORBIDDEN, CONFLICT (asked already), BAD_USER_INPUT
 */
export function askCompletion(
  system: System,
  given: MaybeViewer,
  asked: { number: string; missing: string },
): Promise<CaseRow> {
  const step = { number: asked.number, action: 'ASK_COMPLETION' as const };
  return takeStep(system, given, step, async (trx, found, { viewer, at }) => {
    const missing = wordsOf(asked.missing, 'missing', '请写明缺什么', 'say what is missing');
    await addCompletion(trx, {
      caseId: found.id,
      missing,
      askedAt: at,
      askedBy: viewer.accountId,
      askedAs: viewer.party.id,
    });
    return { action: 'COMPLETION_ASKED' };
  });
}

/** The applicant adds what was missing. @throws NOT_FOUND, FORBIDDEN, CONFLICT, BAD_USER_INPUT */
export function completeCase(
  system: System,
  given: MaybeViewer,
  added: { number: string; supplement: string },
): Promise<CaseRow> {
  const step = { number: added.number, action: 'COMPLETE' as const };
  return takeStep(system, given, step, async (trx, found, { at }) => {
    const supplement = wordsOf(
      added.supplement,
      'supplement',
      '请写明补充什么',
      'say what you add',
    );
    await setSupplement(trx, found.id, { supplement, completedAt: at });
    return { action: 'COMPLETED' };
  });
}
