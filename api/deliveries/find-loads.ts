import type { AppDb } from '../../db/connect.ts';
import { findLoads, ingestDb } from '../../db/releases/loads.ts';
import type { MaybeViewer } from '../accounts/viewer.ts';
import type { IngestSystem } from '../releases/delivery.ts';
import { shownLoad } from './describe-load.ts';
import { requireDeliverer } from './find-target.ts';

/** Loads of one answer. */
const MOST_LOADS = 50;

/** The newest loads of the viewer's department, of one dataset where its slug is said. */
export async function findOwnLoads(
  db: AppDb,
  { ingest }: IngestSystem,
  given: MaybeViewer,
  slug: string | undefined,
) {
  const { party } = requireDeliverer(given);
  let query = db
    .selectFrom('dataset')
    .select(['id', 'slug', 'titleZh', 'titleEn'])
    .where('department', '=', party.department);
  if (slug !== undefined) query = query.where('slug', '=', slug);
  const datasets = new Map((await query.execute()).map(({ id, ...dataset }) => [id, dataset]));
  if (datasets.size === 0) return { loads: [], most: MOST_LOADS };
  const found = await findLoads(ingestDb(ingest), [...datasets.keys()], MOST_LOADS);
  const loads = found.flatMap((load) => {
    const dataset = datasets.get(load.datasetId);
    return dataset === undefined ? [] : [shownLoad({ ...load, ...dataset })];
  });
  return { loads, most: MOST_LOADS };
}
