import { randomUUID } from 'node:crypto';
import path from 'node:path';
import type { PoolClient } from 'pg';
import type { IngestDb } from '../../db/connect.ts';
import { copyIn } from '../../db/releases/copy-in.ts';
import {
  beat,
  endLoad,
  findPush,
  holdLoad,
  ingestDb,
  ingestDbOn,
  openLoad,
  reopenLoad,
} from '../../db/releases/loads.ts';
import { keepGone } from '../../db/releases/kept-rows.ts';
import { roomToSort } from '../../db/releases/sort-room.ts';
import { standingElsewhere } from '../../db/releases/standing.ts';
import {
  createStage,
  numberOccurrences,
  rejectDoubles,
  rejectKeysElsewhere,
} from '../../db/releases/stage.ts';
import { dayOf } from '../clock.ts';
import { type Rejection, rowChecker } from '../intake/check-row.ts';
import { IntakeError, type IntakeErrorCode, loadCancelled } from '../intake/intake-error.ts';
import {
  type Delivery,
  type IngestSystem,
  type ReleasableDataset,
  type ReleaseReport,
  targetOf,
} from './delivery.ts';
import type { SentRow } from '../intake/recognition.ts';
import { freeTextLook } from './free-text-look.ts';
import { keepApart } from './keep-apart.ts';
import { makeRelease } from './make-release.ts';
import { heldForReview } from './held-for-review.ts';
import { treatTogether } from './treat-together.ts';
import { rejectTogether } from './reject-together.ts';
import { requireBase } from './require-base.ts';
import { rowIdentity, sentLine, stageLine } from './stage-line.ts';

const REPORTED_REJECTIONS = 20;
/** Between two heartbeats of a load, which also say how far it is and ask whether to go on. */
const BEAT_MILLISECONDS = 1000;

/**
 * Takes a delivery through everything (M17, M31): keeps what was sent, checks and desensitizes each row,
 * and makes the release in one transaction. A failure leaves the last release standing and the load marked.
 * @throws IntakeError LOAD_CANCELLED, PUSH_REPEATED (the same push is being loaded or has been),
 *   KEY_MISSING, WHOLE_NEEDED, FINDINGS_UNANSWERED, TOO_FEW_ALIKE, HELD_FOR_REVIEW
 *   (of these three the load is held, not lost)
 */
export async function releaseDelivery(
  system: IngestSystem,
  dataset: ReleasableDataset,
  delivery: Delivery,
  progress: (rows: number) => void = () => undefined,
): Promise<ReleaseReport> {
  const db = ingestDb(system.ingest);
  const key = system.datasetKey(dataset.id);
  const check = rowChecker(delivery.columns, dataset.fields, key, dayOf(system.clock()));
  await requireBase(db, dataset, delivery);
  const loadId = delivery.resumes?.loadId ?? randomUUID();
  const maker = await system.ingest.connect();
  let begun = false;
  try {
    await holdLoad(maker, loadId);
    // On the connection that it holds already: loads that wait for a second one would wait for each other.
    const own = ingestDbOn(maker);
    begun = await begin(own, dataset, delivery, { loadId, at: system.clock() });
    if (!begun) throw await repeated(own, dataset, delivery);
    delivery.begun?.(loadId);
    return await load(system, dataset, delivery, { loadId, key, check, progress, maker });
  } catch (error) {
    if (begun)
      await endLoad(db, loadId, {
        state: (error instanceof IntakeError ? ENDS[error.code] : undefined) ?? 'FAILED',
        failure: String(error),
        failureSentence: error instanceof IntakeError ? error.sentence : null,
        light: error instanceof IntakeError ? (error.light ?? null) : null,
        finishedAt: system.clock(),
      });
    throw error;
  } finally {
    // A COPY that was broken off leaves its connection unusable; closing it rolls back.
    maker.release(true);
  }
}

/** What becomes of a load that ends so; all others have failed. */
const ENDS: Partial<Record<IntakeErrorCode, 'CANCELLED' | 'HELD'>> = {
  LOAD_CANCELLED: 'CANCELLED',
  FINDINGS_UNANSWERED: 'HELD',
  TOO_FEW_ALIKE: 'HELD',
  HELD_FOR_REVIEW: 'HELD',
};

/** Puts the load on record, or takes a held one up again; false where another has been there before. */
function begin(
  db: IngestDb,
  dataset: ReleasableDataset,
  delivery: Delivery,
  { loadId, at }: { loadId: string; at: Date },
): Promise<boolean> {
  if (delivery.resumes !== undefined) return reopenLoad(db, loadId, at);
  return openLoad(
    db,
    {
      id: loadId,
      datasetId: dataset.id,
      fileName: path.basename(delivery.fileName),
      fileSha256: delivery.sha256,
      recognition: delivery.recognition,
      mode: delivery.scope.mode,
      parts: delivery.scope.mode === 'PART' ? JSON.stringify(delivery.scope) : null,
      pushId: delivery.pushId ?? null,
      loadedBy: delivery.loadedBy ?? null,
      schemaVersion: dataset.schemaVersion,
      note: delivery.note ?? null,
    },
    at,
  );
}

