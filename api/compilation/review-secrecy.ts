import type { CompiledEntry } from '../../db/compilation/entries.ts';
import { requireSession } from '../accounts/require-viewer.ts';
import type { MaybeViewer } from '../accounts/viewer.ts';
import type { System } from '../context.ts';
import { badInput } from '../errors.ts';
import { openEntry } from './open-entry.ts';
import { recordReview } from './record-review.ts';
import { reload } from './reload.ts';

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
    await recordReview(trx, viewer, entry, { opinion, at });
    return reload(trx, entry.id);
  });
}
