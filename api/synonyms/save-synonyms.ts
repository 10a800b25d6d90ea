import { appendAudit } from '../../db/audit/trail.ts';
import {
  findSynonymGroups,
  lockSynonyms,
  nextSynonymGroup,
  putSynonyms,
  type SynonymGroup,
} from '../../db/catalogue/search-synonyms.ts';
import type { AppDb } from '../../db/connect.ts';
import type { MaybeViewer } from '../accounts/viewer.ts';
import { fold } from '../catalogue/grams.ts';
import { synonymCandidates } from '../catalogue/search-terms.ts';
import type { System } from '../context.ts';
import { badInput, Refusal } from '../errors.ts';
import { requireReviewer } from '../reviews/require-reviewer.ts';

export type { SynonymGroup };

export const MOST_SYNONYMS = 30;

export interface SynonymOrder {
  /** Absent for a new group. */
  group?: number | undefined;
  /** None take the group away. */
  words: readonly string[];
  /** The words that the editor had before him, so that two editors do not overwrite each other. */
  basedOn?: readonly string[] | undefined;
}

export function synonymGroups({ db }: System): Promise<SynonymGroup[]> {
  return findSynonymGroups(db);
}

/**
 * The Bureau adds a group of synonyms, changes one, or takes it away; the next search goes by it. What the group
 * was before stays in the audit trail.
 * @throws UNAUTHENTICATED, FORBIDDEN (not the Bureau), NOT_FOUND, CONFLICT (changed meanwhile), BAD_USER_INPUT
 */
export async function saveSynonyms(
  system: System,
  given: MaybeViewer,
  order: SynonymOrder,
): Promise<SynonymGroup[]> {
  const viewer = requireReviewer(given);
  const words = readWords(order);
  return system.db.transaction().execute(async (trx) => {
    await lockSynonyms(trx);
    const groups = await findSynonymGroups(trx);
    const before = standing(groups, order);
    const same = groups.find(
      (one) => one.group !== order.group && words.every((word) => one.words.includes(word)),
    );
    if (words.length > 0 && same !== undefined)
      throw new Refusal('CONFLICT', {
        argument: 'words',
        message: {
          zh: `第 ${same.group} 组已有这些词`,
          en: `group ${same.group} has these words already`,
        },
      });
    const group = before?.group ?? (await nextSynonymGroup(trx));
    await putSynonyms(trx, group, words);
    await appendAudit(trx, {
      at: system.clock(),
      action: 'SYNONYMS_CHANGED',
      accountId: viewer.accountId,
      partyId: viewer.party.id,
      subject: `synonyms:${group}`,
      detail: { before: before?.words ?? [], after: words },
    });
    return inPlace(trx, group);
  });
}

async function inPlace(trx: AppDb, group: number): Promise<SynonymGroup[]> {
  return (await findSynonymGroups(trx)).filter((one) => one.group === group);
}

function standing(
  groups: readonly SynonymGroup[],
  { group, basedOn }: SynonymOrder,
): SynonymGroup | undefined {
  if (group === undefined) return undefined;
  const found = groups.find((one) => one.group === group);
  if (found === undefined) throw new Refusal('NOT_FOUND', { argument: 'group' });
  if (basedOn !== undefined && basedOn.toSorted().join(' ') !== found.words.toSorted().join(' '))
    throw new Refusal('CONFLICT', {
      argument: 'basedOn',
      message: {
        zh: `这组词已被改为：${found.words.join('、')}`,
        en: `the group has been changed meanwhile: ${found.words.join(', ')}`,
      },
    });
  return found;
}

/** Words as the search writes them, each once; refuses what no search could ever contain. */
function readWords({ group, words }: SynonymOrder): string[] {
  const read = [...new Set(words.map((word) => fold(word).trim()))];
  if (read.length === 1 || (read.length === 0 && group === undefined))
    throw badInput('MISSING', 'words', '一组至少两个词', 'a group has two words at least');
  if (read.length > MOST_SYNONYMS)
    throw badInput(
      'TOO_MANY',
      'words',
      `一组最多 ${MOST_SYNONYMS} 个词`,
      `${MOST_SYNONYMS} words in a group at most`,
    );
  for (const word of read)
    if (/\s/u.test(word) || !synonymCandidates(word).includes(word))
      throw badInput(
        'UNKNOWN_VALUE',
        'words',
        `“${word}”检索不到：须为 2 到 10 个字，或一个不含空格的单词`,
        `“${word}” is never searched for: two to ten characters, or one word without spaces`,
      );
  return read;
}
