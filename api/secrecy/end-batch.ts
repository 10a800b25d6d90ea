import {
  decideSecrecyBatch,
  lockSecrecyBatch,
  type SecrecyBatch,
} from '../../db/secrecy/batches.ts';
import type { MaybeViewer } from '../accounts/viewer.ts';
import type { System } from '../context.ts';
import { Refusal } from '../errors.ts';
import { batchDecided } from './batch-decided.ts';
import { requireSecondPerson } from './require-second-person.ts';

/**
 * Ends a batch without confirming it, so that its entries are reviewed one by one: where one of the sample was changed
 * before anybody saw it, nothing else is left to do.
 * @throws UNAUTHENTICATED, FORBIDDEN, NOT_FOUND, CONFLICT (decided)
 */
export async function endSecrecyBatch(
  system: System,
  given: MaybeViewer,
  batchId: string,
): Promise<SecrecyBatch> {
  const viewer = requireSecondPerson(given);
  return system.db.transaction().execute(async (trx) => {
    const batch = await lockSecrecyBatch(trx, batchId);
    if (batch?.department !== viewer.party.department)
      throw new Refusal('NOT_FOUND', { argument: 'batch' });
    if (batch.state !== 'LOOKING') throw batchDecided();
    await decideSecrecyBatch(trx, batchId, {
      state: 'SINGLY',
      decidedBy: viewer.accountId,
      decidedAs: viewer.party.id,
      decidedAt: system.clock(),
      opinion: null,
    });
    return (await lockSecrecyBatch(trx, batchId)) ?? batch;
  });
}
