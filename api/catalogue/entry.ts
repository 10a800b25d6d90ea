import {
  type CatalogueEntry,
  type EntryField,
  type EntryLegalBasis,
  type EntryRelease,
  findEntriesById,
  findEntry,
  findEntryByCode,
  findReleases,
  type KeptRelease,
} from '../../db/catalogue/entries.ts';
import { findCodes } from '../../db/catalogue/resource-codes.ts';
import { findLegalBases } from '../../db/catalogue/legal-bases.ts';
import type { System } from '../context.ts';
import { shownRelease } from './shown-release.ts';

export type { CatalogueEntry, EntryField, EntryLegalBasis, EntryRelease };

/** The open entry of a slug; undefined for closed, unpublished and unknown ones alike (M30). */
export function datasetBySlug({ db }: System, slug: string): Promise<CatalogueEntry | undefined> {
  return findEntry(db, slug);
}

/** The same by its resource code, or by one that it had in another classification. */
export function datasetByCode({ db }: System, code: string): Promise<CatalogueEntry | undefined> {
  return findEntryByCode(db, code);
}

/** All codes that were issued to an entry, newest first. */
export function codesOf({ db }: System, entry: CatalogueEntry) {
  return findCodes(db, entry.id);
}

export async function datasetById(
  { db }: Pick<System, 'db'>,
  id: string,
): Promise<CatalogueEntry | undefined> {
  const [entry] = await findEntriesById(db, [id]);
  return entry;
}

/** Releases that stand, newest first. */
export async function standingReleases({ db }: System, entry: CatalogueEntry) {
  const releases = await findReleases(db, entry.id);
  return releases
    .filter((release) => release.withdrawnAt === null)
    .map((release) => asEntryRelease(shownRelease(entry, release)));
}

/** A standing release in the form that the entry itself has it in, with its instants as text. */
export function asEntryRelease(release: KeptRelease) {
  return {
    ...release,
    releasedAt: release.releasedAt.toISOString(),
    withdrawnAt: null,
    supersededAt: release.supersededAt?.toISOString() ?? null,
  };
}

export function legalBases({ db }: System): Promise<EntryLegalBasis[]> {
  return findLegalBases(db);
}