async function repeated(db: IngestDb, dataset: ReleasableDataset, { pushId = '' }: Delivery) {
  const first = await findPush(db, dataset.id, pushId);
  return new IntakeError(
    'PUSH_REPEATED',
    `推送 ${pushId} 已收到（${first?.state ?? ''}），没有再改变任何数据`,
    `push ${pushId} has been received (${first?.state ?? ''}); nothing was changed again`,
  );
}

interface LoadParts {
  loadId: string;
  key: Buffer;
  check: ReturnType<typeof rowChecker>;
  progress: (rows: number) => void;
  /** The connection whose transaction becomes the release. */
  maker: PoolClient;
}

async function load(
  system: IngestSystem,
  dataset: ReleasableDataset,
  delivery: Delivery,
  parts: LoadParts,
): Promise<ReleaseReport> {
  const target = targetOf(dataset);
  const { loadId, maker } = parts;
  const keeper = await system.ingest.connect();
  try {
    await maker.query('begin');
    await roomToSort(maker);
    const stage = copyIn(maker, await createStage(maker, target));
    const sent = copyIn(keeper, 'pool.sent_row (load_id, line, cells)');
    const { resumes } = delivery;
    const { rejected = 0, aside = 0 } = resumes ?? {};
    const counts = { received: rejected + aside, rejected, aside, doubled: 0 };
    const look = await freeTextLook(system, dataset, loadId);
    const rejections: Rejection[] = [];
    const identify = rowIdentity(dataset.fields, parts.key);
    const goOn = heart(system, loadId);

    for await (const batch of delivery.batches) {
      const staged: string[] = [];
      const refused: Rejection[] = [];
      for (const row of batch.rows) {
        const checked = parts.check(row);
        if ('rejected' in checked) {
          counts.rejected += 1;
          refused.push(...checked.rejected);
        } else {
          look.treat(row.line, checked.values);
          staged.push(stageLine(row, checked.values, identify));
        }
      }
      counts.received += batch.rows.length + batch.aside.length;
      counts.aside += batch.aside.length;
      await stage.write(staged.join(''));
      if (resumes === undefined) {
        await sent.write(batch.rows.map((row) => sentLine(loadId, row)).join(''));
        await keepGone(ingestDb(system.ingest), loadId, goneIn(batch.rows));
      }
      await keepApart(system.ingest, loadId, refused, batch.aside);
      rejections.push(...refused.slice(0, REPORTED_REJECTIONS - rejections.length));
      parts.progress(counts.received);
      await goOn(counts);
    }
    await Promise.all([stage.end(), sent.end()]);
    const { treatments, held } = await look.decide();

    if (target.keyed) {
      counts.doubled = await rejectDoubles(maker, loadId);
      const elsewhere = await standingElsewhere(maker, target, delivery.scope);
      if (elsewhere !== undefined)
        counts.doubled += await rejectKeysElsewhere(maker, loadId, elsewhere);
      counts.rejected += counts.doubled;
    }
    const here = { id: loadId, scope: delivery.scope };
    counts.rejected += await rejectTogether(system, maker, dataset, here);
    const remedied = await treatTogether(maker, dataset, target, here);
    counts.rejected += remedied.rejected;
    if (!target.keyed) await numberOccurrences(maker);
    const report = await makeRelease(system, maker, {
      dataset,
      target,
      delivery,
      loadId,
      counts,
      treatments: [...treatments, ...remedied.treatments],
      held: held ?? heldForReview(delivery, loadId),
    });
    await maker.query('commit');
    return { ...report, rejections };
  } finally {
    keeper.release(true);
  }
}

const goneIn = (rows: readonly SentRow[]) =>
  rows.flatMap(({ line, deleted }) => (deleted === true ? [line] : []));

/** Beats at most once a second, and stops the load when somebody has asked for it. */
function heart(
  system: IngestSystem,
  loadId: string,
): (counts: Parameters<typeof beat>[2]) => Promise<void> {
  const db = ingestDb(system.ingest);
  let last = performance.now();
  return async ({ received, rejected, aside }) => {
    if (performance.now() - last < BEAT_MILLISECONDS) return;
    last = performance.now();
    const { cancelAsked } = await beat(db, loadId, { received, rejected, aside }, system.clock());
    if (cancelAsked) throw loadCancelled();
  };
}
