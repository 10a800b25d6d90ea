import { createHash, createHmac, hash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import path from 'node:path';
import { CamelCasePlugin, Kysely, PostgresDialect } from 'kysely';
import type pg from 'pg';
import type { FieldDeclaration } from '../../db/catalogue/declaration.ts';
import type { IngestDb } from '../../db/connect.ts';
import type { IngestTables } from '../../db/tables.ts';
import { arrayLiteral, copyValue } from '../../db/releases/copy-text.ts';
import { copyIn } from '../../db/releases/copy-in.ts';
import {
  createStage,
  measureStage,
  mergeStage,
  numberOccurrences,
  rejectDoubles,
  type ReleaseTarget,
} from '../../db/releases/stage.ts';
import type { Clock } from '../clock.ts';
import { type Rejection, releasedFields, rowChecker } from '../intake/check-row.ts';
import type { AsideRow, Batch, SentRow } from '../intake/recognition.ts';

/** What the worker holds: the ingest login, the time, and the keys of datasets. */
export interface IngestSystem {
  ingest: pg.Pool;
  clock: Clock;
  datasetKey: (datasetId: string) => Buffer;
}

/** What is loaded: rows with the columns in which they come. */
export interface Delivery {
  fileName: string;
  sha256: string;
  columns: readonly string[];
  recognition: Record<string, unknown>;
  batches: AsyncIterable<Batch>;
  note: string;
}

export interface ReleaseReport {
  release: number;
  received: number;
  accepted: number;
  rejected: number;
  aside: number;
  /** The first rejections; all of them are kept with the load. */
  rejections: Rejection[];
}

export interface ReleasableDataset {
  id: string;
  slug: string;
  schemaVersion: number;
  fields: FieldDeclaration[];
}

const REPORTED_REJECTIONS = 20;

/**
 * Takes a delivery through everything (M17, M31): keeps what was sent, checks and desensitizes each row,
 * and makes the release in one transaction. A failure leaves the last release standing and the load marked.
 */
export async function releaseDelivery(
  system: IngestSystem,
  dataset: ReleasableDataset,
  delivery: Delivery,
  progress: (rows: number) => void = () => undefined,
): Promise<ReleaseReport> {
  const db = ingestDb(system.ingest);
  const key = system.datasetKey(dataset.id);
  const check = rowChecker(delivery.columns, dataset.fields, key);
  const { id: loadId } = await db
    .insertInto('pool.load')
    .values({
      datasetId: dataset.id,
      fileName: path.basename(delivery.fileName),
      fileSha256: delivery.sha256,
      recognition: JSON.stringify(delivery.recognition),
      state: 'LOADING',
      startedAt: system.clock(),
    } as never)
    .returning('id')
    .executeTakeFirstOrThrow();
  try {
    return await load(system, dataset, delivery, { loadId, key, check, progress });
  } catch (error) {
    await db
      .updateTable('pool.load')
      .set({ state: 'FAILED', failure: String(error).slice(0, 2000), finishedAt: system.clock() })
      .where('id', '=', loadId)
      .execute();
    throw error;
  }
}

interface LoadParts {
  loadId: string;
  key: Buffer;
  check: ReturnType<typeof rowChecker>;
  progress: (rows: number) => void;
}

async function load(
  system: IngestSystem,
  dataset: ReleasableDataset,
  delivery: Delivery,
  parts: LoadParts,
): Promise<ReleaseReport> {
  const target = targetOf(dataset);
  const [keeper, maker] = await Promise.all([system.ingest.connect(), system.ingest.connect()]);
  try {
    await maker.query('begin');
    const stage = copyIn(maker, await createStage(maker, target));
    const sent = copyIn(keeper, 'pool.sent_row (load_id, line, cells)');
    const counts = { received: 0, rejected: 0, aside: 0 };
    const rejections: Rejection[] = [];
    const identify = rowIdentity(dataset.fields, parts.key);

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
      await sent.write(batch.rows.map((row) => sentLine(parts.loadId, row)).join(''));
      await keepApart(system.ingest, parts.loadId, refused, batch.aside);
      rejections.push(...refused.slice(0, REPORTED_REJECTIONS - rejections.length));
      parts.progress(counts.received);
    }
    await Promise.all([stage.end(), sent.end()]);

    if (target.keyed) counts.rejected += await rejectDoubles(maker, parts.loadId);
    else await numberOccurrences(maker);
    const release = await makeRelease(
      system,
      maker,
      dataset,
      target,
      delivery,
      parts.loadId,
      counts,
    );
    await maker.query('commit');
    return {
      release,
      accepted: counts.received - counts.rejected - counts.aside,
      ...counts,
      rejections,
    };
  } catch (error) {
    await maker.query('rollback').catch(() => undefined);
    throw error;
  } finally {
    // A COPY that was broken off leaves its connection unusable.
    keeper.release(true);
    maker.release(true);
  }
}

