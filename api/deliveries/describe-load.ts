import { askToCancel, cancelHeld, findLoad, ingestDb } from '../../db/releases/loads.ts';
import type { AppDb } from '../../db/connect.ts';
import type { MaybeViewer } from '../accounts/viewer.ts';
import { Refusal, type Sentence } from '../errors.ts';
import type { IngestSystem } from '../releases/delivery.ts';
import { requireDeliverer } from './find-target.ts';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

export type KeptLoad = NonNullable<Awaited<ReturnType<typeof findLoad>>>;

/** @throws UNAUTHENTICATED, FORBIDDEN, NOT_FOUND for a load of another department too */
export async function ownLoad(db: AppDb, { ingest }: IngestSystem, given: MaybeViewer, id: string) {
  const viewer = requireDeliverer(given);
  const load = UUID.test(id) ? await findLoad(ingestDb(ingest), id) : undefined;
  const dataset =
    load === undefined
      ? undefined
      : await db
          .selectFrom('dataset')
          .select(['slug', 'titleZh', 'titleEn'])
          .where('id', '=', load.datasetId)
          .where('department', '=', viewer.party.department)
          .executeTakeFirst();
  if (load === undefined || dataset === undefined)
    throw new Refusal('NOT_FOUND', { argument: 'load' });
  return { ...load, ...dataset };
}

const UNEXPLAINED: Sentence = {
  zh: '系统出错，没有载入；上一版本不变，请再试一次',
  en: 'something went wrong on our side and nothing was loaded; the release before it stands: try again',
};

/** Why a load became nothing, or what it waits for; null while it runs and where it was released. */
function failureOf({ state, failureSentence }: KeptLoad): Sentence | null {
  return state === 'LOADING' || state === 'RELEASED' ? null : (failureSentence ?? UNEXPLAINED);
}

/** A load as its department sees it. */
export function shownLoad(load: KeptLoad & { slug: string; titleZh: string; titleEn: string }) {
  const { id, slug, fileName, state, mode, pushId } = load;
  const { startedAt, heartbeatAt, cancelAskedAt, finishedAt } = load;
  const { received, accepted, rejected, aside, inserted, changed, deleted, unchanged } = load;
  return {
    id,
    dataset: slug,
    title: { zh: load.titleZh, en: load.titleEn },
    fileName,
    state,
    mode,
    pushId,
    failure: failureOf(load),
    startedAt,
    heartbeatAt,
    cancelAskedAt,
    finishedAt,
    counts: { received, accepted, rejected, aside, inserted, changed, deleted, unchanged },
  };
}

/** How a load stands: its state, how far it is, what became of every line, and the release it made. */
export async function describeLoad(
  db: AppDb,
  system: IngestSystem,
  viewer: MaybeViewer,
  id: string,
) {
  const load = await ownLoad(db, system, viewer, id);
  const made = await db
    .selectFrom('release')
    .select('number')
    .where('loadId', '=', load.id)
    .executeTakeFirst();
  const sender =
    load.loadedBy === null
      ? undefined
      : await db
          .selectFrom('account')
          .select('displayName')
          .where('id', '=', load.loadedBy)
          .executeTakeFirst();
  const key = await db
    .selectFrom('field')
    .select('name')
    .where('datasetId', '=', load.datasetId)
    .where('key', '=', true)
    .executeTakeFirst();
  return {
    ...shownLoad(load),
    release: made?.number ?? null,
    loadedBy: sender?.displayName ?? null,
    /** Whether mended rows can be sent alone: by their key they find their place. */
    keyed: key !== undefined,
  };
}

/** Asks a running or held load to stop; what stood before it stands. @throws CONFLICT once it has ended */
export async function cancelLoad(
  db: AppDb,
  system: IngestSystem,
  viewer: MaybeViewer,
  id: string,
): Promise<void> {
  await ownLoad(db, system, viewer, id);
  const ingest = ingestDb(system.ingest);
  const at = system.clock();
  if (!((await cancelHeld(ingest, id, at)) || (await askToCancel(ingest, id, at))))
    throw new Refusal('CONFLICT', {
      argument: 'load',
      message: { zh: '这次报送已经结束', en: 'this load has ended' },
    });
}
