import type { CompiledEntry } from '../../db/compilation/entries.ts';
import type { AppDb } from '../../db/connect.ts';
import { findBatched } from '../../db/reviews/batches.ts';
import { findLooks } from '../../db/reviews/looks.ts';
import { Refusal } from '../errors.ts';
import { leftToLookAt } from './left-to-look-at.ts';

/**
 * Several entries are accepted by their batch only; one that is in a batch when all its elements have been looked
 * at; and what was drawn into a sample is returned when its fault is on record.
 * @throws CONFLICT
 */
export async function refuseUnreviewed(
  trx: AppDb,
  entries: readonly CompiledEntry[],
  action: 'ACCEPT' | 'RETURN',
): Promise<void> {
  if (action === 'ACCEPT' && entries.length > 1)
    throw conflict(
      'ids',
      '多条一起通过须经批量审核；否则逐条通过',
      'several are accepted together by a review batch; without one, one by one',
    );
  const batched = await findBatched(
    trx,
    entries.map(({ id }) => id),
  );
  if (action === 'RETURN') {
    const drawn = batched.find(({ clean, state }) => clean && state === 'SAMPLING');
    if (drawn !== undefined)
      throw conflict(
        slugOf(entries, drawn.entryId),
        '该条在抽样批次中：先在批次里记下问题，再退回',
        'the entry is in a batch that is being sampled: record its fault there, then return it',
      );
    return;
  }
  const looks = await findLooks(
    trx,
    batched.map(({ batchId }) => batchId),
  );
  for (const { entryId } of batched) {
    const entry = entries.find(({ id }) => id === entryId);
    const [element, ...more] = entry === undefined ? [] : leftToLookAt(entry, looks);
    if (entry !== undefined && element !== undefined)
      throw conflict(
        `${entry.slug}.${element}`,
        `该条在审核批次中，还有 ${more.length + 1} 项未看或有问题，须逐项看过`,
        `the entry is in a review batch: ${more.length + 1} of its elements are left to be found sound`,
      );
  }
}

const slugOf = (entries: readonly CompiledEntry[], id: string) =>
  entries.find((entry) => entry.id === id)?.slug ?? 'ids';

function conflict(argument: string, zh: string, en: string): Refusal {
  return new Refusal('CONFLICT', { argument, message: { zh, en } });
}
