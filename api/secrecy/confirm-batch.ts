import { appendAudit } from '../../db/audit/trail.ts';
import { lockEntries } from '../../db/compilation/entries.ts';
import {
  decideSecrecyBatch,
  findSecrecyBatchEntries,
  findSecrecyLooks,
  lockSecrecyBatch,
  type SecrecyBatch,
} from '../../db/secrecy/batches.ts';
import type { MaybeViewer } from '../accounts/viewer.ts';
import { recordReview } from '../compilation/record-review.ts';
import { entryActions } from '../compilation/steps.ts';
import type { System } from '../context.ts';
import { badInput, Refusal } from '../errors.ts';
import { batchDecided } from './batch-decided.ts';
import { leftToSee } from './left-to-see.ts';
import { requireSecondPerson } from './require-second-person.ts';

/**
 * Confirms a batch (M41): each version in it gets a review of its own, in the name of whoever has seen all that
 * stands out and the whole sample. What was found faulty, what has changed meanwhile and what the person drafted are
 * left to be reviewed one by one.
 * @throws UNAUTHENTICATED, FORBIDDEN, NOT_FOUND, CONFLICT (decided, or something is left to be seen), BAD_USER_INPUT
 */
export async function confirmSecrecyBatch(
  system: System,
  given: MaybeViewer,
  order: { batchId: string; opinion: string },
): Promise<SecrecyBatch> {
  const viewer = requireSecondPerson(given);
  const { batchId } = order;
  const opinion = order.opinion.trim();
  if (opinion === '') throw badInput('MISSING', 'opinion', '请写明审查意见', 'say what was found');
  const at = system.clock();
  return system.db.transaction().execute(async (trx) => {
    const batch = await lockSecrecyBatch(trx, batchId);
    if (batch?.department !== viewer.party.department)
      throw new Refusal('NOT_FOUND', { argument: 'batch' });
    if (batch.state !== 'LOOKING') throw batchDecided();
    const members = await findSecrecyBatchEntries(trx, batchId);
    const looks = await findSecrecyLooks(trx, batchId);
    const entries = await lockEntries(
      trx,
      members.map(({ entryId }) => entryId),
    );
    const entryOf = new Map(entries.map((entry) => [entry.id, entry]));
    const left = leftToSee(members, looks, viewer.accountId, entryOf);
    if (left.length > 0)
      throw new Refusal('CONFLICT', {
        argument: left[0]?.slug ?? 'batch',
        message: {
          zh: `还有${left.length}条没有逐条打开看过：${left.map(({ slug }) => slug).join('、')}`,
          en: `${left.length} entries have not been opened and seen: ${left.map(({ slug }) => slug).join(', ')}`,
        },
      });
    await decideSecrecyBatch(trx, batchId, {
      state: 'CONFIRMED',
      decidedBy: viewer.accountId,
      decidedAs: viewer.party.id,
      decidedAt: at,
      opinion,
    });
    const faulty = new Set(
      members.flatMap(({ entryId }) =>
        looks.findLast((look) => look.entryId === entryId)?.sound === false ? [entryId] : [],
      ),
    );
    const reviewed = members.flatMap(({ entryId, version }) => {
      const entry = entryOf.get(entryId);
      const waits =
        entry?.version === version && entryActions(viewer, entry).includes('REVIEW_SECRECY');
      return entry !== undefined && waits && !faulty.has(entryId) ? [entry] : [];
    });
    for (const entry of reviewed) await recordReview(trx, viewer, entry, { opinion, at, batchId });
    await appendAudit(trx, {
      at,
      action: 'SECRECY_BATCH_CONFIRMED',
      accountId: viewer.accountId,
      partyId: viewer.party.id,
      subject: `secrecy-batch:${batchId}`,
      detail: { reviewed: reviewed.map(({ id }) => id) },
    });
    return (await lockSecrecyBatch(trx, batchId)) ?? batch;
  });
}
