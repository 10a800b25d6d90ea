import { findParties } from '../../db/accounts/accounts.ts';
import { setSessionParty } from '../../db/accounts/credentials.ts';
import { appendAudit } from '../../db/audit/trail.ts';
import type { System } from '../context.ts';
import { Refusal } from '../errors.ts';
import { requireSession } from './require-viewer.ts';
import type { MaybeViewer, Viewer } from './viewer.ts';

/** The person acts for another of his parties from now on in this session. */
export async function actAs(system: System, given: MaybeViewer, partyId: string): Promise<Viewer> {
  const viewer = requireSession(given);
  const at = system.clock();
  const parties = await findParties(system.db, viewer.accountId, at);
  const party = parties.find((candidate) => candidate.id === partyId);
  if (party === undefined) throw new Refusal('FORBIDDEN');
  await system.db.transaction().execute(async (db) => {
    await setSessionParty(db, viewer.via.tokenHash, party.id);
    await appendAudit(db, {
      at,
      action: 'ACTS_AS',
      accountId: viewer.accountId,
      partyId: party.id,
      subject: `party:${party.id}`,
    });
  });
  const { id, kind, name, department, post } = party;
  return { ...viewer, party: { id, kind, name, department, post } };
}
