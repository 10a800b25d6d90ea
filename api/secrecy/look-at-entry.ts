import { appendAudit } from '../../db/audit/trail.ts';
import { lockEntries } from '../../db/compilation/entries.ts';
import {
  addSecrecyLook,
  decideSecrecyBatch,
  findSecrecyBatchEntries,
  lockSecrecyBatch,
  type SecrecyBatch,
} from '../../db/secrecy/batches.ts';
import type { MaybeViewer } from '../accounts/viewer.ts';
import type { System } from '../context.ts';
import { badInput, Refusal } from '../errors.ts';
import { batchDecided } from './batch-decided.ts';
import { requireSecondPerson } from './require-second-person.ts';

export interface SecrecyLookOrder {
  batchId: string;
  entryId: string;
  sound: boolean;
  /** What is wrong; required where it is not sound. */
  remark: string;
}

/**
 * Records that the second person has opened an entry of a batch in full, and whether he found it sound. A fault where
 * nothing stood out ends the batch: all of it is reviewed one by one then.
 * @throws UNAUTHENTICATED, FORBIDDEN (the drafter), NOT_FOUND, CONFLICT (decided, or the entry has moved on),
 *   BAD_USER_INPUT
 */
export async function lookAtSecrecy(
  system: System,
  given: MaybeViewer,
  { batchId, entryId, sound, remark }: SecrecyLookOrder,
): Promise<SecrecyBatch> {
  const viewer = requireSecondPerson(given);
  if (!sound && remark.trim() === '')
    throw badInput('MISSING', 'remark', '请写明问题', 'say what is wrong');
  const at = system.clock();
  return system.db.transaction().execute(async (trx) => {
    const batch = await lockSecrecyBatch(trx, batchId);
    if (batch?.department !== viewer.party.department)
      throw new Refusal('NOT_FOUND', { argument: 'batch' });
    if (batch.state !== 'LOOKING') throw batchDecided();
    const members = await findSecrecyBatchEntries(trx, batchId);
    const member = members.find((one) => one.entryId === entryId);
    const [entry] = member === undefined ? [] : await lockEntries(trx, [entryId]);
    if (member === undefined || entry === undefined)
      throw new Refusal('NOT_FOUND', { argument: 'entry' });
    if (entry.madeBy === viewer.accountId)
      throw new Refusal('FORBIDDEN', {
        argument: 'entry',
        message: {
          zh: '保密审查须由编制人以外的第二人进行（M41）',
          en: 'the secrecy review is made by a second person, not by the maker (M41)',
        },
      });
    if (entry.version !== member.version || entry.state !== 'DRAFT')
      throw new Refusal('CONFLICT', {
        argument: 'entry',
        message: {
          zh: `${entry.slug} 已有新的版本或已报送`,
          en: `${entry.slug} has a newer version or has been submitted`,
        },
      });
    await addSecrecyLook(trx, {
      batchId,
      entryId,
      sound,
      remark: remark.trim(),
      lookedBy: viewer.accountId,
      lookedAs: viewer.party.id,
      lookedAt: at,
    });
    if (!sound && member.reasons.length === 0) {
      await decideSecrecyBatch(trx, batchId, {
        state: 'SINGLY',
        decidedBy: viewer.accountId,
        decidedAs: viewer.party.id,
        decidedAt: at,
        opinion: null,
      });
      await appendAudit(trx, {
        at,
        action: 'SECRECY_BATCH_FAULT',
        accountId: viewer.accountId,
        partyId: viewer.party.id,
        subject: `secrecy-batch:${batchId}`,
        detail: { entry: entryId },
      });
    }
    return (await lockSecrecyBatch(trx, batchId)) ?? batch;
  });
}
