import { CamelCasePlugin, Kysely, PostgresDialect, type PostgresPool, sql } from 'kysely';
import type pg from 'pg';
import type { IngestDb } from '../connect.ts';
import type { Light } from '../desensitization/light.ts';
import type { LoadTable } from './tables.ts';
import type { IngestTables } from '../tables.ts';

/** The ingest login's handle on the loads. */
export function ingestDb(pool: pg.Pool): IngestDb {
  return new Kysely<IngestTables>({
    dialect: new PostgresDialect({ pool }),
    plugins: [new CamelCasePlugin()],
  });
}

/** The same on one connection, so that its statements are those of a transaction that is open on it. */
export function ingestDbOn(client: pg.PoolClient): IngestDb {
  const held = {
    query: (text: string, values: unknown[]) => client.query(text, values),
    release: () => undefined,
  };
  const pool = { connect: async () => held, end: async () => undefined };
  return new Kysely<IngestTables>({
    dialect: new PostgresDialect({ pool: pool as unknown as PostgresPool }),
    plugins: [new CamelCasePlugin()],
  });
}

export interface LoadBeginning {
  id: string;
  datasetId: string;
  fileName: string;
  fileSha256: string;
  recognition: Record<string, unknown>;
  mode: LoadTable['mode'];
  /** The scope of a PART load, as JSON. */
  parts: string | null;
  pushId: string | null;
  loadedBy: string | null;
  schemaVersion: number;
  note: string | null;
}

/** Whether the load is the first of its push: a push that has been or is being loaded is not loaded again. */
export async function openLoad(db: IngestDb, load: LoadBeginning, at: Date): Promise<boolean> {
  const made = await db
    .insertInto('pool.load')
    .values({
      ...load,
      recognition: JSON.stringify(load.recognition),
      state: 'LOADING',
      startedAt: at,
      heartbeatAt: at,
    })
    .onConflict((conflict) =>
      conflict
        .columns(['datasetId', 'pushId'])
        .where('state', 'in', ['LOADING', 'HELD', 'RELEASED'])
        .doNothing(),
    )
    .returning('id')
    .executeTakeFirst();
  return made !== undefined;
}

export function findPush(db: IngestDb, datasetId: string, pushId: string) {
  return db
    .selectFrom('pool.load')
    .selectAll()
    .where('datasetId', '=', datasetId)
    .where('pushId', '=', pushId)
    .where('state', 'in', ['LOADING', 'HELD', 'RELEASED'])
    .executeTakeFirst();
}

/** Says that the load lives and how far it is; whether somebody asked to cancel it. */
export async function beat(
  db: IngestDb,
  id: string,
  counts: { received: number; rejected: number; aside: number },
  at: Date,
): Promise<{ cancelAsked: boolean }> {
  const row = await db
    .updateTable('pool.load')
    .set({ heartbeatAt: at, ...counts })
    .where('id', '=', id)
    .where('state', '=', 'LOADING')
    .returning('cancelAskedAt')
    .executeTakeFirst();
  // A load that was declared dead meanwhile must not become a release.
  return { cancelAsked: row === undefined || row.cancelAskedAt !== null };
}

/** Takes a load up again that was held; false where it is held no longer. */
export async function reopenLoad(db: IngestDb, id: string, at: Date): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('pool.load')
    .set({
      state: 'LOADING',
      heartbeatAt: at,
      failure: null,
      failureSentence: null,
      finishedAt: null,
      cancelAskedAt: null,
    })
    .where('id', '=', id)
    .where('state', '=', 'HELD')
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** Ends a load that became nothing, or holds it until somebody has decided. */
export async function endLoad(
  db: IngestDb,
  id: string,
  end: {
    state: 'FAILED' | 'CANCELLED' | 'HELD';
    failure: string;
    failureSentence: { zh: string; en: string } | null;
    light?: Light | null;
    finishedAt: Date;
  },
): Promise<void> {
  await db
    .updateTable('pool.load')
    .set({
      ...end,
      failure: end.failure.slice(0, 2000),
      failureSentence: end.failureSentence && JSON.stringify(end.failureSentence),
      light: end.light == null ? null : JSON.stringify(end.light),
    })
    .where('id', '=', id)
    .where('state', '=', 'LOADING')
    .execute();
}

/**
 * A load takes this lock before it is on record and holds it as long as its connection lives, so that a dead
 * one can be told from a slow one.
 */
export async function holdLoad(client: pg.PoolClient, id: string): Promise<void> {
  await client.query('select pg_advisory_lock(hashtextextended($1, 2))', [id]);
}

/** Loads whose process has died are marked failed; the release before them stands. */
export async function failDeadLoads(db: IngestDb, at: Date): Promise<number> {
  const { numUpdatedRows } = await db
    .updateTable('pool.load')
    .set({ state: 'FAILED', failure: 'the process that loaded it has ended', finishedAt: at })
    .where('state', '=', 'LOADING')
    .where(sql<boolean>`pg_try_advisory_xact_lock(hashtextextended(id::text, 2))`)
    .executeTakeFirst();
  return Number(numUpdatedRows);
}

export function findLoad(db: IngestDb, id: string) {
  return db.selectFrom('pool.load').selectAll().where('id', '=', id).executeTakeFirst();
}

/** The newest loads of some datasets. */
export function findLoads(db: IngestDb, datasetIds: readonly string[], most: number) {
  return db
    .selectFrom('pool.load')
    .selectAll()
    .where('datasetId', 'in', [...datasetIds])
    .orderBy('startedAt', 'desc')
    .orderBy('id')
    .limit(most)
    .execute();
}

/** A load that is held waits for nobody but its officer: it is cancelled at once. */
export async function cancelHeld(db: IngestDb, id: string, at: Date): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('pool.load')
    .set({ state: 'CANCELLED', cancelAskedAt: at, finishedAt: at })
    .where('id', '=', id)
    .where('state', '=', 'HELD')
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

export async function askToCancel(db: IngestDb, id: string, at: Date): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('pool.load')
    .set({ cancelAskedAt: at })
    .where('id', '=', id)
    .where('state', '=', 'LOADING')
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}
