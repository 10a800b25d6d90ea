import { appendAudit } from '../../db/audit/trail.ts';
import {
  addExtension,
  type ApplicationRow,
  findApplications,
  setCaseState,
} from '../../db/cases/cases.ts';
import { requireSession } from '../accounts/require-viewer.ts';
import type { MaybeViewer } from '../accounts/viewer.ts';
import { dayOf } from '../clock.ts';
import type { System } from '../context.ts';
import { badInput, Refusal } from '../errors.ts';
import { ACCESS_APPLICATION } from '../procedures/access-application.ts';
import { openCalendar } from '../procedures/open-calendar.ts';
import { countWorkingDays } from '../procedures/working-days.ts';
import { openCase } from './open-case.ts';

/**
 * The department's principal extends the time to answer, once, by at most 10 working days, while it still
 * runs (M32 ¶3, M33 ¶2).
 * @throws NOT_FOUND, FORBIDDEN (not the principal), CONFLICT (a second one, or too late), BAD_USER_INPUT
 */
export async function extendApplication(
  system: System,
  given: MaybeViewer,
  extension: { number: string; workingDays: number; reason: string },
): Promise<ApplicationRow> {
  const viewer = requireSession(given);
  const at = system.clock();
  const most = ACCESS_APPLICATION.extension.upTo.workingDays;
  const { workingDays } = extension;
  if (!Number.isInteger(workingDays) || workingDays < 1 || workingDays > most) {
    throw badInput(
      'OUT_OF_RANGE',
      'workingDays',
      `延长 1 到 ${most} 个工作日`,
      `an extension has 1 to ${most} working days`,
    );
  }
  const reason = extension.reason.trim();
  if (reason === '')
    throw badInput('MISSING', 'reason', '请写明延长理由', 'an extension needs a reason');

  return system.db.transaction().execute(async (trx) => {
    const found = await openCase(trx, viewer, extension.number, 'EXTEND', at);
    const dueOn = dayOf(found.dueAt);
    const until = countWorkingDays(await openCalendar(trx, dueOn), dueOn, workingDays);
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
    await appendAudit(trx, {
      at,
      action: 'EXTENDED',
      accountId: viewer.accountId,
      partyId: viewer.party.id,
      subject: `case:${found.id}`,
      detail: { workingDays, dueAt: until.dueAt, note: reason },
    });
    const [extended] = await findApplications(trx, { ids: [found.id] });
    if (extended === undefined) throw new Refusal('NOT_FOUND');
    return extended;
  });
}
