import { type CaseRow, setCaseState } from '../../db/cases/cases.ts';
import type { MaybeViewer } from '../accounts/viewer.ts';
import type { System } from '../context.ts';
import { takeStep } from './take-step.ts';

/** The applicant takes a running case back. @throws NOT_FOUND, FORBIDDEN, CONFLICT */
export function withdrawCase(system: System, given: MaybeViewer, number: string): Promise<CaseRow> {
  return takeStep(system, given, { number, action: 'WITHDRAW' }, async (trx, found, { at }) => {
    await setCaseState(trx, found.id, 'WITHDRAWN', at);
    return { action: 'WITHDRAWN' };
  });
}
