import type { AppDb } from '../../db/connect.ts';
import type { Demand } from '../../db/demands/demands.ts';
import { addDemandList } from '../../db/demands/lists.ts';
import type { DemandMove } from '../../db/demands/vocabulary.ts';
import { requireSession } from '../accounts/require-viewer.ts';
import type { MaybeViewer, Viewer } from '../accounts/viewer.ts';
import type { System } from '../context.ts';
import { badInput, Refusal } from '../errors.ts';
import { openDemands } from './open-demands.ts';
import { recordStep } from './record-step.ts';
import { refuseUnneeded } from './refuse-unneeded.ts';

export interface DemandMoveOrder {
  action: DemandMove;
  ids: readonly string[];
  /** Required where items are returned or withdrawn; the note of a list that is passed on. */
  opinion?: string | undefined;
}

const MOST_DEMANDS = 200;

/**
 * Submits items as the department's list, gathers them as the county's, returns or withdraws them (M12): all of them
 * or none.
 * @throws UNAUTHENTICATED, FORBIDDEN, NOT_FOUND, CONFLICT, BAD_USER_INPUT
 */
export async function moveDemands(
  system: System,
  given: MaybeViewer,
  order: DemandMoveOrder,
): Promise<Demand[]> {
  const viewer = requireSession(given);
  const { action } = order;
  const ids = [...new Set(order.ids)];
  if (ids.length === 0 || ids.length > MOST_DEMANDS)
    throw badInput(
      ids.length === 0 ? 'MISSING' : 'TOO_MANY',
      'ids',
      `一次 1 到 ${MOST_DEMANDS} 项`,
      `1 to ${MOST_DEMANDS} items at a time`,
    );
  const opinion = order.opinion?.trim() ?? '';
  if ((action === 'RETURN' || action === 'WITHDRAW') && opinion === '')
    throw badInput('MISSING', 'opinion', '请写明理由', 'say why');
  const at = system.clock();
  return system.db.transaction().execute(async (trx) => {
    const demands = await openDemands(trx, viewer, ids, action);
    if (action === 'SUBMIT') for (const demand of demands) await refuseUnneeded(trx, demand);
    const listId =
      action === 'SUBMIT' || action === 'GATHER'
        ? await openList(trx, viewer, action, opinion, at)
        : null;
    const moved: Demand[] = [];
    for (const demand of demands)
      moved.push(await recordStep(trx, viewer, demand, { action, opinion, listId, at }));
    return moved;
  });
}

function openList(
  trx: AppDb,
  viewer: Viewer,
  action: 'SUBMIT' | 'GATHER',
  note: string,
  at: Date,
): Promise<string> {
  const { department } = viewer.party;
  if (department === null) throw new Refusal('FORBIDDEN');
  return addDemandList(trx, {
    kind: action === 'GATHER' ? 'COUNTY' : 'DEPARTMENT',
    department,
    note: note === '' ? null : note,
    madeBy: viewer.accountId,
    madeAs: viewer.party.id,
    madeAt: at,
  });
}
