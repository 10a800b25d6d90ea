import { type CatalogueUpdate, changeUpdate } from '../../db/updates/updates.ts';
import { requireSession } from '../accounts/require-viewer.ts';
import type { MaybeViewer } from '../accounts/viewer.ts';
import { moveWithin } from '../compilation/move-entries.ts';
import type { System } from '../context.ts';
import { waitingOf } from './items-of.ts';
import { openUpdate } from './open-update.ts';
import { received } from './receipt.ts';
import { recordStep } from './record-step.ts';

/**
 * The county bureau passes an application on with its entries; from then on the Bureau's clock runs (M14).
 * @throws UNAUTHENTICATED, FORBIDDEN, NOT_FOUND, CONFLICT
 */
export async function gatherUpdate(
  system: System,
  given: MaybeViewer,
  id: string,
): Promise<CatalogueUpdate> {
  const viewer = requireSession(given);
  const at = system.clock();
  return system.db.transaction().execute(async (trx) => {
    const update = await openUpdate(trx, viewer, id, 'GATHER');
    const waiting = await waitingOf(trx, update, 'COUNTY_REVIEW');
    if (waiting.length > 0)
      await moveWithin(trx, viewer, { action: 'GATHER', entryIds: waiting }, at);
    const receipt = await received(trx, at);
    await changeUpdate(trx, id, receipt);
    return recordStep(trx, viewer, {
      updateId: id,
      round: update.round,
      action: 'GATHER',
      dueAt: receipt.dueAt,
      at,
    });
  });
}
