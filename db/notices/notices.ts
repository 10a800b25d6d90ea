import type { Insertable } from 'kysely';
import type { AppDb } from '../connect.ts';
import type { NoticeTable } from './tables.ts';

/** Where a list of notices stands: of a party, as one account that acts for it has read them. */
export interface NoticeReader {
  partyId: string;
  accountId: string;
}

/** Writes notices; their ids. */
export async function addNotices(
  trx: AppDb,
  notices: readonly Insertable<NoticeTable>[],
): Promise<string[]> {
  const added = await trx
    .insertInto('notice')
    .values([...notices])
    .returning('id')
    .execute();
  return added.map(({ id }) => id);
}

function noticesOf(db: AppDb, { partyId, accountId }: NoticeReader) {
  return db
    .selectFrom('notice')
    .leftJoin('noticeReading as reading', (join) =>
      join.onRef('reading.noticeId', '=', 'notice.id').on('reading.accountId', '=', accountId),
    )
    .where('notice.partyId', '=', partyId);
}

/** The newest first. */
export function findNoticesOf(
  db: AppDb,
  reader: NoticeReader,
  page: { limit: number; unread: boolean; after?: number | undefined },
) {
  let query = noticesOf(db, reader)
    .selectAll('notice')
    .select('reading.readAt')
    .orderBy('notice.number', 'desc')
    .limit(page.limit);
  if (page.unread) query = query.where('reading.readAt', 'is', null);
  if (page.after !== undefined) query = query.where('notice.number', '<', page.after);
  return query.execute();
}

export type NoticeRow = Awaited<ReturnType<typeof findNoticesOf>>[number];

/** How many nobody has read for the account; no more than `most` are counted. */
export async function countUnread(db: AppDb, reader: NoticeReader, most: number): Promise<number> {
  const unread = noticesOf(db, reader)
    .select('notice.id')
    .where('reading.readAt', 'is', null)
    .limit(most);
  const { count } = await db
    .selectFrom(unread.as('unread'))
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow();
  return count;
}

/** Marks the party's notices as read by the account: those named, or all up to an instant. */
export async function addReadings(
  db: AppDb,
  { partyId, accountId }: NoticeReader,
  { ids, readAt }: { ids: readonly string[] | undefined; readAt: Date },
): Promise<void> {
  await db
    .insertInto('noticeReading')
    .columns(['noticeId', 'accountId', 'readAt'])
    .expression((eb) => {
      const own = eb
        .selectFrom('notice')
        .select((of) => [
          of.ref('notice.id').as('noticeId'),
          of.val(accountId).$castTo<string>().as('accountId'),
          of.val(readAt).$castTo<Date>().as('readAt'),
        ])
        .where('partyId', '=', partyId)
        .where('at', '<=', readAt);
      return ids === undefined ? own : own.where('id', 'in', [...ids]);
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** A post of the department that provides, or the Bureau's reviewers. */
export type AskedPost =
  | { side: 'provider'; department: string; post: 'OFFICER' | 'PRINCIPAL' }
  | { side: 'bureau' };

/** The parties that are such a post. */
export function findPosts(db: AppDb, of: AskedPost) {
  const query = db.selectFrom('party').select('id').where('kind', '=', 'POST');
  return of.side === 'bureau'
    ? query.where('post', '=', 'BUREAU_REVIEWER').execute()
    : query.where('department', '=', of.department).where('post', '=', of.post).execute();
}
