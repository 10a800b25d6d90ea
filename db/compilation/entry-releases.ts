import type { AppDb } from '../connect.ts';

export type EntryReleaseLine = Awaited<ReturnType<typeof findEntryReleases>>[number];

/** Releases of an entry, those taken back included, newest first, with the two persons behind each (M41). */
export function findEntryReleases(db: AppDb, entryId: string) {
  return db
    .selectFrom('release')
    .leftJoin('secrecyReview as review', (join) =>
      join
        .onRef('review.entryId', '=', 'release.datasetId')
        .onRef('review.version', '=', 'release.reviewedVersion'),
    )
    .leftJoin('account as maker', 'maker.id', 'review.madeBy')
    .leftJoin('account as reviewer', 'reviewer.id', 'review.reviewedBy')
    .select([
      'release.number',
      'release.releasedAt',
      'release.rowCount',
      'release.inserted',
      'release.changed',
      'release.deleted',
      'release.note',
      'release.loadId',
      'release.withdrawnAt',
      'release.withdrawnReason',
      'maker.displayName as madeByName',
      'reviewer.displayName as reviewedByName',
    ])
    .where('release.datasetId', '=', entryId)
    .orderBy('release.number', 'desc')
    .execute();
}
