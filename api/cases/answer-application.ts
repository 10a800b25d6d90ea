import { appendAudit } from '../../db/audit/trail.ts';
import {
  addAnswer,
  addGrant,
  type ApplicationRow,
  findApplications,
  setCaseState,
} from '../../db/cases/cases.ts';
import { hasLegalBasis } from '../../db/catalogue/legal-bases.ts';
import { requireSession } from '../accounts/require-viewer.ts';
import type { MaybeViewer } from '../accounts/viewer.ts';
import { type Day, dayOf, endOfDay } from '../clock.ts';
import type { System } from '../context.ts';
import { badInput, Refusal } from '../errors.ts';
import { ACCESS_APPLICATION } from '../procedures/access-application.ts';
import type { Outcome } from '../procedures/procedure.ts';
import { openCase } from './open-case.ts';

export interface Answer {
  number: string;
  outcome: Outcome;
  /** Granted fields; all that were asked for where the outcome is AGREED. */
  fields?: readonly string[] | undefined;
  until?: Day | undefined;
  reason?: string | undefined;
  legalBasis?: string | undefined;
}

/**
 * The provider answers (M33 ¶2): agrees, agrees in part, or refuses with reason and legal basis.
 * Agreement makes the grant in the same transaction.
 * @throws NOT_FOUND, FORBIDDEN, CONFLICT (already answered), BAD_USER_INPUT
 */
export async function answerApplication(
  system: System,
  given: MaybeViewer,
  answer: Answer,
): Promise<ApplicationRow> {
  const viewer = requireSession(given);
  const at = system.clock();
  return system.db.transaction().execute(async (trx) => {
    const found = await openCase(trx, viewer, answer.number, 'ANSWER', at);
    const [application] = await findApplications(trx, { ids: [found.id] });
    if (application === undefined) throw new Refusal('NOT_FOUND', { argument: 'number' });
    const decided = decide(answer, application, dayOf(at));
    if (decided.legalBasisId !== null && !(await hasLegalBasis(trx, decided.legalBasisId))) {
      throw badInput(
        'UNKNOWN_VALUE',
        'legalBasis',
        '依据不在登记册中',
        'the basis is not in the register',
      );
    }

    await addAnswer(trx, {
      caseId: found.id,
      ...decided,
      answeredAt: at,
      answeredBy: viewer.accountId,
      answeredAs: viewer.party.id,
    });
    await setCaseState(trx, found.id, 'ANSWERED');
    if (decided.until !== null) {
      await addGrant(trx, {
        caseId: found.id,
        datasetId: found.datasetId,
        partyId: found.partyId,
        fields: decided.fields,
        rows: null,
        fromAt: at,
        until: decided.until,
        untilAt: endOfDay(decided.until),
        withdrawnAt: null,
        withdrawnReason: null,
        withdrawnBy: null,
      });
    }
    await appendAudit(trx, {
      at,
      action: 'ANSWERED',
      accountId: viewer.accountId,
      partyId: viewer.party.id,
      subject: `case:${found.id}`,
      detail: {
        outcome: decided.outcome,
        fields: decided.fields,
        until: decided.until,
        note: decided.reason,
      },
    });
    const [answered] = await findApplications(trx, { ids: [found.id] });
    return answered ?? application;
  });
}

/** Completes the answer by its outcome and refuses one that lacks what the procedure demands. */
function decide(answer: Answer, application: ApplicationRow, today: Day) {
  const { outcome } = answer;
  const needs = new Set<string>(ACCESS_APPLICATION.answerNeeds[outcome]);
  const reason = answer.reason?.trim() || null;
  const legalBasisId = answer.legalBasis ?? null;
  if (needs.has('reason') && reason === null) {
    throw badInput(
      'MISSING',
      'reason',
      '部分同意或不同意应当说明理由',
      'a refusal, in part or in whole, needs a reason',
    );
  }
  if (needs.has('legalBasis') && legalBasisId === null) {
    throw badInput('MISSING', 'legalBasis', '不同意应当提供依据', 'a refusal needs a legal basis');
  }
  if (outcome === 'REFUSED') return { outcome, reason, legalBasisId, fields: [], until: null };
  const fields = grantedFields(answer, application);
  return {
    outcome,
    reason,
    legalBasisId,
    fields,
    until: endOf(answer.until ?? application.until, application.until, today),
  };
}

function grantedFields(answer: Answer, application: ApplicationRow): string[] {
  if (answer.outcome === 'AGREED') return application.fields;
  const fields = [...new Set(answer.fields ?? [])];
  const foreign = fields.find((name) => !application.fields.includes(name));
  if (foreign !== undefined) {
    throw badInput(
      'UNKNOWN_FIELD',
      'fields',
      `申请中没有字段 ${foreign}`,
      `the application does not ask for ${foreign}`,
    );
  }
  if (fields.length === 0)
    throw badInput(
      'MISSING',
      'fields',
      '部分同意应当选出字段',
      'an agreement in part names its fields',
    );
  return fields;
}

function endOf(until: Day, asked: Day, today: Day): Day {
  if (until > today && until <= asked) return until;
  throw badInput(
    'OUT_OF_RANGE',
    'until',
    `截止日期应在明天到 ${asked} 之间`,
    `the end lies between tomorrow and ${asked}`,
  );
}
