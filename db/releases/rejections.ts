import type { IngestDb } from '../connect.ts';

/** Rejections of a load after a line, whole lines only, so that the last line leads to the next page. */
export async function findRejections(
  db: IngestDb,
  loadId: string,
  { after, most }: { after: number; most: number },
) {
  const lines = db
    .selectFrom('pool.rejectedRow')
    .select('line')
    .distinct()
    .where('loadId', '=', loadId)
    .where('line', '>', after)
    .orderBy('line')
    .limit(most);
  return db
    .selectFrom('pool.rejectedRow')
    .select(['line', 'column', 'value', 'reason', 'detail'])
    .where('loadId', '=', loadId)
    .where('line', 'in', lines)
    .orderBy('line')
    .orderBy('column')
    .execute();
}

/** The rejections of a load by column and reason, what concerns most rows first, and where each is met first. */
export function findFaults(db: IngestDb, loadId: string, most: number) {
  return db
    .selectFrom('pool.rejectedRow')
    .select((eb) => [
      'column',
      'reason',
      'detail',
      eb.fn.count<string>('line').distinct().as('rows'),
      eb.fn.min('line').as('firstLine'),
    ])
    .where('loadId', '=', loadId)
    .groupBy(['column', 'reason', 'detail'])
    .orderBy('rows', 'desc')
    .orderBy('column')
    .limit(most)
    .execute();
}
