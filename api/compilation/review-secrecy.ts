import { appendAudit } from '../../db/audit/trail.ts';
import { addSecrecyReview, addStep, type CompiledEntry } from '../../db/compilation/entries.ts';
import { requireSession } from '../accounts/require-viewer.ts';
import type { MaybeViewer } from '../accounts/viewer.ts';
import type { System } from '../context.ts';
import { badInput } from '../errors.ts';
import { openEntry } from './open-entry.ts';
import { reload } from './reload.ts';
import { schemaVersionOf } from './schema-version.ts';

/**
 * Records the secrecy and privacy review of the newest version by a second named person of the
 * department (M41). A later version needs its own.
 * @throws FORBIDDEN (the maker himself), NOT_FOUND, CONFLICT, BAD_USER_INPUT
 */
export async function reviewSecrecy(
  system: System,
  given: MaybeViewer,
  review: { entryId: string; opinion: string },
): Promise<CompiledEntry> {
  const viewer = requireSession(given);
  const opinion = review.opinion.trim();
  if (opinion === '') throw badInput('MISSING', 'opinion', '请写明审查意见', 'say what was found');
  const at = system.clock();
  return system.db.transaction().execute(async (trx) => {
    const entry = await openEntry(trx, viewer, review.entryId, 'REVIEW_SECRECY');
    const hand = { takenBy: viewer.accountId, takenAs: viewer.party.id, takenAt: at };
    await addSecrecyReview(trx, {
      entryId: entry.id,
      version: entry.version,
      schemaVersion: await schemaVersionOf(trx, entry, entry.declaration),
      madeBy: entry.madeBy,
      reviewedBy: viewer.accountId,
      reviewedAs: viewer.party.id,
      reviewedAt: at,
      opinion,
    });
    await addStep(trx, {
      entryId: entry.id,
      version: entry.version,
      action: 'REVIEW_SECRECY',
      fromState: entry.state,
      toState: entry.state,
      opinion,
      ...hand,
    });
    await appendAudit(trx, {
      at,
      action: 'SECRECY_REVIEWED',
      accountId: viewer.accountId,
      partyId: viewer.party.id,
      subject: `entry:${entry.id}`,
      detail: { version: entry.version },
    });
    return reload(trx, entry.id);
  });
}
