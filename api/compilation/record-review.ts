import { appendAudit } from '../../db/audit/trail.ts';
import { addSecrecyReview, addStep, type CompiledEntry } from '../../db/compilation/entries.ts';
import type { AppDb } from '../../db/connect.ts';
import type { Viewer } from '../accounts/viewer.ts';
import { schemaVersionOf } from './schema-version.ts';

/** Records a secrecy and privacy review of the newest version of an entry that waits for it (M41). */
export async function recordReview(
  trx: AppDb,
  { accountId, party }: Viewer,
  entry: CompiledEntry,
  { opinion, at, batchId }: { opinion: string; at: Date; batchId?: string },
): Promise<void> {
  await addSecrecyReview(trx, {
    entryId: entry.id,
    version: entry.version,
    schemaVersion: await schemaVersionOf(trx, entry, entry.declaration),
    madeBy: entry.madeBy,
    reviewedBy: accountId,
    reviewedAs: party.id,
    reviewedAt: at,
    opinion,
    batchId: batchId ?? null,
  });
  await addStep(trx, {
    entryId: entry.id,
    version: entry.version,
    action: 'REVIEW_SECRECY',
    fromState: entry.state,
    toState: entry.state,
    opinion,
    takenBy: accountId,
    takenAs: party.id,
    takenAt: at,
  });
  await appendAudit(trx, {
    at,
    action: 'SECRECY_REVIEWED',
    accountId,
    partyId: party.id,
    subject: `entry:${entry.id}`,
    detail: { version: entry.version, ...(batchId !== undefined && { batch: batchId }) },
  });
}
