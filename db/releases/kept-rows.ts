import { sql } from 'kysely';
import type { IngestDb } from '../connect.ts';

const PAGE = 5000;

/** What became of a load's lines before it was held. */
export async function countKept(
  db: IngestDb,
  loadId: string,
): Promise<{ rejected: number; aside: number }> {
  const { rows } = await sql<{ rejected: number; aside: number }>`
    select (select count(distinct line) from pool.rejected_row where load_id = ${loadId}) as rejected,
      (select count(*) from pool.aside_row where load_id = ${loadId}) as aside`.execute(db);
  return rows[0] ?? { rejected: 0, aside: 0 };
}

/** The rows of a load as they were sent, without those that were rejected, page by page in their order. */
export async function* keptRows(db: IngestDb, loadId: string) {
  for (let after = -1; ; ) {
    const page = await db
      .selectFrom('pool.sentRow as sent')
      .leftJoin('pool.goneLine as gone', (join) =>
        join.onRef('gone.loadId', '=', 'sent.loadId').onRef('gone.line', '=', 'sent.line'),
      )
      .select(['sent.line', 'sent.cells', sql<boolean>`gone.line is not null`.as('deleted')])
      .where('sent.loadId', '=', loadId)
      .where('sent.line', '>', after)
      .where((eb) =>
        eb.not(
          eb.exists(
            eb
              .selectFrom('pool.rejectedRow as rejected')
              .select('rejected.line')
              .whereRef('rejected.loadId', '=', 'sent.loadId')
              .whereRef('rejected.line', '=', 'sent.line'),
          ),
        ),
      )
      .orderBy('sent.line')
      .limit(PAGE)
      .execute();
    yield page;
    const last = page.at(-1);
    if (last === undefined || page.length < PAGE) return;
    after = last.line;
  }
}

/** Remembers which lines of an increment say that a row is gone. */
export async function keepGone(
  db: IngestDb,
  loadId: string,
  lines: readonly number[],
): Promise<void> {
  if (lines.length === 0) return;
  await db
    .insertInto('pool.goneLine')
    .values(lines.map((line) => ({ loadId, line })))
    .execute();
}
