import type { AppDb } from '../../db/connect.ts';
import { type Demand, lockDemands } from '../../db/demands/demands.ts';
import type { DemandAction } from '../../db/demands/vocabulary.ts';
import type { Viewer } from '../accounts/viewer.ts';
import { divisionOf } from '../compilation/find-entries.ts';
import { Refusal } from '../errors.ts';
import {
  DEMAND_RULES,
  DEMAND_STATE_TITLE,
  demandActions,
  isHandOf,
  maySeeDemand,
} from './demand-steps.ts';

/**
 * Items, locked, for a step that the viewer may take now; all of them, or none.
 * @throws NOT_FOUND to those who may not see one, FORBIDDEN to the wrong hand, CONFLICT in the wrong state
 */
export async function openDemands(
  trx: AppDb,
  viewer: Viewer,
  ids: readonly string[],
  action: DemandAction,
): Promise<Demand[]> {
  const division = await divisionOf(trx, viewer);
  const found = await lockDemands(trx, ids);
  const seen = found.filter((demand) => maySeeDemand(viewer, demand, division));
  if (seen.length !== new Set(ids).size) throw new Refusal('NOT_FOUND', { argument: 'ids' });
  const barred = seen.find((demand) => !demandActions(viewer, demand, division).includes(action));
  if (barred !== undefined) throw cannot(viewer, barred, action);
  return seen;
}

export async function openDemand(
  trx: AppDb,
  viewer: Viewer,
  id: string,
  action: DemandAction,
): Promise<Demand> {
  const [demand] = await openDemands(trx, viewer, [id], action);
  if (demand === undefined) throw new Refusal('NOT_FOUND', { argument: 'id' });
  return demand;
}

/** Why not: the wrong hand, or the wrong moment. */
function cannot(viewer: Viewer, demand: Demand, action: DemandAction): Refusal {
  const { by, from, title } = DEMAND_RULES[action];
  const { post } = viewer.party;
  if (post === null || !by.includes(post) || !isHandOf(viewer, demand, action))
    return new Refusal('FORBIDDEN');
  if (from.includes(demand.state) && viewer.accountId === demand.madeBy)
    return new Refusal('FORBIDDEN', {
      message: { zh: '起草人不审核自己所提', en: 'nobody judges what he drafted' },
    });
  const state = DEMAND_STATE_TITLE[demand.state];
  return new Refusal('CONFLICT', {
    argument: String(demand.number),
    message: {
      zh: `第 ${demand.number} 号需求现在“${state.zh}”，不能${title.zh}`,
      en: `demand ${demand.number} is ${state.en} now: it cannot be taken to “${title.en}”`,
    },
  });
}
