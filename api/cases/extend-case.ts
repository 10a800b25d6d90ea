import { addExtension, type CaseRow, setCaseState } from '../../db/cases/cases.ts';
import type { MaybeViewer } from '../accounts/viewer.ts';
import { dayOf } from '../clock.ts';
import type { System } from '../context.ts';
import { badInput } from '../errors.ts';
import { openCalendar } from '../procedures/open-calendar.ts';
import { countWorkingDays } from '../procedures/working-days.ts';
import { rulesOf } from './rules.ts';
import { takeStep, wordsOf } from './take-step.ts';

/**
 * The department's principal extends the time to answer, once and as far as the rules allow, while it still
 * runs (M19, M32 ¶3, M33 ¶2).
 * @throws NOT_FOUND, FORBIDDEN (not the principal), CONFLICT (a second one, or too late), BAD_USER_INPUT
 */
export function extendCase(
  system: System,
  given: MaybeViewer,
  extension: { number: string; workingDays: number; reason: string },
): Promise<CaseRow> {
  const { number, workingDays } = extension;
  return takeStep(
    system,
    given,
    { number, action: 'EXTEND' },
    async (trx, found, { viewer, at }) => {
      const most = rulesOf(found).extension?.upTo.workingDays ?? 0;
      if (!Number.isInteger(workingDays) || workingDays < 1 || workingDays > most)
        throw badInput(
          'OUT_OF_RANGE',
          'workingDays',
          `延长 1 到 ${most} 个工作日`,
          `an extension has 1 to ${most} working days`,
        );
      const reason = wordsOf(
        extension.reason,
        'reason',
        '请写明延长理由',
        'an extension needs a reason',
      );
      const dueOn = dayOf(found.dueAt);
      const until = countWorkingDays(await openCalendar(trx), dueOn, workingDays);
      await addExtension(trx, {
        caseId: found.id,
        workingDays,
        reason,
        originalDueAt: found.dueAt,
        extendedUntil: until.dueAt,
        decidedAt: at,
        decidedBy: viewer.accountId,
        decidedAs: viewer.party.id,
      });
      await setCaseState(trx, found.id, 'EXTENDED');
      return { action: 'EXTENDED', detail: { workingDays, dueAt: until.dueAt } };
    },
  );
}
