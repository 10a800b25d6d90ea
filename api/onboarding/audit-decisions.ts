import { appendAudit } from '../../db/audit/trail.ts';
import type { AppDb } from '../../db/connect.ts';
import type { NewDecision } from '../../db/onboarding/glossary.ts';
import type { Viewer } from '../accounts/viewer.ts';

/** Puts on record whose hand decided what for a department; called in the transaction that keeps it. */
export async function auditDecisions(
  trx: AppDb,
  viewer: Viewer,
  made: { department: string; decisions: readonly NewDecision[]; at: Date },
): Promise<void> {
  await appendAudit(trx, {
    at: made.at,
    action: 'GLOSSARY_DECIDED',
    accountId: viewer.accountId,
    partyId: viewer.party.id,
    subject: `department:${made.department}`,
    detail: { subjects: made.decisions.map(({ kind, subject }) => `${kind} ${subject}`) },
  });
}
