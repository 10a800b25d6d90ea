import type { UpdateCycle } from '../../db/catalogue/vocabulary.ts';
import { findDepartment } from '../../db/catalogue/departments.ts';
import { appendAudit } from '../../db/audit/trail.ts';
import type { AppDb } from '../../db/connect.ts';
import { addDemand, addDemandVersion, type Demand, findDemand } from '../../db/demands/demands.ts';
import { findSharedEntry } from '../../db/demands/shared-entries.ts';
import type { SharingForm } from '../../db/demands/vocabulary.ts';
import { requireSession } from '../accounts/require-viewer.ts';
import type { MaybeViewer } from '../accounts/viewer.ts';
import type { System } from '../context.ts';
import { badInput, Refusal } from '../errors.ts';
import { DEMAND_RULES } from './demand-steps.ts';
import { openDemand } from './open-demands.ts';

export interface DemandDraft {
  /** Absent for a new item. */
  id?: string | undefined;
  /** The version that the editor had before him, so that two editors do not overwrite each other. */
  basedOn?: number | undefined;
  title: string;
  fields: readonly string[];
  /** Code of the department that is thought to hold it; absent where unknown. */
  from?: string | undefined;
  /** Slug of an entry of the sharing catalogue. */
  entry?: string | undefined;
  duty: string;
  basis: string;
  cycle: UpdateCycle;
  form: SharingForm;
  lacking?: string | undefined;
  reason: string;
}

const MOST_FIELDS = 200;
const LONGEST_TITLE = 100;

/**
 * Keeps a new version of an item of the demand list (M12); one that is not complete is kept too.
 * @throws UNAUTHENTICATED, FORBIDDEN (no post of a department), NOT_FOUND, CONFLICT (someone saved meanwhile),
 *   BAD_USER_INPUT
 */
export async function saveDemand(
  system: System,
  given: MaybeViewer,
  draft: DemandDraft,
): Promise<Demand> {
  const viewer = requireSession(given);
  const { post, department } = viewer.party;
  if (department === null || post === null || !DEMAND_RULES.SAVE.by.includes(post))
    throw new Refusal('FORBIDDEN');
  const words = checkWords(draft);
  const at = system.clock();
  return system.db.transaction().execute(async (trx) => {
    const places = await checkPlaces(trx, department, draft);
    const standing =
      draft.id === undefined ? undefined : await openDemand(trx, viewer, draft.id, 'SAVE');
    if (standing !== undefined && (draft.basedOn ?? standing.version) !== standing.version)
      throw new Refusal('CONFLICT', {
        argument: 'basedOn',
        message: {
          zh: `${standing.madeByName} 已保存第 ${standing.version} 版，请先查看`,
          en: `${standing.madeByName} has saved version ${standing.version} meanwhile`,
        },
      });
    const id = standing?.id ?? (await addDemand(trx, department));
    const number = standing === undefined ? 1 : standing.version + 1;
    await addDemandVersion(trx, {
      demandId: id,
      number,
      ...words,
      ...places,
      cycle: draft.cycle,
      form: draft.form,
      madeBy: viewer.accountId,
      madeAs: viewer.party.id,
      madeAt: at,
    });
    await appendAudit(trx, {
      at,
      action: 'DEMAND_SAVE',
      accountId: viewer.accountId,
      partyId: viewer.party.id,
      subject: `demand:${id}`,
      detail: { version: number },
    });
    const saved = await findDemand(trx, { id });
    if (saved === undefined) throw new Refusal('NOT_FOUND', { argument: 'id' });
    return saved;
  });
}

function checkWords(draft: DemandDraft) {
  const title = draft.title.trim();
  if (title === '') throw badInput('MISSING', 'title', '请写明需要什么数据', 'say what is needed');
  if (title.length > LONGEST_TITLE)
    throw badInput(
      'OUT_OF_RANGE',
      'title',
      `名称最多 ${LONGEST_TITLE} 字`,
      `a title has ${LONGEST_TITLE} characters at most`,
    );
  const reason = draft.reason.trim();
  if (reason === '') throw badInput('MISSING', 'reason', '请写明理由', 'say why');
  const fields = [...new Set(draft.fields.map((field) => field.trim()))].filter(
    (field) => field !== '',
  );
  if (fields.length > MOST_FIELDS)
    throw badInput(
      'TOO_MANY',
      'fields',
      `信息项最多 ${MOST_FIELDS} 个`,
      `${MOST_FIELDS} data items at most`,
    );
  const lacking = draft.lacking?.trim() ?? '';
  return {
    title,
    reason,
    fields,
    duty: draft.duty.trim(),
    basis: draft.basis.trim(),
    lacking: lacking === '' ? null : lacking,
  };
}

/** The department and the entry that the draft names; of entries only those that departments share exist here. */
async function checkPlaces(trx: AppDb, department: string, { from, entry }: DemandDraft) {
  if (from === department)
    throw badInput(
      'UNKNOWN_VALUE',
      'from',
      '需求清单写的是需要其他部门提供的数据',
      'a demand list asks other departments',
    );
  if (from !== undefined && (await findDepartment(trx, from)) === undefined)
    throw badInput('UNKNOWN_VALUE', 'from', `没有部门 ${from}`, `there is no department ${from}`);
  if (entry === undefined) return { fromDepartment: from ?? null, entryId: null };
  const named = await findSharedEntry(trx, { slug: entry });
  if (named === undefined)
    throw badInput(
      'UNKNOWN_VALUE',
      'entry',
      `共享目录中没有 ${entry}`,
      `there is no ${entry} in the sharing catalogue`,
    );
  if (named.department === department)
    throw badInput(
      'NOT_NEEDED',
      'entry',
      `“${named.titleZh}”是本部门自己的条目`,
      `${entry} is the department's own`,
    );
  return { fromDepartment: from ?? named.department, entryId: named.id };
}
