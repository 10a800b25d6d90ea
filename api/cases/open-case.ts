import type { AppDb } from '../../db/connect.ts';
import { type CaseRow, lockCase } from '../../db/cases/cases.ts';
import type { Viewer } from '../accounts/viewer.ts';
import { Refusal } from '../errors.ts';
import { type CaseAction, isRunning, mayDo, maySee } from './may.ts';
import { rulesOf } from './rules.ts';

/**
 * The case, locked, for a step that the viewer may take now.
 * @throws NOT_FOUND to those who may not see it, CONFLICT once it is too late, FORBIDDEN otherwise
 */
export async function openCase(
  trx: AppDb,
  viewer: Viewer,
  number: string,
  action: CaseAction,
  now: Date,
): Promise<CaseRow> {
  const found = await lockCase(trx, number);
  if (found === undefined || !maySee(viewer, found))
    throw new Refusal('NOT_FOUND', { argument: 'number' });
  if (mayDo(viewer, found, now).includes(action)) return found;
  const why = tooLate(action, found, viewer);
  throw new Refusal(why === undefined ? 'FORBIDDEN' : 'CONFLICT', why && { message: why });
}

/** Steps that the applicant takes; to all others they are not open, whatever the hour. */
const BY_APPLICANT = new Set<CaseAction>(['COMPLETE', 'WITHDRAW']);

function tooLate(action: CaseAction, found: CaseRow, viewer: Viewer) {
  if (BY_APPLICANT.has(action) && viewer.party.id !== found.partyId) return undefined;
  const { state, completion } = found;
  if (state === 'WITHDRAWN') return { zh: '这件已经撤回', en: 'this case has been withdrawn' };
  if (state === 'CARRIED_OUT') return { zh: '这件已经办成', en: 'this case has been carried out' };
  if (action === 'CARRY_OUT')
    return isRunning(state) || found.answer?.outcome === 'REFUSED'
      ? { zh: '同意之后才能办理', en: 'only what was agreed to is carried out' }
      : undefined;
  if (state === 'ANSWERED') return { zh: '这件已经答复', en: 'this case has been answered' };
  if (action === 'ASK_COMPLETION' && completion !== null)
    return { zh: '补正只能要求一次', en: 'completion is asked for once only' };
  if (action === 'COMPLETE')
    return completion === null
      ? { zh: '没有要求补正', en: 'nothing was asked to be completed' }
      : { zh: '已经补正', en: 'it has been completed' };
  if (action !== 'EXTEND' || viewer.party.post !== 'PRINCIPAL') return undefined;
  if (rulesOf(found).extension === undefined)
    return { zh: '这类办件不能延长', en: 'this kind of case is not extended' };
  return state === 'EXTENDED'
    ? { zh: '只能延长一次', en: 'a case is extended once only' }
    : {
        zh: '已过答复期限，不能再延长',
        en: 'the deadline has passed; it can no longer be extended',
      };
}
