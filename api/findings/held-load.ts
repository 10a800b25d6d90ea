import type { AppDb } from '../../db/connect.ts';
import { requireSession } from '../accounts/require-viewer.ts';
import type { MaybeViewer } from '../accounts/viewer.ts';
import { ownLoad } from '../deliveries/describe-load.ts';
import { Refusal } from '../errors.ts';
import type { IngestSystem } from '../releases/delivery.ts';

/**
 * A load that waits for the decision of its department, and the person who decides.
 * @throws UNAUTHENTICATED, FORBIDDEN (a key, or no post), NOT_FOUND, CONFLICT (it waits for nothing)
 */
export async function heldLoad(
  db: AppDb,
  system: IngestSystem,
  given: MaybeViewer,
  loadId: string,
) {
  const viewer = requireSession(given);
  const load = await ownLoad(db, system, viewer, loadId);
  if (load.state !== 'HELD')
    throw new Refusal('CONFLICT', {
      argument: 'load',
      message: { zh: '这次报送没有在等待处理', en: 'this load does not wait for anything' },
    });
  return { viewer, load };
}
