import {
  type CatalogueEntry,
  type EntryRelease,
  findReleases,
} from '../../db/catalogue/entries.ts';
import { asEntryRelease } from '../catalogue/entry.ts';
import { entryAsOf } from '../catalogue/entry-as-of.ts';
import type { System } from '../context.ts';
import { badInput, Refusal } from '../errors.ts';
import { checkValue } from './check-value.ts';

/** A release, and the entry with the fields that are there in it for today's questions. */
export interface ReleaseAsked {
  release: EntryRelease;
  entry: CatalogueEntry;
}

/** Which release is meant: one by its number, the one that stood at a time, or the newest. */
export interface ReleaseWish {
  release?: number | undefined;
  /** A Beijing day, at its end, or an instant with its zone. */
  asOf?: string | undefined;
}

/**
 * The release that is meant, of those that were not taken back.
 * @throws NOT_RELEASED, RELEASE_WITHDRAWN, BAD_USER_INPUT (both a number and a time, or no time)
 */
export async function releaseAsked(
  system: Pick<System, 'db'>,
  entry: CatalogueEntry,
  { release: number, asOf }: ReleaseWish,
): Promise<ReleaseAsked> {
  if (asOf !== undefined) return releaseAt(system, entry, asOf, number);
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

async function releaseAt(
  system: Pick<System, 'db'>,
  entry: CatalogueEntry,
  asOf: string,
  number: number | undefined,
): Promise<ReleaseAsked> {
  if (number !== undefined)
    throw badInput(
      'NOT_TOGETHER',
      'asOf',
      'release 与 asOf 只写一个',
      'say release or asOf, not both',
    );
  const at = readInstant(asOf).getTime();
  const found = (await findReleases(system.db, entry.id)).find(
    ({ withdrawnAt, releasedAt }) => withdrawnAt === null && new Date(releasedAt).getTime() <= at,
  );
  if (found === undefined) throw new Refusal('NOT_RELEASED', { argument: 'asOf' });
  return releaseAsked(system, entry, { release: found.number });
}

/** A day means its last moment in Beijing. */
function readInstant(asOf: string): Date {
  const isDay = /^\d{4}-\d{2}-\d{2}$/.test(asOf);
  const read = checkValue(isDay ? 'DATE' : 'DATETIME', asOf, 'asOf');
  return new Date(isDay ? `${read}T23:59:59.999+08:00` : read);
}
