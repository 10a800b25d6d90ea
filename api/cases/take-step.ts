import { appendAudit } from '../../db/audit/trail.ts';
import { type CaseRow, findCases } from '../../db/cases/cases.ts';
import type { AppDb } from '../../db/connect.ts';
import { requireSession } from '../accounts/require-viewer.ts';
import type { MaybeViewer, Viewer } from '../accounts/viewer.ts';
import type { System } from '../context.ts';
import { tellOfStep } from '../notices/tell-of-step.ts';
import { badInput, Refusal } from '../errors.ts';
import type { CaseAction } from './may.ts';
import { openCase } from './open-case.ts';

/**
 * What a step did, for the audit trail. What people wrote stays in the tables of the case: the trail keeps nothing
 * that a purge must be able to take away.
 */
export interface StepTaken {
  action: string;
  detail?: Record<string, unknown>;
}

/**
 * Takes one step of a case in a transaction of its own: opens it for the viewer's hand, does what is to be
 * done, and puts it on record.
 * @throws UNAUTHENTICATED and as openCase
 */
export async function takeStep(
  system: System,
  given: MaybeViewer,
  step: { number: string; action: CaseAction },
  take: (trx: AppDb, found: CaseRow, hand: { viewer: Viewer; at: Date }) => Promise<StepTaken>,
): Promise<CaseRow> {
  const viewer = requireSession(given);
  const at = system.clock();
  return system.db.transaction().execute(async (trx) => {
    const found = await openCase(trx, viewer, step.number, step.action, at);
    const taken = await take(trx, found, { viewer, at });
    await recordStep(trx, viewer, found.id, at, taken);
    const stepped = await reloadCase(trx, found.id);
    await tellOfStep(trx, stepped, taken.action, at);
    return stepped;
  });
}

export async function recordStep(
  trx: AppDb,
  viewer: Viewer,
  caseId: string,
  at: Date,
  { action, detail }: StepTaken,
): Promise<void> {
  await appendAudit(trx, {
    at,
    action,
    accountId: viewer.accountId,
    partyId: viewer.party.id,
    subject: `case:${caseId}`,
    ...(detail !== undefined && { detail }),
  });
}

export async function reloadCase(trx: AppDb, id: string): Promise<CaseRow> {
  const [found] = await findCases(trx, { ids: [id] });
  if (found === undefined) throw new Refusal('NOT_FOUND');
  return found;
}

const MOST_WORDS = 2000;

/** A text that a step must say. @throws BAD_USER_INPUT naming the argument */
export function wordsOf(given: string, argument: string, zh: string, en: string): string {
  const words = given.trim();
  if (words.length > 0 && words.length <= MOST_WORDS) return words;
  throw words.length === 0
    ? badInput('MISSING', argument, zh, en)
    : badInput(
        'OUT_OF_RANGE',
        argument,
        `至多 ${MOST_WORDS} 字`,
        `at most ${MOST_WORDS} characters`,
      );
}
