import type { AppDb } from '../../db/connect.ts';
import type { Demand } from '../../db/demands/demands.ts';
import { findSharedEntry } from '../../db/demands/shared-entries.ts';
import { badInput, type Refusal } from '../errors.ts';
import { findMatches } from './find-matches.ts';

/**
 * Refuses to submit what is not complete, and what the city already holds unless the demand says what that lacks
 * (M12, M49(6)).
 * @throws BAD_USER_INPUT, naming the item by its number and the element
 */
export async function refuseUnneeded(db: AppDb, demand: Demand): Promise<void> {
  if (demand.fields.length === 0)
    throw lacks(demand, 'fields', '请列出所需信息项', 'list the data items that are needed');
  if (demand.duty === '')
    throw lacks(demand, 'duty', '请写明用于什么职责或事项', 'say for which duty or matter');
  if (demand.basis === '')
    throw lacks(demand, 'basis', '请写明履行职责的依据', 'name the basis of the duty');
  if (demand.lacking !== null) return;
  if (demand.namedEntryId !== null) {
    const named = await findSharedEntry(db, { id: demand.namedEntryId });
    if (
      named?.sharing === 'UNCONDITIONAL' ||
      (named !== undefined && demand.fields.every((field) => named.baseItems.includes(field)))
    )
      throw lacks(
        demand,
        'lacking',
        `“${named.titleZh}”无条件共享，按共享目录取用即可（M26）；不敷使用的请写明缺什么`,
        `${named.slug} is shared unconditionally: take it from the sharing catalogue, or say what it lacks`,
      );
    return;
  }
  const [match] = await findMatches(db, demand);
  if (match !== undefined)
    throw lacks(
      demand,
      'lacking',
      `${match.entry.departmentZh}已有“${match.entry.titleZh}”；请指明需要的就是它，或写明它缺什么`,
      `${match.entry.slug} of the ${match.entry.departmentEn} looks like it: name it, or say what it lacks`,
    );
}

function lacks(demand: Demand, element: string, zh: string, en: string): Refusal {
  return badInput(
    'MISSING',
    `${demand.number}.${element}`,
    `第 ${demand.number} 号“${demand.title}”：${zh}`,
    `demand ${demand.number}: ${en}`,
  );
}
