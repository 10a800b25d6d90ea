import { addAnswer, type CaseRow, setCaseState } from '../../db/cases/cases.ts';
import { hasLegalBasis } from '../../db/catalogue/legal-bases.ts';
import type { MaybeViewer } from '../accounts/viewer.ts';
import { type Day, dayOf } from '../clock.ts';
import type { System } from '../context.ts';
import { badInput } from '../errors.ts';
import type { Outcome, Procedure } from '../procedures/procedure.ts';
import type { CaseAnswer } from './case-kind.ts';
import { kindOf } from './kinds.ts';
import { rulesOf } from './rules.ts';
import { takeStep, wordsOf } from './take-step.ts';

export interface Answer {
  number: string;
  outcome: Outcome;
  reason?: string | undefined;
  legalBasis?: string | undefined;
  /** Of an application: granted fields; all that were asked for where the outcome is AGREED. */
  fields?: readonly string[] | undefined;
  until?: Day | undefined;
}

/**
 * Answers a case as its rules demand (M19, M32, M33): with reason and legal basis where it refuses. What
 * follows from it happens in the same transaction.
 * @throws NOT_FOUND, FORBIDDEN, CONFLICT (already answered), BAD_USER_INPUT
 */
export function answerCase(system: System, given: MaybeViewer, answer: Answer): Promise<CaseRow> {
  const step = { number: answer.number, action: 'ANSWER' as const };
  return takeStep(system, given, step, async (trx, found, { viewer, at }) => {
    const kind = kindOf(found.kind);
    const said = complete(answer, rulesOf(found));
    const decided = kind.decide?.(said, found.form, dayOf(at)) ?? said;
    if (decided.legalBasisId !== null && !(await hasLegalBasis(trx, decided.legalBasisId)))
      throw badInput(
        'UNKNOWN_VALUE',
        'legalBasis',
        '依据不在登记册中',
        'the basis is not in the register',
      );
    await addAnswer(trx, {
      caseId: found.id,
      ...decided,
      answeredAt: at,
      answeredBy: viewer.accountId,
      answeredAs: viewer.party.id,
    });
    await setCaseState(trx, found.id, 'ANSWERED');
    await kind.answered?.(trx, found, decided, at);
    const { outcome, fields, until, legalBasisId } = decided;
    return { action: 'ANSWERED', detail: { outcome, fields, until, legalBasisId } };
  });
}

const NEEDED: Record<'reason' | 'legalBasis', { zh: string; en: string }> = {
  reason: { zh: '这样答复应当说明理由', en: 'such an answer needs a reason' },
  legalBasis: { zh: '这样答复应当提供依据', en: 'such an answer needs a legal basis' },
};

/** The answer with what its outcome needs. @throws BAD_USER_INPUT where the rules ask for more, or know no such outcome */
function complete(answer: Answer, { outcomes }: Procedure): CaseAnswer {
  const needs = outcomes.find(({ outcome }) => outcome === answer.outcome)?.needs;
  if (needs === undefined)
    throw badInput(
      'UNKNOWN_VALUE',
      'outcome',
      '这类办件没有这种结果',
      'this kind of case has no such outcome',
    );
  const reason = answer.reason?.trim()
    ? wordsOf(answer.reason, 'reason', NEEDED.reason.zh, NEEDED.reason.en)
    : null;
  const legalBasisId = answer.legalBasis ?? null;
  for (const [part, value] of [
    ['reason', reason],
    ['legalBasis', legalBasisId],
  ] as const)
    if (needs.includes(part) && value === null)
      throw badInput('MISSING', part, NEEDED[part].zh, NEEDED[part].en);
  return {
    outcome: answer.outcome,
    reason,
    legalBasisId,
    fields: needs.includes('fields') ? [...new Set(answer.fields ?? [])] : [],
    until: needs.includes('until') ? (answer.until ?? null) : null,
  };
}
