import { appendAudit } from '../../db/audit/trail.ts';
import { endPhoneTask, findPhoneTasks, type PhoneTask } from '../../db/messages/phone-tasks.ts';
import { requireSession } from '../accounts/require-viewer.ts';
import type { MaybeViewer, Viewer } from '../accounts/viewer.ts';
import { rulesOf } from '../cases/rules.ts';
import { wordsOf } from '../cases/take-step.ts';
import type { System } from '../context.ts';
import { Refusal } from '../errors.ts';

export type { PhoneTask };

/** Calls that this desk has to make, because a statutory notice could not be delivered. */
export async function phoneTasks({ db }: Pick<System, 'db'>, viewer: Viewer): Promise<PhoneTask[]> {
  const { post, department } = viewer.party;
  if (post === 'BUREAU_REVIEWER')
    return (await findPhoneTasks(db)).filter((one) => rulesOf(one).answeredBy === 'bureau');
  if (department === null || (post !== 'OFFICER' && post !== 'PRINCIPAL')) return [];
  const found = await findPhoneTasks(db, { department });
  return found.filter((one) => rulesOf(one).answeredBy === 'provider');
}

/**
 * Says that the applicant was called, with what came of it.
 * @throws UNAUTHENTICATED, FORBIDDEN (a key), NOT_FOUND (not of this desk, or done already), BAD_USER_INPUT
 */
export async function finishPhoneTask(
  { db, clock }: System,
  given: MaybeViewer,
  { id, note }: { id: string; note: string },
): Promise<PhoneTask[]> {
  const viewer = requireSession(given);
  const said = wordsOf(note, 'note', '请写明打通没有、说了什么', 'say whether and what was told');
  const at = clock();
  return db.transaction().execute(async (trx) => {
    const task = (await phoneTasks({ db: trx }, viewer)).find((one) => one.id === id);
    const by = { doneBy: viewer.accountId, doneAs: viewer.party.id };
    const done =
      task !== undefined && (await endPhoneTask(trx, id, { doneAt: at, ...by, note: said }));
    if (!done) throw new Refusal('NOT_FOUND', { argument: 'id' });
    await appendAudit(trx, {
      at,
      action: 'APPLICANT_CALLED',
      accountId: viewer.accountId,
      partyId: viewer.party.id,
      subject: `phone-task:${id}`,
      detail: { number: task.number },
    });
    return phoneTasks({ db: trx }, viewer);
  });
}
