import { type ApiKeyRow, revokeApiKeyOf } from '../../db/accounts/credentials.ts';
import { appendAudit } from '../../db/audit/trail.ts';
import type { System } from '../context.ts';
import { Refusal } from '../errors.ts';
import { requireSession } from './require-viewer.ts';
import type { MaybeViewer } from './viewer.ts';

/** Ends a key of the person's own from this instant. */
export async function revokeApiKey(
  system: System,
  given: MaybeViewer,
  id: string,
): Promise<ApiKeyRow> {
  const viewer = requireSession(given);
  const at = system.clock();
  return system.db.transaction().execute(async (db) => {
    const revoked = await revokeApiKeyOf(db, viewer.accountId, id, at);
    if (revoked === undefined) throw new Refusal('NOT_FOUND');
    await appendAudit(db, {
      at,
      action: 'API_KEY_REVOKED',
      accountId: viewer.accountId,
      partyId: revoked.partyId,
      subject: `api-key:${revoked.id}`,
    });
    return revoked;
  });
}
