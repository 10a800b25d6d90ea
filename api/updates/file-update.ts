import { holdCalendar } from '../../db/calendar/notices.ts';
import { type CompiledEntry, lockEntries } from '../../db/compilation/entries.ts';
import type { AppDb } from '../../db/connect.ts';
import {
  addUpdate,
  addUpdateItems,
  type CatalogueUpdate,
  changeUpdate,
  findRunningItems,
} from '../../db/updates/updates.ts';
import type { UpdateGround } from '../../db/updates/vocabulary.ts';
import { requireSession } from '../accounts/require-viewer.ts';
import type { MaybeViewer, Viewer } from '../accounts/viewer.ts';
import { type Day, dayOf } from '../clock.ts';
import { moveWithin } from '../compilation/move-entries.ts';
import type { System } from '../context.ts';
import { findDepartment } from '../../db/catalogue/departments.ts';
import { badInput, Refusal } from '../errors.ts';
import { openCalendar } from '../procedures/open-calendar.ts';
import { countWorkingDays } from '../procedures/working-days.ts';
import { openUpdate } from './open-update.ts';
import { receiptAt } from './receipt.ts';
import { recordStep } from './record-step.ts';
import { UPDATE_RULES } from './rules.ts';
import { isHome } from './update-steps.ts';

export interface UpdateChanges {
  /** Entries whose newest versions shall be published. */
  put: readonly string[];
  withdraw: readonly { entryId: string; reason: string }[];
}

export interface UpdateWish extends UpdateChanges {
  ground: UpdateGround;
  /** The day on which the law or the duty changed. */
  changedOn: Day;
  basis: string;
  reason: string;
}

/**
 * Files an application for an update of the catalogue (M14); what is put goes to review in the same
 * transaction. One that comes later than ten working days after the change is taken, and marked late.
 * @throws UNAUTHENTICATED, FORBIDDEN, NOT_FOUND, CONFLICT (a running application changes the entry; no secrecy
 *   review), BAD_USER_INPUT
 */
export async function fileUpdate(
  system: System,
  given: MaybeViewer,
  wish: UpdateWish,
): Promise<CatalogueUpdate> {
  const viewer = requireSession(given);
  const { department } = viewer.party;
  if (!isHome(viewer) || department === null) throw new Refusal('FORBIDDEN');
  const at = system.clock();
  checkWords(wish, dayOf(at));
  return system.db.transaction().execute(async (trx) => {
    await holdCalendar(trx, 'WITH_OTHERS');
    const { workingDays } = UPDATE_RULES.applyWithin;
    const applyBy = countWorkingDays(await openCalendar(trx), wish.changedOn, workingDays);
    const entries = await lockChanged(trx, viewer, wish);
    const receipt = await receiptAt(trx, await levelOf(trx, department), at);
    const id = await addUpdate(trx, {
      department,
      ground: wish.ground,
      changedOn: wish.changedOn,
      basis: wish.basis.trim(),
      reason: wish.reason.trim(),
      rules: JSON.stringify(UPDATE_RULES),
      applyByAt: applyBy.dueAt,
      filedBy: viewer.accountId,
      filedAs: viewer.party.id,
      filedAt: at,
      ...receipt,
    });
    await putForward(trx, viewer, { id, round: 1, wish, entries, at });
    return recordStep(trx, viewer, {
      updateId: id,
      round: 1,
      action: 'FILE',
      dueAt: receipt.dueAt,
      at,
    });
  });
}

/**
 * Files a returned application again, with what has been mended; the day of the first filing stands, and the
 * Bureau's clock begins anew.
 * @throws UNAUTHENTICATED, FORBIDDEN, NOT_FOUND, CONFLICT, BAD_USER_INPUT
 */
export async function fileUpdateAgain(
  system: System,
  given: MaybeViewer,
  order: UpdateChanges & { id: string; opinion?: string | undefined },
): Promise<CatalogueUpdate> {
  const viewer = requireSession(given);
  const at = system.clock();
  return system.db.transaction().execute(async (trx) => {
    const { id, round: before, level } = await openUpdate(trx, viewer, order.id, 'FILE');
    const entries = await lockChanged(trx, viewer, order);
    const receipt = await receiptAt(trx, level, at);
    const round = before + 1;
    await changeUpdate(trx, id, { ...receipt, round });
    await putForward(trx, viewer, { id, round, wish: order, entries, at });
    return recordStep(trx, viewer, {
      updateId: id,
      round,
      action: 'FILE',
      opinion: order.opinion,
      dueAt: receipt.dueAt,
      at,
    });
  });
}

