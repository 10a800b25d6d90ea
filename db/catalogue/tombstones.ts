import type { AppDb } from '../connect.ts';

/** What stays of a withdrawn entry; nothing of one that was or has become closed (M30). */
export function findTombstone(db: AppDb, slug: string) {
  return db
    .selectFrom('dataset')
    .select(['titleZh', 'titleEn', 'code', 'withdrawnAt', 'withdrawnReason', 'replacedBy'])
    .where('slug', '=', slug)
    .where('state', '=', 'WITHDRAWN')
    .where('openness', '!=', 'CLOSED')
    .executeTakeFirst();
}

export type Tombstone = NonNullable<Awaited<ReturnType<typeof findTombstone>>>;
