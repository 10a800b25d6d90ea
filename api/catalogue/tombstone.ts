import { findTombstone } from '../../db/catalogue/tombstones.ts';
import type { System } from '../context.ts';
import type { Sentence } from '../errors.ts';

/** What stays of an entry that was open when it was withdrawn. */
export interface Tombstone {
  slug: string;
  code: string;
  /** Absent where the entry has been closed since and is not named, as is the department (M30). */
  title?: Sentence;
  department?: Sentence;
  withdrawnAt: Date;
  reason: string;
  /** Slug of the dataset that stands in for it. */
  replacedBy: string | null;
}

/** @returns undefined for unknown, standing and closed entries alike */
export async function tombstoneOf(
  { db }: System,
  by: { slug: string } | { code: string },
): Promise<Tombstone | undefined> {
  const found = await findTombstone(db, by);
  if (found === undefined || found.withdrawnAt === null) return undefined;
  const { slug, code, withdrawnAt, replacedBy } = found;
  return {
    slug,
    code,
    withdrawnAt,
    replacedBy,
    reason: found.withdrawnReason ?? '',
    ...((found.openness !== 'CLOSED' || found.named) && {
      title: { zh: found.titleZh, en: found.titleEn },
      department: { zh: found.departmentZh, en: found.departmentEn },
    }),
  };
}
