import { type CompiledEntry, findCompiled, findVersions } from '../../db/compilation/entries.ts';
import {
  type BatchEntry,
  findBatch,
  findBatches,
  findBatchEntries,
  findBatched,
  type ReviewBatch,
} from '../../db/reviews/batches.ts';
import { type ElementLook, findLooks } from '../../db/reviews/looks.ts';
import { REVIEW_BATCH_STATES } from '../../db/reviews/vocabulary.ts';
import type { KeptDuplicate } from '../../db/reviews/tables.ts';
import type { MaybeViewer, Viewer } from '../accounts/viewer.ts';
import { compareVersions, type EntryDifference } from '../compilation/compare-versions.ts';
import type { System } from '../context.ts';
import { leftToLookAt } from './left-to-look-at.ts';
import { reviewElements, type ReviewElement } from './elements.ts';
import { maySeeReviews } from './require-reviewer.ts';

export { REVIEW_BATCH_STATES };
export type { ElementLook, KeptDuplicate, ReviewBatch };

const MOST_BATCHES = 100;

/** An entry in its batch: as it was examined, what was seen of it, and what is left. */
export interface ReviewedEntry extends BatchEntry {
  entry: CompiledEntry;
  elements: (ReviewElement & { looks: ElementLook[] })[];
  /** Elements that are left to be found sound; of an entry that has moved on, none. */
  left: string[];
}

/** The newest 100 batches, for the Bureau and the auditor; to all others there are none. */
export async function reviewBatches({ db }: System, viewer: MaybeViewer): Promise<ReviewBatch[]> {
  return maySeeReviews(viewer) ? findBatches(db, MOST_BATCHES) : [];
}

export async function batchById(
  { db }: System,
  viewer: MaybeViewer,
  id: string,
): Promise<ReviewBatch | undefined> {
  return maySeeReviews(viewer) ? findBatch(db, id) : undefined;
}

/** The entries that wait for a batch of this reviewer, oldest first; what he drafted others review. */
export async function entriesWithoutBatch(
  { db }: System,
  { accountId, ...viewer }: Viewer,
): Promise<CompiledEntry[]> {
  if (viewer.party.post !== 'BUREAU_REVIEWER') return [];
  const waiting = await findCompiled(db, { states: ['BUREAU_REVIEW'] });
  if (waiting.length === 0) return [];
  const batched = new Set(
    (
      await findBatched(
        db,
        waiting.map(({ id }) => id),
      )
    ).map(({ entryId }) => entryId),
  );
  return waiting.filter(({ id, madeBy }) => madeBy !== accountId && !batched.has(id));
}

export interface BatchPart {
  only?: 'SAMPLE' | 'EXCEPTIONS' | undefined;
  slug?: string | undefined;
}

/** The entries of a batch: its sample, the exceptions, one of them, or all. */
export async function entriesOf(
  { db }: System,
  batch: ReviewBatch,
  { only, slug }: BatchPart = {},
): Promise<ReviewedEntry[]> {
  const members = (await findBatchEntries(db, batch.id)).filter(
    (one) =>
      (only === 'SAMPLE' ? one.sampled : only === 'EXCEPTIONS' ? !one.clean : true) &&
      (slug === undefined || one.slug === slug),
  );
  if (members.length === 0) return [];
  const looks = await findLooks(db, [batch.id]);
  const entries = await findCompiled(db, { ids: members.map(({ entryId }) => entryId) });
  const entryOf = new Map(entries.map((entry) => [entry.id, entry]));
  return members.flatMap((member) => {
    const entry = entryOf.get(member.entryId);
    return entry === undefined ? [] : [reviewed(member, entry, looks)];
  });
}

function reviewed(
  member: BatchEntry,
  entry: CompiledEntry,
  looks: readonly ElementLook[],
): ReviewedEntry {
  const own = looks.filter(({ entryId }) => entryId === entry.id);
  const isUnderReview = member.version === entry.version && entry.state === 'BUREAU_REVIEW';
  return {
    ...member,
    entry,
    elements: reviewElements(member.declaration).map((one) => ({
      ...one,
      looks: own.filter(({ element }) => element === one.element),
    })),
    left: isUnderReview ? leftToLookAt(entry, own) : [],
  };
}

/** A likely duplicate beside the entry, each in the version that was compared. */
export async function besides(
  { db }: System,
  { entryId, version }: Pick<BatchEntry, 'entryId' | 'version'>,
  duplicate: KeptDuplicate,
): Promise<EntryDifference[]> {
  const declarationOf = async (id: string, number: number) =>
    (await findVersions(db, id)).find((one) => one.number === number)?.declaration;
  const [own, other] = await Promise.all([
    declarationOf(entryId, version),
    declarationOf(duplicate.entryId, duplicate.version),
  ]);
  return own === undefined || other === undefined ? [] : compareVersions(own, other);
}
