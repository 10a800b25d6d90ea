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
