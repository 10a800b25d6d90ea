import { appendAudit } from '../../db/audit/trail.ts';
import {
  addStep,
  type CompiledEntry,
  findCompiled,
  setPublished,
} from '../../db/compilation/entries.ts';
import type { AppDb } from '../../db/connect.ts';
import { addGathering } from '../../db/gatherings/gatherings.ts';
import type { ElementRemark } from '../../db/compilation/tables.ts';
import { requireSession } from '../accounts/require-viewer.ts';
import type { MaybeViewer, Viewer } from '../accounts/viewer.ts';
import type { System } from '../context.ts';
import { badInput, Refusal } from '../errors.ts';
import { refuseUnreviewed } from '../reviews/refuse-unreviewed.ts';
import { divisionOf, findingsOn } from './find-entries.ts';
import { openEntries } from './open-entry.ts';
import { schemaVersionOf } from './schema-version.ts';
import { ENTRY_STEPS, type EntryMove } from './steps.ts';
import { writeDataset } from './write-dataset.ts';

export interface MoveOrder {
  action: EntryMove;
  entryIds: readonly string[];
  /** Required where entries are returned or withdrawn. */
  opinion?: string | undefined;
  /** What is wrong, element by element, where entries are returned. */
  remarks?: readonly ElementRemark[] | undefined;
  /** Slug of the dataset that stands in for a withdrawn one. */
  replacedBy?: string | undefined;
}

const MOST_ENTRIES = 200;
const NEEDS_OPINION = new Set<EntryMove>(['RETURN', 'WITHDRAW']);

/**
 * Moves entries one step on (M12): all of them or none. Submitting and publishing check every element
 * again; accepting several takes a review batch; publishing writes what the public sees; withdrawing leaves a
 * tombstone.
 * @throws UNAUTHENTICATED, FORBIDDEN, NOT_FOUND, CONFLICT, BAD_USER_INPUT (naming the element)
 */
export async function moveEntries(
  system: System,
  given: MaybeViewer,
  order: MoveOrder,
): Promise<CompiledEntry[]> {
  const viewer = requireSession(given);
  const ids = [...new Set(order.entryIds)];
  const at = system.clock();
  return system.db.transaction().execute(async (trx) => {
    await moveWithin(trx, viewer, { ...order, entryIds: ids }, at);
    return findCompiled(trx, { ids });
  });
}

/** The same within a transaction that does more; entries are named once. */
export async function moveWithin(
  trx: AppDb,
  viewer: Viewer,
  { action, entryIds, ...order }: MoveOrder,
  at: Date,
): Promise<void> {
  if (entryIds.length === 0 || entryIds.length > MOST_ENTRIES)
    throw badInput(
      entryIds.length === 0 ? 'MISSING' : 'TOO_MANY',
      'entries',
      `一次 1 到 ${MOST_ENTRIES} 条`,
      `1 to ${MOST_ENTRIES} entries at a time`,
    );
  const opinion = order.opinion?.trim() ?? '';
  if (NEEDS_OPINION.has(action) && opinion === '')
    throw badInput('MISSING', 'opinion', '请写明理由', 'say why');
  const entries = await openEntries(trx, viewer, entryIds, action);
  if (action === 'ACCEPT' || action === 'RETURN') await refuseUnreviewed(trx, entries, action);
  const gatheringId = action === 'GATHER' ? await openList(trx, viewer, opinion, at) : null;
  for (const entry of entries) {
    const toState = ENTRY_STEPS[action].to(entry);
    if (action === 'SUBMIT' || action === 'PUBLISH') await refuseErrors(trx, entry, at);
    if (action === 'PUBLISH') await publish(trx, entry, at);
    if (action === 'WITHDRAW') await withdraw(trx, entry, opinion, order.replacedBy, at);
    await addStep(trx, {
      entryId: entry.id,
      version: entry.version,
      action,
      fromState: entry.state,
      toState,
      opinion: opinion === '' ? null : opinion,
      remarks: [...(order.remarks ?? [])],
      takenBy: viewer.accountId,
      takenAs: viewer.party.id,
      takenAt: at,
      gatheringId,
    });
    await appendAudit(trx, {
      at,
      action: `ENTRY_${action}`,
      accountId: viewer.accountId,
      partyId: viewer.party.id,
      subject: `entry:${entry.id}`,
      detail: { version: entry.version, state: toState },
    });
  }
}

/** M12: what a county passes on together is a list of its own. */
async function openList(trx: AppDb, viewer: Viewer, note: string, at: Date): Promise<string> {
  const division = await divisionOf(trx, viewer);
  if (division === undefined) throw new Refusal('FORBIDDEN');
  return addGathering(trx, {
    division,
    note: note === '' ? null : note,
    gatheredBy: viewer.accountId,
    gatheredAs: viewer.party.id,
    gatheredAt: at,
  });
}

async function refuseErrors(trx: AppDb, entry: CompiledEntry, at: Date): Promise<void> {
  const found = (await findingsOn(trx, entry, at)).find(({ severity }) => severity === 'ERROR');
  if (found === undefined) return;
  throw new Refusal(found.code ?? 'BAD_USER_INPUT', {
    ...(found.code === undefined && { reason: 'MISSING' }),
    argument: `${entry.slug}.${found.element}`,
    message: {
      zh: `${entry.declaration.title.zh}：${found.message.zh}`,
      en: `${entry.slug}: ${found.message.en}`,
    },
  });
}

async function publish(trx: AppDb, entry: CompiledEntry, at: Date): Promise<void> {
  const schemaVersion = await schemaVersionOf(trx, entry, entry.declaration);
  await writeDataset(trx, entry.id, entry.declaration, { schemaVersion, at });
  await setPublished(trx, entry.id, entry.version);
}

/** The page stays as a tombstone; slug and code are never used again. */
async function withdraw(
  trx: AppDb,
  entry: CompiledEntry,
  reason: string,
  replacedBy: string | undefined,
  at: Date,
): Promise<void> {
  if (replacedBy !== undefined) {
    const other = await trx
      .selectFrom('dataset')
      .select('id')
      .where('slug', '=', replacedBy)
      .where('state', '=', 'PUBLISHED')
      .where('openness', '!=', 'CLOSED')
      .executeTakeFirst();
    if (other === undefined)
      throw badInput(
        'UNKNOWN_VALUE',
        'replacedBy',
        `没有已开放的数据集 ${replacedBy}`,
        `there is no open dataset ${replacedBy}`,
      );
  }
  await trx
    .updateTable('dataset')
    .set({
      state: 'WITHDRAWN',
      withdrawnAt: at,
      withdrawnReason: reason,
      replacedBy: replacedBy ?? null,
    })
    .where('id', '=', entry.id)
    .execute();
}
