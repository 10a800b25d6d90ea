import type { AppDb } from '../../db/connect.ts';
import { lockCase } from '../../db/cases/cases.ts';
import type { Viewer } from '../accounts/viewer.ts';
import { Refusal } from '../errors.ts';
import { type CaseAction, isRunning, mayDo, maySee } from './may.ts';

/**
 * The case, locked, for a step that the viewer may take now.
 * @throws NOT_FOUND to those who may not see it, CONFLICT once it is answered or withdrawn, FORBIDDEN otherwise
 */
export async function openCase(
  trx: AppDb,
  viewer: Viewer,
  number: string,
  action: CaseAction,
  now: Date,
) {
  const found = await lockCase(trx, number);
  if (found === undefined || !maySee(viewer, found))
    throw new Refusal('NOT_FOUND', { argument: 'number' });
  if (mayDo(viewer, found, now).includes(action)) return found;
  const late = !isRunning(found.state) || (action === 'EXTEND' && isForPrincipal(viewer));
  throw new Refusal(
    late ? 'CONFLICT' : 'FORBIDDEN',
    late ? { message: tooLate(action, found.state) } : {},
  );
}

function isForPrincipal(viewer: Viewer): boolean {
  return viewer.party.post === 'PRINCIPAL';
}

function tooLate(action: CaseAction, state: string) {
  if (state === 'ANSWERED') return { zh: '这件已经答复', en: 'this case has been answered' };
  if (state === 'WITHDRAWN') return { zh: '这件已经撤回', en: 'this case has been withdrawn' };
  if (state === 'EXTENDED' && action === 'EXTEND')
    return { zh: '只能延长一次', en: 'a case is extended once only' };
  return {
    zh: '已过答复期限，不能再延长',
    en: 'the deadline has passed; it can no longer be extended',
  };
}
