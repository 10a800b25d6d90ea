import type { CompiledEntry } from '../../db/compilation/entries.ts';
import { type CatalogueUpdate, changeUpdate } from '../../db/updates/updates.ts';
import { requireSession } from '../accounts/require-viewer.ts';
import type { MaybeViewer } from '../accounts/viewer.ts';
import { moveWithin } from '../compilation/move-entries.ts';
import type { System } from '../context.ts';
import { Refusal } from '../errors.ts';
import { entriesOf } from './items-of.ts';
import { openUpdate } from './open-update.ts';
import { recordStep } from './record-step.ts';

/**
 * Carries an application out: all its reviewed entries are published and withdrawn together, and the
 * responsibility lists follow in the same transaction (M13–M14).
 * @throws UNAUTHENTICATED, FORBIDDEN, NOT_FOUND, CONFLICT (an entry has not been accepted), BAD_USER_INPUT
 */
export async function carryOutUpdate(
  system: System,
  given: MaybeViewer,
  id: string,
): Promise<CatalogueUpdate> {
  const viewer = requireSession(given);
  const at = system.clock();
  return system.db.transaction().execute(async (trx) => {
    const update = await openUpdate(trx, viewer, id, 'CARRY_OUT');
    const entries = await entriesOf(trx, update);
    const put = update.items.filter(({ kind }) => kind === 'PUT');
    const unready = put.find((item) => !isReady(item, entries.get(item.entryId)));
    if (unready !== undefined)
      throw new Refusal('CONFLICT', {
        argument: unready.slug,
        message: {
          zh: `${unready.slug} 第 ${unready.version} 版尚未审核通过`,
          en: `version ${unready.version} of ${unready.slug} has not been accepted`,
        },
      });
    const accepted = put.filter(({ entryId }) => entries.get(entryId)?.state === 'ACCEPTED');
    if (accepted.length > 0)
      await moveWithin(
        trx,
        viewer,
        { action: 'PUBLISH', entryIds: accepted.map(({ entryId }) => entryId) },
        at,
      );
    for (const { entryId, kind, reason } of update.items) {
      if (kind !== 'WITHDRAW' || entries.get(entryId)?.state === 'WITHDRAWN') continue;
      const opinion = reason ?? '';
      await moveWithin(trx, viewer, { action: 'WITHDRAW', entryIds: [entryId], opinion }, at);
    }
    await changeUpdate(trx, id, { state: 'CARRIED_OUT', carriedOutAt: at });
    return recordStep(trx, viewer, { updateId: id, round: update.round, action: 'CARRY_OUT', at });
  });
}

/** Accepted in the version that was filed, or published meanwhile. */
function isReady({ version }: { version: number }, entry: CompiledEntry | undefined): boolean {
  if (entry === undefined) return false;
  return (
    (entry.state === 'ACCEPTED' && entry.version === version) ||
    (entry.state === 'PUBLISHED' && (entry.publishedVersion ?? 0) >= version)
  );
}
