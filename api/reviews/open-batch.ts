import { appendAudit } from '../../db/audit/trail.ts';
import { type CompiledEntry, findCompiled, lockEntries } from '../../db/compilation/entries.ts';
import type { AppDb } from '../../db/connect.ts';
import { addBatch, findBatch, findBatched, type ReviewBatch } from '../../db/reviews/batches.ts';
import type { MaybeViewer } from '../accounts/viewer.ts';
import type { System } from '../context.ts';
import { badInput, Refusal } from '../errors.ts';
import { drawSample, sampleSize } from './draw-sample.ts';
import { examineEntries } from './examine-entries.ts';
import { requireReviewer } from './require-reviewer.ts';

export const MOST_BATCHED = 500;

/**
 * Puts entries that wait for the Bureau into a batch (M12, M16): the machine examines each of them, and draws
 * from those against which it finds nothing the sample that a person looks at. A version is put into one batch
 * only, so that nobody draws until the sample pleases.
 * @param entryIds the entries; all that wait, oldest first, where absent (500 at most)
 * @throws UNAUTHENTICATED, FORBIDDEN, NOT_FOUND, CONFLICT (not waiting, in a batch already, drafted by the
 *   reviewer), BAD_USER_INPUT
 */
export async function openBatch(
  system: System,
  given: MaybeViewer,
  entryIds?: readonly string[],
): Promise<ReviewBatch> {
  const viewer = requireReviewer(given);
  const at = system.clock();
  const hand = { openedBy: viewer.accountId, openedAs: viewer.party.id, openedAt: at };
  return system.db.transaction().execute(async (trx) => {
    const entries =
      entryIds === undefined
        ? await allWaiting(trx, viewer.accountId)
        : await chosen(trx, viewer.accountId, [...new Set(entryIds)]);
    const examined = await examineEntries(trx, entries, at);
    const clean = examined.flatMap((one) => (one.clean ? [one.entry.id] : []));
    const size = sampleSize(clean.length);
    const sample = drawSample(clean, size);
    const id = await addBatch(
      trx,
      {
        ...hand,
        state: clean.length > 0 ? 'SAMPLING' : 'ELEMENTWISE',
        clean: clean.length,
        sampleSize: size,
        ...(clean.length === 0 && {
          decidedBy: hand.openedBy,
          decidedAs: hand.openedAs,
          decidedAt: at,
        }),
      },
      examined.map((one) => ({
        entryId: one.entry.id,
        version: one.entry.version,
        findings: JSON.stringify(one.findings),
        duplicates: JSON.stringify(one.duplicates),
        clean: one.clean,
        sampled: sample.has(one.entry.id),
      })),
    );
    await appendAudit(trx, {
      at,
      action: 'REVIEW_BATCH_OPENED',
      accountId: viewer.accountId,
      partyId: viewer.party.id,
      subject: `review-batch:${id}`,
      detail: { entries: entries.length, clean: clean.length, sample: [...sample] },
    });
    const batch = await findBatch(trx, id);
    if (batch === undefined) throw new Refusal('NOT_FOUND', { argument: 'id' });
    return batch;
  });
}

/** What waits and can be put into a batch by this reviewer. */
async function allWaiting(trx: AppDb, reviewer: string): Promise<CompiledEntry[]> {
  const waiting = await findCompiled(trx, { states: ['BUREAU_REVIEW'] });
  if (waiting.length === 0) throw nothingWaits();
  const ids = waiting.map(({ id }) => id);
  const locked = await lockEntries(trx, ids);
  const batched = new Set((await findBatched(trx, ids)).map(({ entryId }) => entryId));
  const free = locked.filter(
    ({ id, state, madeBy }) => state === 'BUREAU_REVIEW' && madeBy !== reviewer && !batched.has(id),
  );
  if (free.length === 0) throw nothingWaits();
  return free.slice(0, MOST_BATCHED);
}

async function chosen(
  trx: AppDb,
  reviewer: string,
  ids: readonly string[],
): Promise<CompiledEntry[]> {
  if (ids.length === 0 || ids.length > MOST_BATCHED)
    throw badInput(
      ids.length === 0 ? 'MISSING' : 'TOO_MANY',
      'entries',
      `一批 1 到 ${MOST_BATCHED} 条`,
      `1 to ${MOST_BATCHED} entries in a batch`,
    );
  const entries = await lockEntries(trx, ids);
  if (entries.length !== ids.length) throw new Refusal('NOT_FOUND', { argument: 'entries' });
  const batched = new Set((await findBatched(trx, ids)).map(({ entryId }) => entryId));
  for (const { id, slug, state, madeBy } of entries) {
    if (state !== 'BUREAU_REVIEW')
      throw conflict(slug, `${slug} 不在待审状态`, `${slug} does not wait for the Bureau`);
    if (madeBy === reviewer)
      throw conflict(
        slug,
        `${slug} 由您编制，须由他人审核`,
        `you drafted ${slug}: others review it`,
      );
    if (batched.has(id))
      throw conflict(
        slug,
        `${slug} 的本版本已在一个审核批次中`,
        `this version of ${slug} is in a batch already`,
      );
  }
  return entries;
}

function conflict(slug: string, zh: string, en: string): Refusal {
  return new Refusal('CONFLICT', { argument: `entries.${slug}`, message: { zh, en } });
}

function nothingWaits(): Refusal {
  return new Refusal('CONFLICT', {
    argument: 'entries',
    message: {
      zh: '现在没有待审且未入批次的条目',
      en: 'no entry waits for review outside a batch now',
    },
  });
}
