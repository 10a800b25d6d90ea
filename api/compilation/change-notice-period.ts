import { appendAudit } from '../../db/audit/trail.ts';
import { findNoticeDays, setNoticeDays } from '../../db/compilation/contract-term.ts';
import { requireSession } from '../accounts/require-viewer.ts';
import type { MaybeViewer } from '../accounts/viewer.ts';
import type { System } from '../context.ts';
import { badInput, Refusal } from '../errors.ts';

const LONGEST = 730;

export function noticePeriod({ db }: System): Promise<number> {
  return findNoticeDays(db);
}

/**
 * The Bureau says how many days ahead the removal or change of a published field is announced; notices that
 * stand keep the period under which they were given.
 * @throws UNAUTHENTICATED, FORBIDDEN (not the Bureau), BAD_USER_INPUT
 */
export async function changeNoticePeriod(
  system: System,
  given: MaybeViewer,
  days: number,
): Promise<number> {
  const viewer = requireSession(given);
  if (viewer.party.post !== 'BUREAU_REVIEWER') throw new Refusal('FORBIDDEN');
  if (!Number.isInteger(days) || days < 1 || days > LONGEST)
    throw badInput(
      'OUT_OF_RANGE',
      'days',
      `应在 1 到 ${LONGEST} 天之间`,
      `between 1 and ${LONGEST} days`,
    );
  const at = system.clock();
  await system.db.transaction().execute(async (trx) => {
    await setNoticeDays(trx, days, { changedAt: at, changedBy: viewer.accountId });
    await appendAudit(trx, {
      at,
      action: 'NOTICE_PERIOD_CHANGED',
      accountId: viewer.accountId,
      partyId: viewer.party.id,
      subject: 'contract-term',
      detail: { days },
    });
  });
  return days;
}
