import { appendAudit } from '../../db/audit/trail.ts';
import { hasLegalBasis } from '../../db/catalogue/legal-bases.ts';
import { closeWithdrawn as closeDataset } from '../../db/compilation/closures.ts';
import { addStep, type CompiledEntry } from '../../db/compilation/entries.ts';
import { requireSession } from '../accounts/require-viewer.ts';
import type { MaybeViewer } from '../accounts/viewer.ts';
import type { System } from '../context.ts';
import { badInput } from '../errors.ts';
import { openEntry } from './open-entry.ts';
import { reload } from './reload.ts';

/**
 * Closes an entry that was withdrawn while it was open (M30–M31): its page goes on saying that it is withdrawn,
 * when, and the reason given here, and no longer says its title or department.
 * @throws UNAUTHENTICATED, FORBIDDEN, NOT_FOUND, CONFLICT (not withdrawn, or closed already), BAD_USER_INPUT
 */
export async function closeWithdrawn(
  system: System,
  given: MaybeViewer,
  order: { entryId: string; reason: string; legalBasis: string },
): Promise<CompiledEntry> {
  const viewer = requireSession(given);
  const reason = order.reason.trim();
  if (reason === '')
    throw badInput(
      'MISSING',
      'reason',
      '请写明公众看到的理由',
      'give the reason that the public reads',
    );
  const at = system.clock();
  return system.db.transaction().execute(async (trx) => {
    const entry = await openEntry(trx, viewer, order.entryId, 'CLOSE');
    if (!(await hasLegalBasis(trx, order.legalBasis)))
      throw badInput(
        'UNKNOWN_VALUE',
        'legalBasis',
        '依据不在登记册中',
        'the basis is not in the register',
      );
    await closeDataset(trx, entry.id, { legalBasisId: order.legalBasis, reason });
    await addStep(trx, {
      entryId: entry.id,
      version: entry.version,
      action: 'CLOSE',
      fromState: entry.state,
      toState: entry.state,
      opinion: reason,
      takenBy: viewer.accountId,
      takenAs: viewer.party.id,
      takenAt: at,
    });
    await appendAudit(trx, {
      at,
      action: 'ENTRY_CLOSE',
      accountId: viewer.accountId,
      partyId: viewer.party.id,
      subject: `entry:${entry.id}`,
      detail: { version: entry.version, legalBasis: order.legalBasis },
    });
    return reload(trx, entry.id);
  });
}
