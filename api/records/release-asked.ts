import {
  type CatalogueEntry,
  type EntryRelease,
  findReleases,
} from '../../db/catalogue/entries.ts';
import { asEntryRelease } from '../catalogue/entry.ts';
import { entryAsOf } from '../catalogue/entry-as-of.ts';
import type { System } from '../context.ts';
import { Refusal } from '../errors.ts';

/** A release, and the entry with the fields that are there in it for today's questions. */
export interface ReleaseAsked {
  release: EntryRelease;
  entry: CatalogueEntry;
}

/**
 * The release that is meant by its number; the newest that stands when undefined.
 * @throws NOT_RELEASED, RELEASE_WITHDRAWN
 */
export async function releaseAsked(
  system: System,
  entry: CatalogueEntry,
  number: number | undefined,
): Promise<ReleaseAsked> {
  const { head } = entry;
  if (number === undefined && head === null) throw new Refusal('NOT_RELEASED');
  // The newest release has the fields of today, unless the shape has been declared anew or values purged since.
  if (head !== null && (number ?? head.number) === head.number) {
    const asToday = head.schemaVersion === entry.schemaVersion && head.supersededAt === null;
    return { release: head, entry: asToday ? entry : entryAsOf(entry, head, { isHead: true }) };
  }
  const release = (await findReleases(system.db, entry.id)).find((one) => one.number === number);
  if (release === undefined) throw new Refusal('NOT_RELEASED', { argument: 'release' });
  if (release.withdrawnAt !== null) throw new Refusal('RELEASE_WITHDRAWN');
  return {
    release: asEntryRelease(release),
    entry: entryAsOf(entry, release, { isHead: false }),
  };
}
