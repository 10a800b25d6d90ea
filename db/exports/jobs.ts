import { type Insertable, type Selectable, sql } from 'kysely';
import type { AppDb } from '../connect.ts';
import type { ExportJobTable } from './tables.ts';
import { OPEN_STATES } from './vocabulary.ts';

export type ExportJob = Selectable<ExportJobTable>;

/** What is asked for; how far it is comes later. */
export type AskedExport = Pick<
  Insertable<ExportJobTable>,
  | 'accountId'
  | 'partyId'
  | 'apiKeyId'
  | 'datasetId'
  | 'release'
  | 'format'
  | 'encoding'
  | 'escapeFormulas'
  | 'fields'
  | 'rowTerms'
  | 'filter'
  | 'rowsEstimated'
  | 'requestedAt'
>;

/** Puts a job on record, unless the account has as many under way, or as much kept, as it may. */
export function addJob(
  db: AppDb,
  job: AskedExport,
  most: { open: number; bytes: number },
): Promise<ExportJob | 'TOO_MANY'> {
  return db.transaction().execute(async (trx) => {
    // Two requests at once are counted one after the other.
    await trx
      .selectFrom('account')
      .select('id')
      .where('id', '=', job.accountId)
      .forNoKeyUpdate()
      .executeTakeFirstOrThrow();
    const { open, bytes } = await trx
      .selectFrom('exportJob')
      .select((eb) => [
        eb.fn.countAll<number>().filterWhere('state', 'in', OPEN_STATES).as('open'),
        sql<number>`coalesce(sum(bytes) filter (where state = 'READY'), 0)::bigint`.as('bytes'),
      ])
      .where('accountId', '=', job.accountId)
      .executeTakeFirstOrThrow();
    if (open >= most.open || bytes >= most.bytes) return 'TOO_MANY';
    return trx.insertInto('exportJob').values(job).returningAll().executeTakeFirstOrThrow();
  });
}

export function findJob(db: AppDb, id: string): Promise<ExportJob | undefined> {
  return db.selectFrom('exportJob').selectAll().where('id', '=', id).executeTakeFirst();
}

/** Where a job stands in the list of its account. */
export interface JobPlace {
  requestedAt: string;
  id: string;
}

/** Jobs of an account in the name of a party, the newest first. */
export function findJobs(
  db: AppDb,
  whose: { accountId: string; partyId: string },
  page: { limit: number; after?: JobPlace | undefined },
): Promise<ExportJob[]> {
  let query = db
    .selectFrom('exportJob')
    .selectAll()
    .where('accountId', '=', whose.accountId)
    .where('partyId', '=', whose.partyId)
    .orderBy('requestedAt', 'desc')
    .orderBy('id', 'desc')
    .limit(page.limit);
  if (page.after !== undefined) {
    const { requestedAt, id } = page.after;
    query = query.where(
      sql<boolean>`(requested_at, id) < (${requestedAt}::timestamptz, ${id}::uuid)`,
    );
  }
  return query.execute();
}

export async function countJobs(
  db: AppDb,
  whose: { accountId: string; partyId: string },
): Promise<number> {
  const { count } = await db
    .selectFrom('exportJob')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('accountId', '=', whose.accountId)
    .where('partyId', '=', whose.partyId)
    .executeTakeFirstOrThrow();
  return count;
}

/** Its owner wants it no more, whether it waits, runs or is ready; undefined where it is over, or another's. */
export function cancelJob(
  db: AppDb,
  by: { id: string; accountId: string; partyId: string; at: Date },
): Promise<ExportJob | undefined> {
  return db
    .updateTable('exportJob')
    .set((eb) => ({
      state: 'CANCELLED',
      claim: null,
      finishedAt: eb.fn.coalesce('finishedAt', eb.val(by.at)),
    }))
    .where('id', '=', by.id)
    .where('accountId', '=', by.accountId)
    .where('partyId', '=', by.partyId)
    .where('state', 'in', [...OPEN_STATES, 'READY'])
    .returningAll()
    .executeTakeFirst();
}

/** How those of these jobs stand that there are, and in whose hands. */
export async function runsOf(
  db: AppDb,
  ids: readonly string[],
): Promise<Map<string, Pick<ExportJob, 'state' | 'claim'>>> {
  const rows = await db
    .selectFrom('exportJob')
    .select(['id', 'state', 'claim'])
    .where(sql<boolean>`id = any(${[...ids]}::uuid[])`)
    .execute();
  return new Map(rows.map(({ id, ...run }) => [id, run]));
}
