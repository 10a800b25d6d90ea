import { appendAudit } from '../../db/audit/trail.ts';
import type { AppDb } from '../../db/connect.ts';
import { addUpdateStep, type CatalogueUpdate, findUpdate } from '../../db/updates/updates.ts';
import type { UpdateAction } from '../../db/updates/vocabulary.ts';
import type { Viewer } from '../accounts/viewer.ts';
import { Refusal } from '../errors.ts';

/** Records a step of an application with its hand, and gives it as it is now. */
export async function recordStep(
  trx: AppDb,
  viewer: Viewer,
  step: {
    updateId: string;
    round: number;
    action: UpdateAction;
    opinion?: string | undefined;
    dueAt?: Date | null | undefined;
    at: Date;
  },
): Promise<CatalogueUpdate> {
  const { updateId, round, action, opinion, dueAt, at } = step;
  await addUpdateStep(trx, {
    updateId,
    round,
    action,
    opinion: opinion ?? null,
    dueAt: dueAt ?? null,
    takenBy: viewer.accountId,
    takenAs: viewer.party.id,
    takenAt: at,
  });
  await appendAudit(trx, {
    at,
    action: `CATALOGUE_UPDATE_${action}`,
    accountId: viewer.accountId,
    partyId: viewer.party.id,
    subject: `catalogue-update:${updateId}`,
    detail: { round, dueAt },
  });
  const update = await findUpdate(trx, updateId);
  if (update === undefined) throw new Refusal('NOT_FOUND', { argument: 'id' });
  return update;
}
