import { cancelJob, type ExportJob } from '../../../db/exports/jobs.ts';
import type { MaybeViewer } from '../../accounts/viewer.ts';
import type { System } from '../../context.ts';
import { Refusal } from '../../errors.ts';
import { ownExport } from './find-exports.ts';

/**
 * Its owner wants an export no more: one that runs stops within seconds, and a file that is ready is deleted.
 * @throws UNAUTHENTICATED, FORBIDDEN (key without the scope), NOT_FOUND (of others too), CONFLICT (over already)
 */
export async function cancelExport(
  system: System,
  viewer: MaybeViewer,
  id: string,
): Promise<ExportJob> {
  if (viewer === undefined) throw new Refusal('UNAUTHENTICATED');
  const job = await ownExport(system, viewer, id);
  if (job === undefined) throw new Refusal('NOT_FOUND', { argument: 'id' });
  const { accountId, party } = viewer;
  const by = { id, accountId, partyId: party.id, at: system.clock() };
  const cancelled = await cancelJob(system.db, by);
  if (cancelled === undefined)
    throw new Refusal('CONFLICT', {
      argument: 'id',
      message: { zh: '这次导出已经结束', en: 'this export is over already' },
    });
  return cancelled;
}
