import { appendAudit } from '../../db/audit/trail.ts';
import type { AppDb } from '../../db/connect.ts';
import { addDemandStep, type Demand, findDemand } from '../../db/demands/demands.ts';
import type { DemandStepTable } from '../../db/demands/tables.ts';
import type { DemandStep } from '../../db/demands/vocabulary.ts';
import type { Viewer } from '../accounts/viewer.ts';
import { Refusal } from '../errors.ts';
import { DEMAND_RULES } from './demand-steps.ts';

/** Records a step of an item with its hand, and gives the item as it is now. */
export async function recordStep(
  trx: AppDb,
  viewer: Viewer,
  demand: Demand,
  step: Partial<
    Pick<DemandStepTable, 'provider' | 'entryId' | 'ground' | 'legalBasisId' | 'listId'>
  > & {
    action: DemandStep;
    opinion?: string | undefined;
    at: Date;
  },
): Promise<Demand> {
  const { action, at, opinion, ...more } = step;
  const said = opinion?.trim() ?? '';
  const toState = DEMAND_RULES[action].to(demand);
  await addDemandStep(trx, {
    ...more,
    action,
    demandId: demand.id,
    version: demand.version,
    fromState: demand.state,
    toState,
    opinion: said === '' ? null : said,
    takenBy: viewer.accountId,
    takenAs: viewer.party.id,
    takenAt: at,
  });
  await appendAudit(trx, {
    at,
    action: `DEMAND_${action}`,
    accountId: viewer.accountId,
    partyId: viewer.party.id,
    subject: `demand:${demand.id}`,
    detail: { version: demand.version, state: toState },
  });
  const moved = await findDemand(trx, { id: demand.id });
  if (moved === undefined) throw new Refusal('NOT_FOUND', { argument: 'id' });
  return moved;
}
