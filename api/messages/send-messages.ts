import type { AppDb } from '../../db/connect.ts';
import { findContact } from '../../db/messages/contacts.ts';
import {
  type DueMessage,
  endMessages,
  findMessageNotices,
  putOff,
  takeDueMessages,
} from '../../db/messages/messages.ts';
import { addPhoneTask } from '../../db/messages/phone-tasks.ts';
import type { Clock } from '../clock.ts';
import { composeCode, composeNotices } from './compose.ts';
import { contactCode } from './contact-code.ts';
import { isRefused, type Mail, type Mailer } from './mailer.ts';

export interface Post {
  db: AppDb;
  clock: Clock;
  mailer: Mailer;
  publicUrl: string;
  contactKey: Buffer;
}

/** At most so many in one round, so that the worker's other duties have their turn. */
const MOST_IN_A_ROUND = 200;
/** Minutes before each further attempt; after the last one the message is given up, a day and a half later. */
const PATIENCE_MINUTES = [1, 5, 15, 60, 240, 600, 1200];
const LONGEST_FAULT = 500;

/**
 * Sends what is due, each message by one worker; how many mails went out. One that fails is tried again, later and
 * later; one that is given up and that the law demands becomes a call for the desk.
 */
export async function sendMessages(post: Post): Promise<number> {
  let sent = 0;
  for (let round = 0; round < MOST_IN_A_ROUND; round += 1) {
    const outcome = await post.db.transaction().execute((trx) => sendNext(post, trx));
    if (outcome === 'NOTHING_DUE') break;
    if (outcome === 'SENT') sent += 1;
  }
  return sent;
}

async function sendNext(post: Post, trx: AppDb): Promise<'NOTHING_DUE' | 'SENT' | 'FAILED'> {
  const at = post.clock();
  const due = await takeDueMessages(trx, at);
  const [first] = due;
  if (first === undefined) return 'NOTHING_DUE';
  const ids = due.map(({ id }) => id);
  const mail = await compose(post, trx, due);
  if (mail === undefined) {
    await endMessages(trx, ids, { state: 'DEAD', fault: 'the address was taken back' });
    return 'FAILED';
  }
  try {
    await post.mailer.send(mail);
  } catch (error) {
    const fault = (error instanceof Error ? error.message : String(error)).slice(0, LONGEST_FAULT);
    const minutes = PATIENCE_MINUTES[first.attempts];
    if (minutes === undefined || isRefused(error)) {
      await endMessages(trx, ids, { state: 'DEAD', fault });
      await callInstead(trx, due, at);
    } else await putOff(trx, ids, { nextAt: new Date(at.getTime() + minutes * 60_000), fault });
    return 'FAILED';
  }
  await endMessages(trx, ids, { state: 'SENT', sentAt: at });
  return 'SENT';
}

async function compose(
  { publicUrl, contactKey }: Post,
  trx: AppDb,
  due: readonly DueMessage[],
): Promise<Mail | undefined> {
  const [first] = due;
  const contact = first && (await findContact(trx, first.accountId));
  if (first === undefined || contact === undefined) return undefined;
  const messageId = `<message-${first.id}@${new URL(publicUrl).hostname}>`;
  const noticeIds = due.flatMap(({ noticeId }) => noticeId ?? []);
  if (noticeIds.length === 0)
    return { to: contact.email, messageId, ...composeCode(contactCode(contactKey, contact)) };
  if (contact.confirmedAt === null) return undefined;
  const told = await findMessageNotices(trx, noticeIds);
  return { to: contact.email, messageId, ...composeNotices(told, publicUrl) };
}

/** What the law wants an applicant told, and no mail could, is told by telephone. */
async function callInstead(trx: AppDb, due: readonly DueMessage[], madeAt: Date): Promise<void> {
  const ids = due.flatMap(({ noticeId }) => noticeId ?? []);
  if (ids.length === 0) return;
  for (const { id, caseId, statutory, partyId, applicantId } of await findMessageNotices(trx, ids))
    if (statutory && caseId !== null && partyId === applicantId)
      await addPhoneTask(trx, { noticeId: id, caseId, madeAt });
}
