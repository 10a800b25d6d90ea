import { randomUUID } from 'node:crypto';
import path from 'node:path';
import type { PoolClient } from 'pg';
import { copyIn } from '../../db/releases/copy-in.ts';
import { beat, endLoad, findPush, holdLoad, ingestDb, openLoad } from '../../db/releases/loads.ts';
import { createStage, numberOccurrences, rejectDoubles } from '../../db/releases/stage.ts';
import { dayOf } from '../clock.ts';
import { type Rejection, rowChecker } from '../intake/check-row.ts';
import { IntakeError, loadCancelled } from '../intake/intake-error.ts';
import {
  type Delivery,
  type IngestSystem,
  type ReleasableDataset,
  type ReleaseReport,
  targetOf,
} from './delivery.ts';
import { keepApart } from './keep-apart.ts';
import { makeRelease } from './make-release.ts';
import { rejectTogether } from './reject-together.ts';
import { refuseIncrement } from './refuse-increment.ts';
import { rowIdentity, sentLine, stageLine } from './stage-line.ts';

const REPORTED_REJECTIONS = 20;
/** Between two heartbeats of a load, which also say how far it is and ask whether to go on. */
const BEAT_MILLISECONDS = 1000;

/**
 * Takes a delivery through everything (M17, M31): keeps what was sent, checks and desensitizes each row,
 * and makes the release in one transaction. A failure leaves the last release standing and the load marked.
 * @throws IntakeError LOAD_CANCELLED, PUSH_REPEATED (the same push is being loaded or has been),
 *   KEY_MISSING, WHOLE_NEEDED
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
  await refuseIncrement(db, dataset, delivery);
  const loadId = randomUUID();
  const maker = await system.ingest.connect();
  try {
    await holdLoad(maker, loadId);
    const first = await openLoad(
      db,
      {
        id: loadId,
        datasetId: dataset.id,
        fileName: path.basename(delivery.fileName),
        fileSha256: delivery.sha256,
        recognition: delivery.recognition,
        mode: delivery.mode,
        pushId: delivery.pushId ?? null,
        loadedBy: delivery.loadedBy ?? null,
      },
      system.clock(),
    );
    if (!first) throw await repeated(system, dataset, delivery.pushId ?? '');
    delivery.begun?.(loadId);
    return await load(system, dataset, delivery, { loadId, key, check, progress, maker });
  } catch (error) {
    const cancelled = error instanceof IntakeError && error.code === 'LOAD_CANCELLED';
    await endLoad(db, loadId, {
      state: cancelled ? 'CANCELLED' : 'FAILED',
      failure: String(error),
      failureSentence: error instanceof IntakeError ? error.sentence : null,
      finishedAt: system.clock(),
    });
    throw error;
  } finally {
    // A COPY that was broken off leaves its connection unusable; closing it rolls back.
    maker.release(true);
  }
}

async function repeated(system: IngestSystem, dataset: ReleasableDataset, pushId: string) {
  const first = await findPush(ingestDb(system.ingest), dataset.id, pushId);
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
    const stage = copyIn(maker, await createStage(maker, target));
    const sent = copyIn(keeper, 'pool.sent_row (load_id, line, cells)');
    const counts = { received: 0, rejected: 0, aside: 0, doubled: 0 };
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
          staged.push(stageLine(row, checked.values, identify));
        }
      }
      counts.received += batch.rows.length + batch.aside.length;
      counts.aside += batch.aside.length;
      await stage.write(staged.join(''));
      await sent.write(batch.rows.map((row) => sentLine(loadId, row)).join(''));
      await keepApart(system.ingest, loadId, refused, batch.aside);
      rejections.push(...refused.slice(0, REPORTED_REJECTIONS - rejections.length));
      parts.progress(counts.received);
      await goOn(counts);
    }
    await Promise.all([stage.end(), sent.end()]);

    if (target.keyed) {
      counts.doubled = await rejectDoubles(maker, loadId);
      counts.rejected += counts.doubled;
    }
    const { mode } = delivery;
    counts.rejected += await rejectTogether(system, maker, dataset, { id: loadId, mode });
    if (!target.keyed) await numberOccurrences(maker);
    const report = await makeRelease(system, maker, { dataset, target, delivery, loadId, counts });
    await maker.query('commit');
    return { ...report, rejections };
  } finally {
    keeper.release(true);
  }
}

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
