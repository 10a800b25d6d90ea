import { findPurgeNotices } from '../../db/purges/notices.ts';
import type { CatalogueEntry } from '../catalogue/entry.ts';
import type { System } from '../context.ts';

export type PurgeNotice = Awaited<ReturnType<typeof findPurgeNotices>>[number];

/** The public notices of an open dataset: what kind of data went, when, and from which releases. */
export function purgeNotices({ db }: System, entry: CatalogueEntry): Promise<PurgeNotice[]> {
  return findPurgeNotices(db, entry.id);
}
