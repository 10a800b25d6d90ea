import { sql } from 'kysely';
import type { AppDb } from '../../db/connect.ts';
import type { MaybeViewer } from '../accounts/viewer.ts';
import { requireDeliverer } from './find-target.ts';

/** The datasets into which the viewer's department sends data, with the release that stands now. */
export async function findOwnDatasets(db: AppDb, given: MaybeViewer) {
  const { party } = requireDeliverer(given);
  const found = await db
    .selectFrom('dataset')
    .leftJoinLateral(
      (eb) =>
        eb
          .selectFrom('release')
          .select(['number', 'releasedAt', 'rowCount'])
          .whereRef('release.datasetId', '=', 'dataset.id')
          .where('withdrawnAt', 'is', null)
          .orderBy('number', 'desc')
          .limit(1)
          .as('standing'),
      (join) => join.onTrue(),
    )
    .select([
      'dataset.slug',
      'dataset.titleZh',
      'dataset.titleEn',
      'dataset.updateCycle',
      'standing.number',
      'standing.releasedAt',
      'standing.rowCount',
      sql<boolean>`exists (select from app.field where dataset_id = dataset.id and key)`.as(
        'keyed',
      ),
    ])
    .where('dataset.department', '=', party.department)
    .where('dataset.state', '=', 'PUBLISHED')
    // M30: closed data is never released.
    .where('dataset.openness', '!=', 'CLOSED')
    .orderBy('dataset.slug')
    .execute();
  return found.map(({ slug, titleZh, titleEn, updateCycle, keyed, ...standing }) => ({
    slug,
    title: { zh: titleZh, en: titleEn },
    updateCycle,
    /** Whether changes can be sent alone. */
    keyed,
    release:
      standing.number === null
        ? null
        : {
            number: standing.number,
            releasedAt: standing.releasedAt,
            rowCount: standing.rowCount,
          },
  }));
}
