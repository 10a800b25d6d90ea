import { appendAudit } from '../../db/audit/trail.ts';
import { type ApplicationRow, findApplications, setCaseState } from '../../db/cases/cases.ts';
import { requireSession } from '../accounts/require-viewer.ts';
import type { MaybeViewer } from '../accounts/viewer.ts';
import type { System } from '../context.ts';
import { Refusal } from '../errors.ts';
import { openCase } from './open-case.ts';

/** The applicant takes a running application back. */
export async function withdrawApplication(
  system: System,
  given: MaybeViewer,
  number: string,
): Promise<ApplicationRow> {
  const viewer = requireSession(given);
  const at = system.clock();
  return system.db.transaction().execute(async (trx) => {
    const found = await openCase(trx, viewer, number, 'WITHDRAW', at);
    await setCaseState(trx, found.id, 'WITHDRAWN', at);
    await appendAudit(trx, {
      at,
      action: 'WITHDRAWN',
      accountId: viewer.accountId,
      partyId: viewer.party.id,
      subject: `case:${found.id}`,
    });
    const [withdrawn] = await findApplications(trx, { ids: [found.id] });
    if (withdrawn === undefined) throw new Refusal('NOT_FOUND');
    return withdrawn;
  });
}
