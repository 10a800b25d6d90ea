import type { DatasetDeclaration } from '../../db/catalogue/declaration.ts';
import type { AppDb } from '../../db/connect.ts';
import { type CompiledEntry, findCompiled, findVersions } from '../../db/compilation/entries.ts';
import { type EntryReleaseLine, findEntryReleases } from '../../db/compilation/entry-releases.ts';
import { findNoticeDays, findNotices } from '../../db/compilation/contract-term.ts';
import { findOpenKeys } from '../../db/compilation/open-keys.ts';
import type { EntryState } from '../../db/compilation/vocabulary.ts';
import type { MaybeViewer, Viewer } from '../accounts/viewer.ts';
import { dayOf } from '../clock.ts';
import type { System } from '../context.ts';
import { Refusal } from '../errors.ts';
import { checkEntry } from './check-entry.ts';
import type { Finding } from './finding.ts';
import { compareVersions, type EntryDifference } from './compare-versions.ts';
import { type EntryAction, entryActions, maySeeEntry } from './steps.ts';

export type { CompiledEntry, EntryReleaseLine };

/** The division of the viewer's department: a county reviewer gathers its county's entries. */
export async function divisionOf(db: AppDb, viewer: Viewer): Promise<string | undefined> {
  if (viewer.party.department === null) return undefined;
  const found = await db
    .selectFrom('department')
    .select('division')
    .where('code', '=', viewer.party.department)
    .executeTakeFirst();
  return found?.division;
}

/** The entries of a desk: of its department, of its county, or of everyone for the Bureau and the auditor. */
export async function deskEntries(
  { db }: System,
  viewer: Viewer,
  states?: readonly EntryState[],
): Promise<CompiledEntry[]> {
  const { post, department } = viewer.party;
  if (post === null || department === null) return [];
  const of = states === undefined || states.length === 0 ? {} : { states };
  if (post === 'BUREAU_REVIEWER' || post === 'AUDITOR') return findCompiled(db, of);
  if (post !== 'COUNTY_REVIEWER') return findCompiled(db, { ...of, department });
  const division = await divisionOf(db, viewer);
  const found = await findCompiled(db, { ...of, ...(division !== undefined && { division }) });
  return found.filter((entry) => maySeeEntry(viewer, entry, division));
}

/** One entry, for those who may see it; to all others it does not exist. */
export function entryById(
  system: System,
  viewer: MaybeViewer,
  id: string,
): Promise<CompiledEntry | undefined> {
  return oneEntry(system, viewer, { ids: [id] });
}

/** The same by its slug, which never changes. */
export function entryBySlug(
  system: System,
  viewer: MaybeViewer,
  slug: string,
): Promise<CompiledEntry | undefined> {
  return oneEntry(system, viewer, { slug });
}

async function oneEntry(
  { db }: System,
  viewer: MaybeViewer,
  by: { ids: readonly string[] } | { slug: string },
): Promise<CompiledEntry | undefined> {
  if (viewer === undefined) return undefined;
  const [entry] = await findCompiled(db, by);
  if (entry === undefined) return undefined;
  return maySeeEntry(viewer, entry, await divisionOf(db, viewer)) ? entry : undefined;
}

export async function actionsOn(
  { db }: System,
  viewer: MaybeViewer,
  entry: CompiledEntry,
): Promise<EntryAction[]> {
  return viewer === undefined ? [] : entryActions(viewer, entry, await divisionOf(db, viewer));
}

/** Of the fields to which checks and links refer, those that they may. */
async function referableKeys(
  db: AppDb,
  { fields, links = [] }: DatasetDeclaration,
): Promise<Set<string>> {
  const checked = fields
    .flatMap(({ checks }) => checks ?? [])
    .flatMap((check) => (check.kind === 'REFERENCE' ? [check.dataset] : []));
  const named = [...checked, ...links.map(({ dataset }) => dataset)];
  if (named.length === 0) return new Set();
  const keys = await findOpenKeys(db, named);
  return new Set(keys.map(({ slug, name }) => `${slug}.${name}`));
}

/** What the machine says about a declaration, on the day on which it is asked; one without an id is new. */
export async function findingsOn(
  db: AppDb,
  entry: Pick<CompiledEntry, 'declaration'> &
    Partial<Pick<CompiledEntry, 'id' | 'publishedVersion'>>,
  at: Date,
): Promise<Finding[]> {
  const divisions = await db.selectFrom('division').select('code').execute();
  const versions = entry.id === undefined ? [] : await findVersions(db, entry.id);
  const published = versions.find(({ number }) => number === entry.publishedVersion);
  const notices = entry.id === undefined ? [] : await findNotices(db, entry.id);
  return checkEntry(entry.declaration, {
    divisions: new Set(divisions.map(({ code }) => code)),
    referable: await referableKeys(db, entry.declaration),
    contract: {
      today: dayOf(at),
      noticeDays: await findNoticeDays(db),
      notices: new Map(notices.map((notice) => [notice.name, notice])),
      ...(published !== undefined && { published: published.declaration }),
    },
  });
}

export function versionsOf({ db }: System, entry: CompiledEntry) {
  return findVersions(db, entry.id);
}

export function releasesOf({ db }: System, entry: CompiledEntry): Promise<EntryReleaseLine[]> {
  return findEntryReleases(db, entry.id);
}

/** @throws NOT_FOUND for a version that there is not */
export async function differencesOf(
  { db }: System,
  entry: CompiledEntry,
  from: number,
  to: number,
): Promise<EntryDifference[]> {
  const versions = await findVersions(db, entry.id);
  const declared = (number: number) => {
    const version = versions.find((one) => one.number === number);
    if (version === undefined) throw new Refusal('NOT_FOUND', { argument: `version ${number}` });
    return version.declaration;
  };
  return compareVersions(declared(from), declared(to));
}
