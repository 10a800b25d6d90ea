import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { createTransport } from 'nodemailer';

export interface Mail {
  to: string;
  subject: string;
  text: string;
  /** Stays the same when it is sent again, so that the other side knows it for the same. */
  messageId: string;
}

/** Sends a mail, or says why not. */
export interface Mailer {
  send(mail: Mail): Promise<void>;
}

/** Read by machines: nobody's absence note answers it. */
const HEADERS = { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All' };
const PATIENCE = 20_000;

/** Sends through a server of the organisation. @param url such as smtps://user:password@mail.example.cn:465 */
export function smtpMailer(url: string, from: string): Mailer {
  const transport = createTransport(url, {
    from,
    headers: HEADERS,
    connectionTimeout: PATIENCE,
    greetingTimeout: PATIENCE,
    socketTimeout: PATIENCE,
  } as never);
  return {
    send: async (mail) => {
      await transport.sendMail({ ...mail, from, headers: HEADERS });
    },
  };
}

/** Writes each mail as a file that mail programs open, where there is no server to send it. */
export function folderMailer(folder: string, from: string): Mailer {
  const transport = createTransport({ streamTransport: true, buffer: true });
  return {
    send: async (mail) => {
      const { message } = await transport.sendMail({ ...mail, from, headers: HEADERS });
      await mkdir(folder, { recursive: true, mode: 0o700 });
      const name = mail.messageId.replace(/[^A-Za-z0-9.-]+/g, '_');
      if (Buffer.isBuffer(message)) await writeFile(path.join(folder, `${name}.eml`), message);
    },
  };
}

/** Whether the other side has refused it for good: a permanent SMTP reply (RFC 5321, 5yz). */
export function isRefused(error: unknown): boolean {
  const code = (error as { responseCode?: unknown }).responseCode;
  return typeof code === 'number' && code >= 500;
}