function checkWords({ changedOn, basis, reason }: UpdateWish, today: Day): void {
  if (basis.trim() === '')
    throw badInput(
      'MISSING',
      'basis',
      '请写明修改的法律法规或职能文件',
      'name the law or the document that changed',
    );
  if (reason.trim() === '') throw badInput('MISSING', 'reason', '请写明理由', 'say why');
  if (changedOn > today)
    throw badInput(
      'OUT_OF_RANGE',
      'changedOn',
      '变更之日不能在今天以后',
      'the change does not lie ahead',
    );
}

async function levelOf(trx: AppDb, code: string): Promise<'CITY' | 'COUNTY'> {
  return (await findDepartment(trx, code))?.level ?? 'CITY';
}

/** The department's own entries that are to be changed, locked, each named once and by no running application. */
async function lockChanged(
  trx: AppDb,
  viewer: Viewer,
  { put, withdraw }: UpdateChanges,
): Promise<CompiledEntry[]> {
  const ids = [...put, ...withdraw.map(({ entryId }) => entryId)];
  if (ids.length === 0)
    throw badInput('MISSING', 'put', '请写明改哪些条目', 'name the entries that change');
  if (new Set(ids).size !== ids.length)
    throw badInput('NOT_NEEDED', 'put', '同一条目只写一次', 'an entry is named once');
  const entries = await lockEntries(trx, ids);
  const own = entries.filter(({ department }) => department === viewer.party.department);
  if (own.length !== ids.length) throw new Refusal('NOT_FOUND', { argument: 'put' });
  const [taken] = await findRunningItems(trx, ids);
  if (taken !== undefined)
    throw new Refusal('CONFLICT', {
      argument: 'put',
      message: {
        zh: `第 ${taken.number} 号更新申请正在改其中一条`,
        en: `application ${taken.number} is changing one of them`,
      },
    });
  const fixed = entries.find(
    ({ id, publishedVersion }) => !put.includes(id) && publishedVersion === null,
  );
  if (fixed !== undefined)
    throw new Refusal('CONFLICT', {
      argument: 'withdraw',
      message: {
        zh: `${fixed.slug} 尚未发布，无须撤回`,
        en: `${fixed.slug} was never published: there is nothing to withdraw`,
      },
    });
  const done = entries.find(({ id, state }) => put.includes(id) && state === 'PUBLISHED');
  if (done !== undefined)
    throw new Refusal('CONFLICT', {
      argument: 'put',
      message: {
        zh: `${done.slug} 没有未发布的新版本`,
        en: `${done.slug} has no newer version than the published one`,
      },
    });
  return entries;
}

/** Writes down what is to be changed, and sends the drafts among it to review. */
async function putForward(
  trx: AppDb,
  viewer: Viewer,
  {
    id,
    round,
    wish,
    entries,
    at,
  }: { id: string; round: number; wish: UpdateChanges; entries: CompiledEntry[]; at: Date },
): Promise<void> {
  const reasonOf = new Map(wish.withdraw.map(({ entryId, reason }) => [entryId, reason.trim()]));
  if ([...reasonOf.values()].includes(''))
    throw badInput('MISSING', 'withdraw', '撤回须写明理由', 'say why it is withdrawn');
  await addUpdateItems(
    trx,
    entries.map(({ id: entryId, version }) => ({
      updateId: id,
      round,
      entryId,
      version,
      kind: reasonOf.has(entryId) ? ('WITHDRAW' as const) : ('PUT' as const),
      reason: reasonOf.get(entryId) ?? null,
    })),
  );
  const drafts = entries.filter(
    ({ id: entryId, state }) =>
      !reasonOf.has(entryId) && (state === 'DRAFT' || state === 'RETURNED'),
  );
  if (drafts.length > 0)
    await moveWithin(
      trx,
      viewer,
      { action: 'SUBMIT', entryIds: drafts.map(({ id: entryId }) => entryId) },
      at,
    );
}
