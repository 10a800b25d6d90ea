import { createHmac, timingSafeEqual } from 'node:crypto';

export const CODE_MINUTES = 30;
/** Wrong codes after which a new one has to be asked for. */
export const MOST_TRIES = 5;

/** What a code is for: one account, one address, one time of asking. */
export interface CodeFor {
  accountId: string;
  email: string;
  askedAt: Date;
}

/** Six digits that only who reads the mailbox knows; derived, so that no code is kept anywhere. */
export function contactCode(key: Buffer, { accountId, email, askedAt }: CodeFor): string {
  const digest = createHmac('sha256', key)
    .update(JSON.stringify([accountId, email, askedAt.getTime()]))
    .digest();
  return String(digest.readUInt32BE(0) % 1_000_000).padStart(6, '0');
}

export function isCode(key: Buffer, of: CodeFor, given: string): boolean {
  const own = Buffer.from(contactCode(key, of));
  const other = Buffer.from(given.trim());
  return own.length === other.length && timingSafeEqual(own, other);
}
