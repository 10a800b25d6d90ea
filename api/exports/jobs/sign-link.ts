import { createHmac, timingSafeEqual } from 'node:crypto';
import type { ExportJob } from '../../../db/exports/jobs.ts';
import type { System } from '../../context.ts';

/** A link by which one job's file is fetched without further credentials, for a short time. */
export interface ExportLink {
  url: string;
  manifestUrl: string;
  expiresAt: Date;
}

type Linked = Pick<ExportJob, 'id' | 'accountId' | 'format'>;

/** What a link carries beside the job's id. */
export interface LinkMarks {
  /** Unix seconds. */
  expires: number;
  signature: string;
}

export function signLink({ clock, links, secrets }: System, job: Linked): ExportLink {
  const expires = Math.floor(clock().getTime() / 1000) + links.minutes * 60;
  const signature = signatureOf(secrets.linkKey, job, expires).toString('base64url');
  const file = `${links.origin}/exports/jobs/${job.id}.${job.format}`;
  const marks = `?expires=${expires}&signature=${signature}`;
  return {
    url: file + marks,
    manifestUrl: `${file}/manifest${marks}`,
    expiresAt: new Date(expires * 1000),
  };
}

/** Whether a link is ours, of this job and its account, unaltered. */
export function isGenuine(
  { secrets }: System,
  job: Linked,
  { expires, signature }: LinkMarks,
): boolean {
  const given = Buffer.from(signature, 'base64url');
  const own = signatureOf(secrets.linkKey, job, expires);
  return given.length === own.length && timingSafeEqual(given, own);
}

function signatureOf(key: Buffer, { id, accountId, format }: Linked, expires: number): Buffer {
  const bound = JSON.stringify(['export', id, accountId, format, expires]);
  return createHmac('sha256', key).update(bound).digest();
}
