import { appendAudit } from '../../db/audit/trail.ts';
import type { ClosingGround } from '../../db/catalogue/vocabulary.ts';
import { type CompiledEntry, findCompiled, lockEntries } from '../../db/compilation/entries.ts';
import {
  addNamingDecision,
  findClosedEntries,
  findNamingDecisions,
  type NamingDecision,
} from '../../db/compilation/namings.ts';
import { requireSession } from '../accounts/require-viewer.ts';
import type { MaybeViewer, Viewer } from '../accounts/viewer.ts';
import { type Day, dayOf, plusDays } from '../clock.ts';
import type { System } from '../context.ts';
import { badInput, Refusal } from '../errors.ts';
import { reload } from './reload.ts';

export type { NamingDecision };

/** The ground of a closed resource is looked at again within three years. */
const LONGEST_REVIEW_DAYS = 3 * 366;

export interface NamingOrder {
  entryId: string;
  named: boolean;
  /** Demanded where it is named, as is the day of the next review; refused where it is not. */
  ground?: ClosingGround | undefined;
  nextReviewOn?: Day | undefined;
  reason: string;
}

/** Whether the viewer may decide on naming an entry: the Bureau, on what is closed to the public. */
export function mayDecideNaming(viewer: MaybeViewer, entry: CompiledEntry): boolean {
  return viewer?.via.kind === 'SESSION' && isBureau(viewer) && isClosed(entry);
}

/**
 * The Bureau decides whether a closed entry is named in the public register of what is not opened (M30). The
 * decision is for the published version: another version is named only when it has been decided on again.
 * @throws UNAUTHENTICATED, NOT_FOUND, FORBIDDEN (not the Bureau), CONFLICT (not closed), BAD_USER_INPUT
 */
export async function decideNaming(
  system: System,
  given: MaybeViewer,
  order: NamingOrder,
): Promise<CompiledEntry> {
  const viewer = requireSession(given);
  if (!isBureau(viewer)) throw new Refusal('FORBIDDEN');
  const at = system.clock();
  const decision = checkOrder(order, dayOf(at));
  return system.db.transaction().execute(async (trx) => {
    const [entry] = await lockEntries(trx, [order.entryId]);
    if (entry === undefined) throw new Refusal('NOT_FOUND', { argument: 'id' });
    if (!isClosed(entry) || entry.publishedVersion === null)
      throw new Refusal('CONFLICT', {
        argument: 'id',
        message: {
          zh: `${entry.slug} 不是已发布的不予开放资源`,
          en: `${entry.slug} is no published resource that is closed`,
        },
      });
    const version = entry.publishedVersion;
    await addNamingDecision(trx, {
      entryId: entry.id,
      version,
      ...decision,
      decidedBy: viewer.accountId,
      decidedAs: viewer.party.id,
      decidedAt: at,
    });
    await appendAudit(trx, {
      at,
      action: 'NAMING_DECIDED',
      accountId: viewer.accountId,
      partyId: viewer.party.id,
      subject: `entry:${entry.id}`,
      detail: { version, ...decision },
    });
    return reload(trx, entry.id);
  });
}

/** Who decided what, newest first. */
export function namingDecisions({ db }: System, entry: CompiledEntry): Promise<NamingDecision[]> {
  return findNamingDecisions(db, entry.id);
}

/** Closed entries for the desk of the Bureau, or those that still wait for its decision. */
export async function closedEntries(
  { db }: System,
  viewer: Viewer,
  by: { undecided: boolean },
): Promise<CompiledEntry[]> {
  if (!isBureau(viewer)) return [];
  const ids = await findClosedEntries(db, by);
  return ids.length === 0 ? [] : findCompiled(db, { ids });
}

function isBureau(viewer: Viewer): boolean {
  return viewer.party.post === 'BUREAU_REVIEWER';
}

function isClosed({ standingOpenness, standingState, tombstone }: CompiledEntry): boolean {
  return standingOpenness === 'CLOSED' && (standingState === 'PUBLISHED' || tombstone === true);
}

/** Completes a decision, or says what it lacks. */
function checkOrder({ named, ground, nextReviewOn, reason }: NamingOrder, today: Day) {
  if (reason.trim() === '')
    throw badInput('MISSING', 'reason', '请写明决定的理由', 'say why it is decided so');
  if (!named) {
    if (ground !== undefined || nextReviewOn !== undefined)
      throw badInput(
        'NOT_NEEDED',
        ground === undefined ? 'nextReviewOn' : 'ground',
        '不列名的不写事由和复核日期',
        'what is not named has neither ground nor review',
      );
    return { named, ground: null, nextReviewOn: null, reason: reason.trim() };
  }
  if (ground === undefined)
    throw badInput(
      'MISSING',
      'ground',
      '列名须写明不予开放的事由',
      'say on which ground it is closed',
    );
  if (nextReviewOn === undefined)
    throw badInput(
      'MISSING',
      'nextReviewOn',
      '列名须写明下次复核日期',
      'say when it is reviewed next',
    );
  const latest = plusDays(today, LONGEST_REVIEW_DAYS);
  if (nextReviewOn <= today || nextReviewOn > latest)
    throw badInput(
      'OUT_OF_RANGE',
      'nextReviewOn',
      `下次复核应在明天到 ${latest} 之间`,
      `the next review lies between tomorrow and ${latest}`,
    );
  return { named, ground, nextReviewOn, reason: reason.trim() };
}
