import { appendAudit } from '../../db/audit/trail.ts';
import { addStep, lockEntries } from '../../db/compilation/entries.ts';
import {
  decideBatch,
  findBatchEntries,
  lockBatch,
  type ReviewBatch,
} from '../../db/reviews/batches.ts';
import { findLooks } from '../../db/reviews/looks.ts';
import { ENTRY_STEPS } from '../compilation/steps.ts';
import type { MaybeViewer } from '../accounts/viewer.ts';
import type { System } from '../context.ts';
import { Refusal } from '../errors.ts';
import { examineEntries } from './examine-entries.ts';
import { leftToLookAt } from './left-to-look-at.ts';
import { requireReviewer } from './require-reviewer.ts';

/**
 * Accepts the entries of a batch against which nothing was found, after its sample was looked at element by
 * element and found sound (M12). They are examined once more: what has been found since the draw is left to be
 * reviewed element by element, as is what the reviewer drafted.
 * @throws UNAUTHENTICATED, FORBIDDEN, NOT_FOUND, CONFLICT (sample not looked through, or a fault in it)
 */
export async function acceptBatch(
  system: System,
  given: MaybeViewer,
  batchId: string,
): Promise<ReviewBatch> {
  const viewer = requireReviewer(given);
  const at = system.clock();
  return system.db.transaction().execute(async (trx) => {
    const batch = await lockBatch(trx, batchId);
    if (batch === undefined) throw new Refusal('NOT_FOUND', { argument: 'id' });
    if (batch.state !== 'SAMPLING')
      throw new Refusal('CONFLICT', {
        argument: 'id',
        message: {
          zh: '本批次已有结论，其余条目逐条审核',
          en: 'the batch is decided; what is left is reviewed element by element',
        },
      });
    const members = (await findBatchEntries(trx, batchId)).filter(({ clean }) => clean);
    const entries = await lockEntries(
      trx,
      members.map(({ entryId }) => entryId),
    );
    const looks = await findLooks(trx, [batchId]);
    const sampled = new Set(members.filter((one) => one.sampled).map(({ entryId }) => entryId));
    const left = entries
      .filter(({ id }) => sampled.has(id))
      .flatMap((entry) => leftToLookAt(entry, looks).map((element) => `${entry.slug}.${element}`));
    if (left.length > 0)
      throw new Refusal('CONFLICT', {
        argument: left[0] ?? 'sample',
        message: {
          zh: `抽样还有 ${left.length} 项未看`,
          en: `${left.length} elements of the sample have not been looked at`,
        },
      });
    await decideBatch(trx, batchId, {
      state: 'ACCEPTED',
      decidedBy: viewer.accountId,
      decidedAs: viewer.party.id,
      decidedAt: at,
    });
    const waiting = entries.filter(
      ({ state, madeBy }) => state === 'BUREAU_REVIEW' && madeBy !== viewer.accountId,
    );
    const accepted = (await examineEntries(trx, waiting, at)).filter(({ clean }) => clean);
    for (const { entry } of accepted) {
      await addStep(trx, {
        entryId: entry.id,
        version: entry.version,
        action: 'ACCEPT',
        fromState: entry.state,
        toState: ENTRY_STEPS.ACCEPT.to(entry),
        opinion: null,
        takenBy: viewer.accountId,
        takenAs: viewer.party.id,
        takenAt: at,
        batchId,
      });
    }
    await appendAudit(trx, {
      at,
      action: 'REVIEW_BATCH_ACCEPTED',
      accountId: viewer.accountId,
      partyId: viewer.party.id,
      subject: `review-batch:${batchId}`,
      detail: { accepted: accepted.map(({ entry }) => entry.id) },
    });
    return (await lockBatch(trx, batchId)) ?? batch;
  });
}
