import { type CompiledEntry, findCompiled } from '../../db/compilation/entries.ts';
import {
  findSecrecyBatch,
  findSecrecyBatches,
  findSecrecyBatchEntries,
  findSecrecyLooks,
  type SecrecyBatch,
  type SecrecyBatchEntry,
  type SecrecyLook,
} from '../../db/secrecy/batches.ts';
import { SECRECY_BATCH_STATES } from '../../db/secrecy/vocabulary.ts';
import type { MaybeViewer, Viewer } from '../accounts/viewer.ts';
import type { System } from '../context.ts';
import { leftToSee, mustBeSeen } from './left-to-see.ts';
import { entriesToReview } from './open-batch.ts';
import { worksForDepartment } from './require-second-person.ts';

export { SECRECY_BATCH_STATES };
export type { SecrecyBatch, SecrecyLook };

const MOST_BATCHES = 100;

/** An entry in its batch: what was decided of its columns, why it stands out, and who has seen it. */
export interface SecrecyMember extends SecrecyBatchEntry {
  entry: CompiledEntry;
  looks: SecrecyLook[];
  mustBeSeen: boolean;
  /** Whether the viewer has to open it before he may confirm. */
  left: boolean;
}

/** The newest 100 batches of the viewer's department; none for others. */
export async function secrecyBatches({ db }: System, viewer: Viewer): Promise<SecrecyBatch[]> {
  return worksForDepartment(viewer)
    ? findSecrecyBatches(db, viewer.party.department, MOST_BATCHES)
    : [];
}

/** Drafts that would go into a batch of this viewer. */
export async function entriesForSecrecy({ db }: System, viewer: Viewer): Promise<CompiledEntry[]> {
  return worksForDepartment(viewer) ? entriesToReview(db, viewer) : [];
}

/** A batch of the viewer's department; to all others it does not exist. */
export async function secrecyBatchById(
  { db }: System,
  viewer: MaybeViewer,
  id: string,
): Promise<SecrecyBatch | undefined> {
  if (viewer === undefined || !worksForDepartment(viewer)) return undefined;
  const batch = await findSecrecyBatch(db, id);
  return batch?.department === viewer.party.department ? batch : undefined;
}

/** The entries of a batch: what stands out first, then the sample, then the rest. */
export async function membersOf(
  { db }: System,
  viewer: MaybeViewer,
  batch: SecrecyBatch,
  slug: string | undefined,
): Promise<SecrecyMember[]> {
  const members = await findSecrecyBatchEntries(db, batch.id);
  const looks = await findSecrecyLooks(db, batch.id);
  const entries = await findCompiled(db, { ids: members.map(({ entryId }) => entryId) });
  const entryOf = new Map(entries.map((entry) => [entry.id, entry]));
  const left = new Set(leftToSee(members, looks, viewer?.accountId ?? '', entryOf));
  const place = ({ reasons, sampled }: SecrecyBatchEntry) =>
    reasons.length > 0 ? 0 : sampled ? 1 : 2;
  return members
    .filter((member) => slug === undefined || member.slug === slug)
    .toSorted((one, other) => place(one) - place(other))
    .flatMap((member) => {
      const entry = entryOf.get(member.entryId);
      if (entry === undefined) return [];
      const own = looks.filter(({ entryId }) => entryId === entry.id);
      return [
        {
          ...member,
          entry,
          looks: own,
          mustBeSeen: mustBeSeen(member),
          left: batch.state === 'LOOKING' && left.has(member),
        },
      ];
    });
}
