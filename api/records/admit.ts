import { logReading } from '../../db/audit/trail.ts';
import {
  type CatalogueEntry,
  type EntryRelease,
  findReleases,
} from '../../db/catalogue/entries.ts';
import type { Permit } from '../../db/records/permit.ts';
import type { RecordQuery } from '../../db/records/query.ts';
import type { MaybeViewer, Viewer } from '../accounts/viewer.ts';
import { entryAsOf } from '../catalogue/entry-as-of.ts';
import type { System } from '../context.ts';
import { Refusal } from '../errors.ts';
import { type LiveGrant, liveGrants } from '../grants/live-grant.ts';
import { gate, type Passage } from './gate.ts';

/** A question that may be run. */
export interface Admitted<Query extends RecordQuery> {
  permit: Permit<Query>;
  entry: CatalogueEntry;
  release: EntryRelease;
}

/**
 * The common part of every journey to rows or figures: which release is meant, what is asked of it, is it
 * allowed, and on record where it has to be. What comes after differs only in the last step.
 * @param release its number; the newest that stands when undefined
 * @param read makes the question, from the entry with the fields that are there in that release
 * @throws the gate's refusals, what `read` throws, NOT_RELEASED, RELEASE_WITHDRAWN
 */
export async function admit<Query extends RecordQuery>(
  system: System,
  viewer: MaybeViewer,
  whole: CatalogueEntry,
  number: number | undefined,
  read: (entry: CatalogueEntry, release: EntryRelease, grants: readonly LiveGrant[]) => Query,
): Promise<Admitted<Query>> {
  const { release, entry } = await releaseAsked(system, whole, number);
  // Where every field is free there is nothing that a grant could add.
  const restricted = entry.fields.some((field) => field.openness !== 'UNCONDITIONAL');
  const grants = restricted ? await liveGrants(system.db, system.clock, viewer, entry.id) : [];
  const query = read(entry, release, grants);
  const passage = gate({ entry, release, query }, viewer, grants);
  await logConditional(system, viewer, { entry, release, query }, passage);
  return { permit: passage.permit, entry, release };
}

/** The release that is asked, and the entry with the fields that are there in it for today's questions. */
async function releaseAsked(
  system: System,
  entry: CatalogueEntry,
  number: number | undefined,
): Promise<{ release: EntryRelease; entry: CatalogueEntry }> {
  const { head } = entry;
  if (number === undefined && head === null) throw new Refusal('NOT_RELEASED');
  // The newest release has the fields of today, unless the shape has been declared anew since.
  if (head !== null && (number ?? head.number) === head.number)
    if (head.schemaVersion === entry.schemaVersion) return { release: head, entry };
  const wanted = number ?? head?.number;
  const release = (await findReleases(system.db, entry.id)).find((one) => one.number === wanted);
  if (release === undefined) throw new Refusal('NOT_RELEASED', { argument: 'release' });
  if (release.withdrawnAt !== null) throw new Refusal('RELEASE_WITHDRAWN');
  return {
    release: { ...release, releasedAt: release.releasedAt.toISOString(), withdrawnAt: null },
    entry: entryAsOf(entry, release, { isHead: wanted === head?.number }),
  };
}

/** M40: conditional data leaves only after its reading is on record. */
async function logConditional(
  system: System,
  viewer: MaybeViewer,
  { entry, release, query }: { entry: CatalogueEntry; release: EntryRelease; query: RecordQuery },
  { grants }: Passage<RecordQuery>,
): Promise<void> {
  if (grants.length === 0) return;
  const reader = viewer as Viewer;
  await logReading(system.db, {
    at: system.clock(),
    datasetId: entry.id,
    release: release.number,
    partyId: reader.party.id,
    accountId: reader.accountId,
    apiKeyId: reader.via.kind === 'API_KEY' ? reader.via.id : null,
    grantIds: grants.map((grant) => grant.id),
    question: JSON.stringify(query),
  });
}
