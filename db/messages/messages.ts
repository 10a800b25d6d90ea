import { sql } from 'kysely';
import type { AppDb } from '../connect.ts';

/**
 * Puts notices into the outbox of every account that acts for their parties now and has a confirmed address that
 * wants them; called in the transaction of the notices.
 */
export async function addMessages(
  trx: AppDb,
  noticeIds: readonly string[],
  { at, digestAt }: { at: Date; digestAt: Date },
): Promise<void> {
  await sql`
    insert into app.message (notice_id, account_id, digest, state, next_at)
    select n.id, c.account_id, d.waits, 'PENDING', case when d.waits then ${digestAt}::timestamptz else ${at}::timestamptz end
    from app.notice n join app.party p on p.id = n.party_id
      cross join lateral (
        select p.account_id where p.account_id is not null
        union select m.account_id from app.membership m where m.party_id = p.id
          and m.valid_from <= ${at}::timestamptz and m.valid_until > ${at}::timestamptz) hand
      join app.contact c on c.account_id = hand.account_id
      cross join lateral (select c.wish = 'DIGEST' and not n.urgent and not n.statutory as waits) d
    where n.id = any(${[...noticeIds]}::uuid[]) and c.confirmed_at is not null
      and (c.wish <> 'STATUTORY' or n.statutory or n.urgent)
  `.execute(trx);
}

/** How many codes an account has had sent since an instant, to whatever address. */
export async function countCodes(trx: AppDb, accountId: string, since: Date): Promise<number> {
  const { count } = await trx
    .selectFrom('message')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('accountId', '=', accountId)
    .where('noticeId', 'is', null)
    .where('nextAt', '>', since)
    .executeTakeFirstOrThrow();
  return count;
}

/** A message that carries the code by which its address is confirmed. */
export async function addCodeMessage(trx: AppDb, accountId: string, at: Date): Promise<void> {
  await trx
    .insertInto('message')
    .values({
      noticeId: null,
      accountId,
      digest: false,
      state: 'PENDING',
      nextAt: at,
      sentAt: null,
      fault: null,
    })
    .execute();
}

/**
 * The next message that is due, locked; of a digest all that wait for the same account. Others pass it by. None
 * where nothing is due.
 */
export async function takeDueMessages(trx: AppDb, now: Date) {
  const due = trx
    .selectFrom('message')
    .selectAll()
    .where('state', '=', 'PENDING')
    .where('nextAt', '<=', now)
    .orderBy('nextAt')
    .orderBy('id')
    .forUpdate()
    .skipLocked();
  const first = await due.limit(1).executeTakeFirst();
  if (first === undefined || !first.digest) return first === undefined ? [] : [first];
  return due.where('accountId', '=', first.accountId).where('digest', '=', true).execute();
}

export type DueMessage = Awaited<ReturnType<typeof takeDueMessages>>[number];

/** Of the messages' notices: what they say, and whether a post is told. */
export function findMessageNotices(db: AppDb, ids: readonly string[]) {
  return db
    .selectFrom('notice')
    .innerJoin('party', 'party.id', 'notice.partyId')
    .leftJoin('case', 'case.id', 'notice.caseId')
    .select([
      'notice.id',
      'notice.kind',
      'notice.detail',
      'notice.caseId',
      'notice.updateId',
      'notice.statutory',
      'notice.partyId',
      'party.post',
      'case.partyId as applicantId',
    ])
    .where('notice.id', 'in', [...ids])
    .orderBy('notice.number')
    .execute();
}

export async function endMessages(
  trx: AppDb,
  ids: readonly number[],
  ending: { state: 'SENT'; sentAt: Date } | { state: 'DEAD'; fault: string },
): Promise<void> {
  await trx
    .updateTable('message')
    .set((eb) => ({ ...ending, attempts: eb('attempts', '+', 1) }))
    .where('id', 'in', [...ids])
    .execute();
}

export async function putOff(
  trx: AppDb,
  ids: readonly number[],
  { nextAt, fault }: { nextAt: Date; fault: string },
): Promise<void> {
  await trx
    .updateTable('message')
    .set((eb) => ({ nextAt, fault, attempts: eb('attempts', '+', 1) }))
    .where('id', 'in', [...ids])
    .execute();
}
