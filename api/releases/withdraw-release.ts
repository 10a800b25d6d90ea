import { appendAudit } from '../../db/audit/trail.ts';
import { requireSession } from '../accounts/require-viewer.ts';
import type { MaybeViewer } from '../accounts/viewer.ts';
import type { System } from '../context.ts';
import { badInput, Refusal } from '../errors.ts';

/**
 * The provider takes a release back; the one before it serves at once, and cursors into the withdrawn one
 * answer RELEASE_WITHDRAWN. The only release of a dataset can be taken back too: then nothing is released.
 * @throws UNAUTHENTICATED, NOT_FOUND, FORBIDDEN (not a post of the provider), CONFLICT (already taken back)
 */
export async function withdrawRelease(
  system: System,
  given: MaybeViewer,
  order: { dataset: string; release: number; reason: string },
): Promise<string> {
  const viewer = requireSession(given);
  const reason = order.reason.trim();
  if (reason === '') throw badInput('MISSING', 'reason', '请写明收回理由', 'say why');
  const at = system.clock();
  const slug = await system.db.transaction().execute(async (trx) => {
    const found = await trx
      .selectFrom('release')
      .innerJoin('dataset', 'dataset.id', 'release.datasetId')
      .select([
        'release.id',
        'release.withdrawnAt',
        'dataset.id as datasetId',
        'dataset.department',
      ])
      .where('dataset.slug', '=', order.dataset)
      .where('release.number', '=', order.release)
      .forUpdate('release')
      .executeTakeFirst();
    const { post, department } = viewer.party;
    if (post !== 'OFFICER' && post !== 'PRINCIPAL') throw new Refusal('FORBIDDEN');
    // To another department a release of a closed or unknown dataset is the same: not there.
    if (found === undefined || found.department !== department)
      throw new Refusal('NOT_FOUND', { argument: 'release' });
    if (found.withdrawnAt !== null)
      throw new Refusal('CONFLICT', {
        argument: 'release',
        message: { zh: '该版本已被收回', en: 'this release has been taken back' },
      });
    await trx
      .updateTable('release')
      .set({ withdrawnAt: at, withdrawnReason: reason, withdrawnBy: viewer.accountId })
      .where('id', '=', found.id)
      .execute();
    await appendAudit(trx, {
      at,
      action: 'RELEASE_WITHDRAWN',
      accountId: viewer.accountId,
      partyId: viewer.party.id,
      subject: `dataset:${found.datasetId}`,
      detail: { release: order.release, reason },
    });
    return order.dataset;
  });
  await system.columnar?.sweep();
  return slug;
}
