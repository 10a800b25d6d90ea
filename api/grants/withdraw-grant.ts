import { appendAudit } from '../../db/audit/trail.ts';
import { findCases } from '../../db/cases/cases.ts';
import { findGrants, type GrantRow, withdraw } from '../../db/grants/grants.ts';
import { requireSession } from '../accounts/require-viewer.ts';
import type { MaybeViewer } from '../accounts/viewer.ts';
import type { System } from '../context.ts';
import { badInput, Refusal } from '../errors.ts';
import { tellOfStep } from '../notices/tell-of-step.ts';
import { maySee } from '../cases/may.ts';

/**
 * The provider takes a grant back, with its reason; it works no more from this instant (M33, M40).
 * @throws NOT_FOUND, FORBIDDEN, CONFLICT (withdrawn already), BAD_USER_INPUT
 */
export async function withdrawGrant(
  system: System,
  given: MaybeViewer,
  id: string,
  why: string,
): Promise<GrantRow> {
  const viewer = requireSession(given);
  const at = system.clock();
  const reason = why.trim();
  if (reason === '')
    throw badInput('MISSING', 'reason', '收回授权应当说明理由', 'a withdrawal needs a reason');
  return system.db.transaction().execute(async (trx) => {
    const [grant] = await findGrants(trx, { id });
    const [found] = grant === undefined ? [] : await findCases(trx, { ids: [grant.caseId] });
    if (grant === undefined || found === undefined || !maySee(viewer, found))
      throw new Refusal('NOT_FOUND', { argument: 'id' });
    const provider =
      viewer.party.department === found.department &&
      (viewer.party.post === 'OFFICER' || viewer.party.post === 'PRINCIPAL');
    if (!provider) throw new Refusal('FORBIDDEN');
    const withdrawn = await withdraw(trx, id, { at, reason, by: viewer.accountId });
    if (withdrawn === undefined)
      throw new Refusal('CONFLICT', {
        message: { zh: '授权已收回', en: 'the grant was withdrawn already' },
      });
    await appendAudit(trx, {
      at,
      action: 'GRANT_WITHDRAWN',
      accountId: viewer.accountId,
      partyId: viewer.party.id,
      subject: `case:${grant.caseId}`,
    });
    await tellOfStep(trx, found, 'GRANT_WITHDRAWN', at);
    return withdrawn;
  });
}
