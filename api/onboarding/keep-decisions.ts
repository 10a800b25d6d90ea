import { appendAudit } from '../../db/audit/trail.ts';
import type { AppDb } from '../../db/connect.ts';
import { addDecisions, type NewDecision } from '../../db/onboarding/glossary.ts';
import type { Viewer } from '../accounts/viewer.ts';
import { Refusal } from '../errors.ts';

export interface MadeDecisions {
  department: string;
  decisions: readonly NewDecision[];
  at: Date;
  /** The newest decision that the hand knew. */
  basedOn?: number | undefined;
}

/**
 * Adds to a department's glossary, and puts on record whose hand it was. The record names the decisions by their
 * numbers: their words may have to be purged, and a record never is.
 * @throws CONFLICT where somebody decided meanwhile
 */
export async function keepDecisions(
  trx: AppDb,
  { accountId, party }: Viewer,
  { department, decisions, at, basedOn }: MadeDecisions,
): Promise<void> {
  const hand = { department, decidedBy: accountId, decidedAs: party.id, decidedAt: at };
  const kept = await addDecisions(trx, decisions, hand, basedOn);
  if ('overtaken' in kept) throw decidedMeanwhile(kept.overtaken);
  await appendAudit(trx, {
    at,
    action: 'GLOSSARY_DECIDED',
    accountId,
    partyId: party.id,
    subject: `department:${department}`,
    detail: { decisions: kept.ids },
  });
}

function decidedMeanwhile(name: string): Refusal {
  return new Refusal('CONFLICT', {
    argument: 'basedOn',
    message: {
      zh: `${name} 刚刚有新的决定，请刷新后再答`,
      en: `${name} has decided something meanwhile: reload and answer again`,
    },
  });
}
