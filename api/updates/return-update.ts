import { type CatalogueUpdate, changeUpdate } from '../../db/updates/updates.ts';
import { requireSession } from '../accounts/require-viewer.ts';
import type { MaybeViewer } from '../accounts/viewer.ts';
import { moveWithin } from '../compilation/move-entries.ts';
import type { System } from '../context.ts';
import { badInput } from '../errors.ts';
import { waitingOf } from './items-of.ts';
import { openUpdate } from './open-update.ts';
import { recordStep } from './record-step.ts';

/**
 * Returns an application with a reason, and its entries that are under review with it.
 * @throws UNAUTHENTICATED, FORBIDDEN, NOT_FOUND, CONFLICT, BAD_USER_INPUT
 */
export async function returnUpdate(
  system: System,
  given: MaybeViewer,
  order: { id: string; opinion: string },
): Promise<CatalogueUpdate> {
  const viewer = requireSession(given);
  const at = system.clock();
  const opinion = order.opinion.trim();
  if (opinion === '') throw badInput('MISSING', 'opinion', '请写明理由', 'say why');
  return system.db.transaction().execute(async (trx) => {
    const update = await openUpdate(trx, viewer, order.id, 'RETURN');
    const state = update.state === 'AT_COUNTY' ? 'COUNTY_REVIEW' : 'BUREAU_REVIEW';
    const waiting = await waitingOf(trx, update, state);
    if (waiting.length > 0)
      await moveWithin(trx, viewer, { action: 'RETURN', entryIds: waiting, opinion }, at);
    await changeUpdate(trx, update.id, { state: 'RETURNED', receivedAt: null, dueAt: null });
    return recordStep(trx, viewer, {
      updateId: update.id,
      round: update.round,
      action: 'RETURN',
      opinion,
      at,
    });
  });
}
