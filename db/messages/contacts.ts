import type { AppDb } from '../connect.ts';
import type { MailWish } from './vocabulary.ts';

export function findContact(db: AppDb, accountId: string) {
  return db.selectFrom('contact').selectAll().where('accountId', '=', accountId).executeTakeFirst();
}

/** A new address is unconfirmed, whatever the one before was. */
export async function putContact(
  trx: AppDb,
  contact: { accountId: string; email: string; wish: MailWish; askedAt: Date },
): Promise<void> {
  const anew = { ...contact, tries: 0, confirmedAt: null };
  await trx
    .insertInto('contact')
    .values(anew)
    .onConflict((conflict) => conflict.column('accountId').doUpdateSet(anew))
    .execute();
}

export async function changeContact(
  trx: AppDb,
  accountId: string,
  change: { tries?: number; confirmedAt?: Date; wish?: MailWish },
): Promise<void> {
  await trx.updateTable('contact').set(change).where('accountId', '=', accountId).execute();
}

export async function removeContact(trx: AppDb, accountId: string): Promise<void> {
  await trx.deleteFrom('contact').where('accountId', '=', accountId).execute();
}

/** The contact, locked until the transaction ends, so that codes are not tried at once. */
export function lockContact(trx: AppDb, accountId: string) {
  return trx
    .selectFrom('contact')
    .selectAll()
    .where('accountId', '=', accountId)
    .forUpdate()
    .executeTakeFirst();
}
