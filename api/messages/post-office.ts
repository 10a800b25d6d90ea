import path from 'node:path';
import type { Logger } from 'pino';
import type { Settings } from '../settings.ts';
import { folderMailer, type Mailer, smtpMailer } from './mailer.ts';
import { type Post, sendMessages } from './send-messages.ts';

const SECONDS_BETWEEN_ROUNDS = 5;

/** The adapter of the settings: a mail server, or files in the data folder. */
export function mailerOf({ mail, dataDir }: Pick<Settings, 'mail' | 'dataDir'>): Mailer {
  return mail.smtpUrl === undefined
    ? folderMailer(path.join(dataDir, 'mail'), mail.from)
    : smtpMailer(mail.smtpUrl, mail.from);
}

/** Sends what is due, round after round, until it is closed; a round that is under way is waited for. */
export function openPostOffice(post: Post, log: Logger): { close(): Promise<void> } {
  let round = Promise.resolve();
  let sending = false;
  const timer = setInterval(() => {
    if (sending) return;
    sending = true;
    round = sendMessages(post)
      .then(() => undefined)
      .catch((error: unknown) => log.error({ err: error }, 'messages could not be sent'))
      .finally(() => {
        sending = false;
      });
  }, SECONDS_BETWEEN_ROUNDS * 1000);
  return {
    close: async () => {
      clearInterval(timer);
      await round;
    },
  };
}