async function makeRelease(
  system: IngestSystem,
  maker: pg.PoolClient,
  dataset: ReleasableDataset,
  target: ReleaseTarget,
  delivery: Delivery,
  loadId: string,
  counts: { received: number; rejected: number; aside: number },
): Promise<number> {
  const at = system.clock();
  // Loads of one dataset become releases one after the other.
  await maker.query('select pg_advisory_xact_lock(hashtextextended($1, 1))', [dataset.id]);
  const { rows } = await maker.query<{ next: number }>(
    'select coalesce(max(number), 0) + 1 as next from app.release where dataset_id = $1',
    [dataset.id],
  );
  const number = rows[0]?.next ?? 1;
  const figures = await measureStage(maker, target);
  await mergeStage(maker, target, number);
  await maker.query(
    `insert into app.release (dataset_id, number, schema_version, relation, row_count, completeness, sha256, note, load_id, released_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
    [
      dataset.id,
      number,
      dataset.schemaVersion,
      target.relation,
      figures.rows,
      figures.completeness,
      figures.sha256,
      delivery.note,
      loadId,
      at,
    ],
  );
  await maker.query(
    `insert into app.audit_event (at, action, subject, detail) values ($1, 'RELEASED', $2, $3)`,
    [at, `dataset:${dataset.id}`, { release: number, rows: figures.rows, sha256: figures.sha256 }],
  );
  await maker.query(
    `update pool.load set state = 'RELEASED', received = $2, accepted = $3, rejected = $4, aside = $5, finished_at = $6 where id = $1`,
    [loadId, counts.received, figures.rows, counts.rejected, counts.aside, at],
  );
  return number;
}

function targetOf(dataset: ReleasableDataset): ReleaseTarget {
  const fields = releasedFields(dataset.fields);
  return {
    datasetId: dataset.id,
    relation: `${dataset.slug.replaceAll('-', '_').slice(0, 50)}_v${dataset.schemaVersion}`,
    fields: fields.map(({ name, type, indexed }) => ({ name, type, indexed: indexed === true })),
    keyed: fields.some((field) => field.key === true),
  };
}

/** The row's identity: its key under the dataset's own secret, so that a hidden key cannot be guessed from it. */
function rowIdentity(
  fields: readonly FieldDeclaration[],
  key: Buffer,
): (values: (string | null)[]) => string {
  const positions = releasedFields(fields).flatMap((field, at) => (field.key === true ? [at] : []));
  return (values) =>
    createHmac('sha256', key)
      .update(JSON.stringify(positions.map((at) => values[at])))
      .digest('hex')
      .slice(0, 32);
}

function stageLine(
  row: SentRow,
  values: (string | null)[],
  identify: (values: (string | null)[]) => string,
): string {
  const text = values.map(copyValue).join('\t');
  return `${row.line}\t${identify(values)}\t${hash('sha256', text).slice(0, 32)}\t${text}\n`;
}

function sentLine(loadId: string, row: SentRow): string {
  return `${loadId}\t${row.line}\t${copyValue(arrayLiteral(row.cells))}\n`;
}

/** Rejected and set-aside lines are kept with the load: nothing that came in is silently lost. */
async function keepApart(
  ingest: pg.Pool,
  loadId: string,
  rejected: Rejection[],
  aside: AsideRow[],
): Promise<void> {
  if (rejected.length > 0) {
    await ingest.query(
      `insert into pool.rejected_row (load_id, line, "column", value, reason)
       select $1, * from unnest($2::bigint[], $3::text[], $4::text[], $5::text[]) on conflict do nothing`,
      [
        loadId,
        rejected.map((r) => r.line),
        rejected.map((r) => r.column),
        rejected.map((r) => r.value?.replaceAll('\0', '') ?? null),
        rejected.map((r) => r.reason),
      ],
    );
  }
  if (aside.length > 0) {
    await ingest.query(
      `insert into pool.aside_row (load_id, line, reason, cells)
       select $1, line, reason, cells::text[] from unnest($2::bigint[], $3::text[], $4::text[]) as a (line, reason, cells)`,
      [
        loadId,
        aside.map((row) => row.line),
        aside.map((row) => row.reason),
        aside.map((row) => arrayLiteral(row.cells)),
      ],
    );
  }
}

export async function fileDigest(file: string): Promise<string> {
  const digest = createHash('sha256');
  for await (const chunk of createReadStream(file)) digest.update(chunk as Buffer);
  return digest.digest('hex');
}

function ingestDb(pool: pg.Pool): IngestDb {
  return new Kysely<IngestTables>({
    dialect: new PostgresDialect({ pool }),
    plugins: [new CamelCasePlugin()],
  });
}
