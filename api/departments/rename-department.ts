import { appendAudit } from '../../db/audit/trail.ts';
import { lockDepartment, nameDepartment } from '../../db/catalogue/departments.ts';
import { findIndexedOf } from '../../db/catalogue/search-index.ts';
import type { MaybeViewer } from '../accounts/viewer.ts';
import { indexDataset } from '../catalogue/search-index.ts';
import type { System } from '../context.ts';
import { badInput, Refusal } from '../errors.ts';
import { requireReviewer } from '../reviews/require-reviewer.ts';

const LONGEST_NAME = 100;

/**
 * The Bureau names a department anew, e.g. after a reform; its posts and what the search finds by its name follow
 * in the same transaction. The code and all addresses stay.
 * @throws UNAUTHENTICATED, FORBIDDEN (not the Bureau), NOT_FOUND, BAD_USER_INPUT
 */
export async function renameDepartment(
  system: System,
  given: MaybeViewer,
  order: { code: string; zh: string; en: string; reason: string },
): Promise<string> {
  const viewer = requireReviewer(given);
  const [zh, en, reason] = [order.zh.trim(), order.en.trim(), order.reason.trim()];
  for (const [argument, name] of [
    ['nameZh', zh],
    ['nameEn', en],
  ] as const)
    if (name === '' || name.length > LONGEST_NAME)
      throw badInput(
        name === '' ? 'MISSING' : 'OUT_OF_RANGE',
        argument,
        `名称 1 到 ${LONGEST_NAME} 字`,
        `a name has 1 to ${LONGEST_NAME} characters`,
      );
  if (reason === '')
    throw badInput('MISSING', 'reason', '请写明更名依据', 'say on which ground it is renamed');
  return system.db.transaction().execute(async (trx) => {
    const before = await lockDepartment(trx, order.code);
    if (before === undefined) throw new Refusal('NOT_FOUND', { argument: 'department' });
    await nameDepartment(trx, order.code, { before: before.nameZh, zh, en });
    for (const id of await findIndexedOf(trx, order.code)) await indexDataset(trx, id);
    await appendAudit(trx, {
      at: system.clock(),
      action: 'DEPARTMENT_RENAMED',
      accountId: viewer.accountId,
      partyId: viewer.party.id,
      subject: `department:${order.code}`,
      detail: { before: { zh: before.nameZh, en: before.nameEn }, after: { zh, en }, reason },
    });
    return order.code;
  });
}
