import { askToCancel, findLoad, ingestDb } from '../../db/releases/loads.ts';
import type { AppDb } from '../../db/connect.ts';
import type { MaybeViewer } from '../accounts/viewer.ts';
import { Refusal } from '../errors.ts';
import type { IngestSystem } from '../releases/delivery.ts';
import { requireDeliverer } from './find-target.ts';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** @throws UNAUTHENTICATED, FORBIDDEN, NOT_FOUND for a load of another department too */
export async function ownLoad(db: AppDb, { ingest }: IngestSystem, given: MaybeViewer, id: string) {
  const viewer = requireDeliverer(given);
  const load = UUID.test(id) ? await findLoad(ingestDb(ingest), id) : undefined;
  const dataset =
    load === undefined
      ? undefined
      : await db
          .selectFrom('dataset')
          .select('slug')
          .where('id', '=', load.datasetId)
          .where('department', '=', viewer.party.department)
          .executeTakeFirst();
  if (load === undefined || dataset === undefined)
    throw new Refusal('NOT_FOUND', { argument: 'load' });
  return { ...load, slug: dataset.slug };
}

/** How a load stands: its state, how far it is, and what became of every line. */
export async function describeLoad(
  db: AppDb,
  system: IngestSystem,
  viewer: MaybeViewer,
  id: string,
) {
  const load = await ownLoad(db, system, viewer, id);
  const { slug, fileName, state, mode, pushId, failure, startedAt, heartbeatAt, finishedAt } = load;
  const { received, accepted, rejected, aside, inserted, changed, deleted, unchanged } = load;
  return {
    id,
    dataset: slug,
    fileName,
    state,
    mode,
    pushId,
    failure,
    startedAt,
    heartbeatAt,
    finishedAt,
    counts: { received, accepted, rejected, aside, inserted, changed, deleted, unchanged },
  };
}

/** Asks a running load to stop; what stood before it stands. @throws CONFLICT once it has ended */
export async function cancelLoad(
  db: AppDb,
  system: IngestSystem,
  viewer: MaybeViewer,
  id: string,
): Promise<void> {
  await ownLoad(db, system, viewer, id);
  if (!(await askToCancel(ingestDb(system.ingest), id, system.clock())))
    throw new Refusal('CONFLICT', {
      argument: 'load',
      message: { zh: '这次报送已经结束', en: 'this load has ended' },
    });
}
