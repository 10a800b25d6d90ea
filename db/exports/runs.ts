import { type Kysely, sql } from 'kysely';
import type { AppDb } from '../connect.ts';
import type { AppTables } from '../tables.ts';
import type { ExportJob } from './jobs.ts';
import { OPEN_STATES } from './vocabulary.ts';

/** A job in the hands of the one who runs it. */
export interface RunningJob extends ExportJob {
  claim: string;
}

/** Of the oldest so many are looked at for one that nobody runs: more never run at once. */
const LOOKED_AT = 100;

/**
 * Takes a job that nobody runs: one that waits, or one whose process has ended; first those of accounts for which
 * the fewest are running, then the oldest. Any number of processes may ask at once, and a job goes to one of them.
 * Whoever has it holds a lock as long as the connection lives, so that a dead one can be told from a slow one. What
 * was begun as often as it may be has failed: it would end its next process too.
 * @param held one connection, on which the lock stays until it is given back with `letGo`
 */
export async function claimJob(
  held: Kysely<AppTables>,
  { at, mostAttempts }: { at: Date; mostAttempts: number },
): Promise<RunningJob | undefined> {
  return held.transaction().execute(async (trx) => {
    const waiting = await trx
      .selectFrom('exportJob')
      .select(['id', 'attempts'])
      .where('state', 'in', OPEN_STATES)
      .orderBy((eb) =>
        eb
          .selectFrom('exportJob as other')
          .whereRef('other.accountId', '=', 'exportJob.accountId')
          .whereRef('other.id', '<>', 'exportJob.id')
          .where('other.state', '=', 'RUNNING')
          .select(eb.fn.countAll().as('running')),
      )
      .orderBy('requestedAt')
      .orderBy('id')
      .limit(LOOKED_AT)
      .forUpdate()
      .skipLocked()
      .execute();
    for (const { id, attempts } of waiting) {
      if (!(await tryHold(trx, id))) continue;
      if (attempts >= mostAttempts) {
        await giveUp(trx, id, at);
        continue;
      }
      const job = await trx
        .updateTable('exportJob')
        .set((eb) => ({
          state: 'RUNNING',
          claim: sql<string>`gen_random_uuid()`,
          attempts: eb('attempts', '+', 1),
          startedAt: eb.fn.coalesce('startedAt', eb.val(at)),
          heartbeatAt: at,
          rowsDone: 0,
          bytes: 0,
        }))
        .where('id', '=', id)
        .returningAll()
        .executeTakeFirstOrThrow();
      return { ...job, claim: job.claim ?? '' };
    }
    return undefined;
  });
}

async function tryHold(db: AppDb, id: string): Promise<boolean> {
  const { rows } = await sql<{
    held: boolean;
  }>`select pg_try_advisory_lock(hashtextextended(${id}, 3)) as held`.execute(db);
  return rows[0]?.held === true;
}

async function giveUp(db: AppDb, id: string, at: Date): Promise<void> {
  await db
    .updateTable('exportJob')
    .set({ state: 'FAILED', failure: 'INTERNAL_SERVER_ERROR', claim: null, finishedAt: at })
    .where('id', '=', id)
    .execute();
}

/** Gives back whatever the connection holds, so that nothing stays held by one that lies in its pool. */
export async function letGo(held: Kysely<AppTables>): Promise<void> {
  await sql`select pg_advisory_unlock_all()`.execute(held);
}

/** Says how far a job is; false where it is no longer in these hands: cancelled, ended, or taken up by another. */
export async function beatJob(
  db: AppDb,
  { id, claim }: RunningJob,
  far: { rowsDone: number; bytes: number; heartbeatAt: Date; supersededAt: Date | null },
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('exportJob')
    .set(far)
    .where('id', '=', id)
    .where('claim', '=', claim)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** How a running ends: with a file, without one, or not yet: then it waits to be taken up again. */
export type JobEnd =
  | {
      state: 'READY';
      rowsDone: number;
      bytes: number;
      sha256: string;
      sm3: string;
      finishedAt: Date;
      keptUntil: Date;
    }
  | { state: 'FAILED'; failure: string; finishedAt: Date }
  | { state: 'REQUESTED'; attempts: number };

/** False where the job is no longer in these hands. */
export async function endJob(db: AppDb, job: RunningJob, end: JobEnd): Promise<boolean> {
  return db.transaction().execute(async (trx) => {
    // Purges and withdrawals take the release and then its jobs: in another order, one would wait for the other.
    if (end.state === 'READY')
      await trx
        .selectFrom('release')
        .select('number')
        .where('datasetId', '=', job.datasetId)
        .where('number', '=', job.release)
        .forShare()
        .execute();
    const { numUpdatedRows } = await trx
      .updateTable('exportJob')
      .set({ ...end, claim: null })
      .where('id', '=', job.id)
      .where('claim', '=', job.claim)
      .executeTakeFirst();
    return numUpdatedRows > 0n;
  });
}

/** Ready jobs whose time is over expire, and so do the oldest ones beyond the room: so many bytes may be kept. */
export async function expireJobs(db: AppDb, at: Date, room: number): Promise<number> {
  const { numUpdatedRows } = await db
    .updateTable('exportJob')
    .set({ state: 'EXPIRED' })
    .where('state', '=', 'READY')
    .where((eb) =>
      eb.or([
        eb('keptUntil', '<=', at),
        eb(
          'id',
          'in',
          eb
            .selectFrom((inner) =>
              inner
                .selectFrom('exportJob')
                .where('state', '=', 'READY')
                .select([
                  'id',
                  sql<number>`sum(bytes) over (order by finished_at desc, id)`.as('so'),
                ])
                .as('ready'),
            )
            .select('ready.id')
            .where('ready.so', '>', room),
        ),
      ]),
    )
    .executeTakeFirst();
  return Number(numUpdatedRows);
}

/** Forgets jobs that were over before then, with who asked what. */
export async function forgetJobs(db: AppDb, before: Date): Promise<void> {
  await db
    .deleteFrom('exportJob')
    .where('state', 'in', ['FAILED', 'CANCELLED', 'EXPIRED'])
    .where('finishedAt', '<', before)
    .execute();
}
