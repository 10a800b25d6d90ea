import { appendAudit } from '../../db/audit/trail.ts';
import { lockEntries } from '../../db/compilation/entries.ts';
import { decideBatch, findBatched, lockBatch, type ReviewBatch } from '../../db/reviews/batches.ts';
import { addLooks } from '../../db/reviews/looks.ts';
import type { MaybeViewer } from '../accounts/viewer.ts';
import type { System } from '../context.ts';
import { badInput, Refusal } from '../errors.ts';
import { reviewElements } from './elements.ts';
import { requireReviewer } from './require-reviewer.ts';

/** What a reviewer says of one element. */
export interface Look {
  element: string;
  sound: boolean;
  /** What is wrong; required where it is not sound. */
  remark?: string | undefined;
}

/**
 * Records what a reviewer saw at elements of an entry in a batch; all looks are kept, the last one holds. A fault
 * in an entry against which the machine had found nothing sends its whole batch to review element by element.
 * @throws UNAUTHENTICATED, FORBIDDEN (also the drafter), NOT_FOUND, CONFLICT (not under review any more),
 *   BAD_USER_INPUT
 */
export async function lookAtElements(
  system: System,
  given: MaybeViewer,
  order: { batchId: string; entryId: string; looks: readonly Look[] },
): Promise<ReviewBatch> {
  const viewer = requireReviewer(given);
  const { batchId, entryId, looks } = order;
  const hand = { lookedBy: viewer.accountId, lookedAs: viewer.party.id, lookedAt: system.clock() };
  return system.db.transaction().execute(async (trx) => {
    const batch = await lockBatch(trx, batchId);
    const [entry] = batch === undefined ? [] : await lockEntries(trx, [entryId]);
    const member = (entry === undefined ? [] : await findBatched(trx, [entryId])).find(
      (one) => one.batchId === batchId,
    );
    if (batch === undefined || entry === undefined || member === undefined)
      throw new Refusal('NOT_FOUND', { argument: 'entry' });
    if (entry.state !== 'BUREAU_REVIEW')
      throw new Refusal('CONFLICT', {
        argument: 'entry',
        message: {
          zh: `${entry.slug} 已不在审核中`,
          en: `${entry.slug} is not under review any more`,
        },
      });
    if (entry.madeBy === viewer.accountId)
      throw new Refusal('FORBIDDEN', {
        argument: 'entry',
        message: { zh: '编制人不审核自己所编', en: 'nobody reviews what he drafted' },
      });
    refuseStrange(looks, new Set(reviewElements(entry.declaration).map(({ element }) => element)));
    await addLooks(
      trx,
      looks.map(({ element, sound, remark }) => ({
        batchId,
        entryId,
        element,
        sound,
        remark: remark?.trim() ?? '',
        ...hand,
      })),
    );
    const fault = looks.find(({ sound }) => !sound);
    if (fault === undefined || !member.clean || batch.state !== 'SAMPLING') return batch;
    await decideBatch(trx, batchId, {
      state: 'ELEMENTWISE',
      decidedBy: hand.lookedBy,
      decidedAs: hand.lookedAs,
      decidedAt: hand.lookedAt,
    });
    await appendAudit(trx, {
      at: hand.lookedAt,
      action: 'REVIEW_BATCH_FAULT',
      accountId: viewer.accountId,
      partyId: viewer.party.id,
      subject: `review-batch:${batchId}`,
      detail: { entry: entryId, element: fault.element },
    });
    return (await lockBatch(trx, batchId)) ?? batch;
  });
}

function refuseStrange(looks: readonly Look[], known: ReadonlySet<string>): void {
  if (looks.length === 0)
    throw badInput('MISSING', 'looks', '请逐项写明所见', 'say what you saw, element by element');
  for (const { element, sound, remark } of looks) {
    if (!known.has(element))
      throw badInput(
        'UNKNOWN_VALUE',
        'looks',
        `没有元素 ${element}`,
        `there is no element ${element}`,
      );
    if (!sound && (remark ?? '').trim() === '')
      throw badInput(
        'MISSING',
        'looks',
        `${element} 请写明问题`,
        `say what is wrong with ${element}`,
      );
  }
}
