import {
  changeContact,
  findContact,
  lockContact,
  putContact,
  removeContact,
} from '../../db/messages/contacts.ts';
import { addCodeMessage, countCodes } from '../../db/messages/messages.ts';
import { MAIL_WISHES, type MailWish } from '../../db/messages/vocabulary.ts';
import { requireSession } from '../accounts/require-viewer.ts';
import type { MaybeViewer, Viewer } from '../accounts/viewer.ts';
import type { System } from '../context.ts';
import type { AppDb } from '../../db/connect.ts';
import { badInput, Refusal } from '../errors.ts';
import { CODE_MINUTES, isCode, MOST_TRIES } from './contact-code.ts';

export { MAIL_WISHES, type MailWish };

export type Contact = NonNullable<Awaited<ReturnType<typeof findContact>>>;

const ADDRESS = /^[^@\s<>,;]+@[^@\s<>,;]+\.[^@\s<>,;]+$/;
const LONGEST = 254;
/** A mailbox, whose ever it is, is not filled with codes. */
const SECONDS_BETWEEN_CODES = 60;
const MOST_CODES_A_DAY = 10;

export async function contactOf({ db }: System, viewer: Viewer): Promise<Contact | undefined> {
  return viewer.via.kind === 'SESSION' ? findContact(db, viewer.accountId) : undefined;
}

/**
 * Says where and what an account wants by e-mail. A new address gets a code first, and nothing else before it is
 * confirmed; none at all removes the contact.
 * @throws UNAUTHENTICATED, FORBIDDEN (a key), RATE_LIMITED, BAD_USER_INPUT
 */
export async function setContact(
  { db, clock }: System,
  given: MaybeViewer,
  { email, wish }: { email: string | undefined; wish: MailWish },
): Promise<Contact | undefined> {
  const { accountId } = requireSession(given);
  const address = email?.trim() ?? '';
  if (address !== '' && (!ADDRESS.test(address) || address.length > LONGEST))
    throw badInput('WRONG_TYPE', 'email', '请写完整的邮箱地址', 'write a whole e-mail address');
  const at = clock();
  return db.transaction().execute(async (trx) => {
    const before = await lockContact(trx, accountId);
    if (address === '') {
      await removeContact(trx, accountId);
      return undefined;
    }
    if (before?.email === address && before.confirmedAt !== null)
      await changeContact(trx, accountId, { wish });
    else {
      await refuseFlood(trx, accountId, at);
      await putContact(trx, { accountId, email: address, wish, askedAt: at });
      await addCodeMessage(trx, accountId, at);
    }
    return findContact(trx, accountId);
  });
}

/**
 * Confirms the address by the code that was sent to it.
 * @throws UNAUTHENTICATED, FORBIDDEN (a key), NOT_FOUND (no address), CONFLICT (too late, or tried too often),
 *   BAD_USER_INPUT (another code)
 */
export async function confirmContact(
  { db, clock, secrets }: System,
  given: MaybeViewer,
  code: string,
): Promise<Contact> {
  const { accountId } = requireSession(given);
  const at = clock();
  const outcome = await db.transaction().execute(async (trx) => {
    const contact = await lockContact(trx, accountId);
    if (contact === undefined) throw new Refusal('NOT_FOUND', { argument: 'code' });
    const late = at.getTime() - contact.askedAt.getTime() > CODE_MINUTES * 60_000;
    if (late || contact.tries >= MOST_TRIES) throw tooLate();
    if (!isCode(secrets.contactKey, contact, code)) {
      await changeContact(trx, accountId, { tries: contact.tries + 1 });
      return undefined;
    }
    await changeContact(trx, accountId, { confirmedAt: at });
    return findContact(trx, accountId);
  });
  // Said after the commit: a wrong code counts.
  if (outcome === undefined)
    throw badInput('UNKNOWN_VALUE', 'code', '验证码不对', 'that is not the code');
  return outcome;
}

async function refuseFlood(trx: AppDb, accountId: string, at: Date): Promise<void> {
  const since = (seconds: number) =>
    countCodes(trx, accountId, new Date(at.getTime() - seconds * 1000));
  if ((await since(SECONDS_BETWEEN_CODES)) > 0)
    throw badInput(
      'OUT_OF_RANGE',
      'email',
      `验证码 ${SECONDS_BETWEEN_CODES} 秒内只发一次`,
      `a code is sent once in ${SECONDS_BETWEEN_CODES} seconds`,
    );
  if ((await since(86_400)) >= MOST_CODES_A_DAY)
    throw badInput(
      'TOO_MANY',
      'email',
      `验证码一天最多发 ${MOST_CODES_A_DAY} 次`,
      `${MOST_CODES_A_DAY} codes a day at most`,
    );
}

function tooLate(): Refusal {
  return new Refusal('CONFLICT', {
    argument: 'code',
    message: {
      zh: '验证码已失效，请重新发送',
      en: 'the code is good no more: have another one sent',
    },
  });
}
