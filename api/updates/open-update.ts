import type { AppDb } from '../../db/connect.ts';
import { type CatalogueUpdate, lockUpdate } from '../../db/updates/updates.ts';
import type { UpdateAction } from '../../db/updates/vocabulary.ts';
import type { Viewer } from '../accounts/viewer.ts';
import { divisionOf } from '../compilation/find-entries.ts';
import { Refusal } from '../errors.ts';
import {
  maySeeUpdate,
  UPDATE_ACTION_TITLE,
  UPDATE_STATE_TITLE,
  updateActions,
} from './update-steps.ts';

/**
 * The application, locked, for a step that the viewer may take now.
 * @throws NOT_FOUND to those who may not see it, CONFLICT in the wrong state, FORBIDDEN to the wrong hand
 */
export async function openUpdate(
  trx: AppDb,
  viewer: Viewer,
  id: string,
  action: UpdateAction,
): Promise<CatalogueUpdate> {
  const division = await divisionOf(trx, viewer);
  const update = await lockUpdate(trx, id);
  if (update === undefined || !maySeeUpdate(viewer, update, division))
    throw new Refusal('NOT_FOUND', { argument: 'id' });
  if (updateActions(viewer, update, division).includes(action)) return update;
  const everMay = (['AT_COUNTY', 'RECEIVED', 'RETURNED'] as const).some((state) =>
    updateActions(viewer, { ...update, state }, division).includes(action),
  );
  if (!everMay) throw new Refusal('FORBIDDEN');
  const [state, title] = [UPDATE_STATE_TITLE[update.state], UPDATE_ACTION_TITLE[action]];
  throw new Refusal('CONFLICT', {
    argument: 'id',
    message: {
      zh: `第 ${update.number} 号更新申请现在“${state.zh}”，不能${title.zh}`,
      en: `application ${update.number} is ${state.en} now: it cannot be taken to “${title.en}”`,
    },
  });
}
