import type { CompiledEntry } from '../../db/compilation/entries.ts';
import type { SecrecyBatchEntry, SecrecyLook } from '../../db/secrecy/batches.ts';

/** Whether an entry of a batch is opened in full before the batch is confirmed. */
export const mustBeSeen = ({ reasons, sampled }: Pick<SecrecyBatchEntry, 'reasons' | 'sampled'>) =>
  sampled || reasons.length > 0;

/**
 * The entries that a person has to open in full before he may confirm a batch: all that stand out and still wait, and
 * the whole sample, whatever has become of it. What somebody else saw last he sees for himself.
 */
export function leftToSee(
  members: readonly SecrecyBatchEntry[],
  looks: readonly Pick<SecrecyLook, 'entryId' | 'lookedBy'>[],
  person: string,
  entryOf: ReadonlyMap<
    string,
    Pick<CompiledEntry, 'version' | 'state' | 'secrecyReview' | 'madeBy'>
  >,
): SecrecyBatchEntry[] {
  return members.filter((member) => {
    const { entryId, version, sampled } = member;
    if (!mustBeSeen(member)) return false;
    const entry = entryOf.get(entryId);
    const waits =
      entry?.version === version &&
      entry.state === 'DRAFT' &&
      entry.secrecyReview === null &&
      entry.madeBy !== person;
    const seen = looks.findLast((look) => look.entryId === entryId)?.lookedBy === person;
    return !seen && (sampled || waits);
  });
}
