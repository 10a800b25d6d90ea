import {
  createHash,
  createHmac,
  createSecretKey,
  type KeyObject,
  timingSafeEqual,
} from 'node:crypto';
import { z } from 'zod';
import type { Position } from '../../db/records/query.ts';
import { Refusal } from '../errors.ts';

const MAC_BYTES = 16;

const payloadSchema = z.tuple([
  z.string().max(64),
  z.int().positive(),
  z.string().max(64),
  z.array(z.string().nullable()).max(8),
  // Our row identities have the form of a UUID without its version bits.
  z.guid(),
]);

/** What a cursor belongs to: it is worth nothing for another dataset, release, filter or order. */
export interface CursorBinding {
  datasetId: string;
  release: number;
  question: string;
}

/** The part of a question that must stay the same from page to page. */
export function bindingOf(datasetId: string, release: number, same: unknown): CursorBinding {
  const question = createHash('sha256')
    .update(JSON.stringify(same))
    .digest('base64url')
    .slice(0, 22);
  return { datasetId, release, question };
}

/** A signed place in a result. */
export function writeCursor(key: Buffer, binding: CursorBinding, position: Position): string {
  const body = Buffer.from(
    JSON.stringify([
      binding.datasetId,
      binding.release,
      binding.question,
      position.values,
      position.rowId,
    ]),
  );
  return Buffer.concat([mac(key, body), body]).toString('base64url');
}

/** The release for which a cursor was made, once its signature is found to be ours. */
export function cursorRelease(key: Buffer, cursor: string): number {
  return open(key, cursor)[1];
}

/**
 * The place that a cursor names.
 * @throws CURSOR_INVALID when it was not made here, CURSOR_FOREIGN when it was made for another question
 */
export function readCursor(
  key: Buffer,
  binding: CursorBinding,
  cursor: string,
  argument: 'after' | 'before',
): Position {
  const [datasetId, release, question, values, rowId] = open(key, cursor);
  const same =
    datasetId === binding.datasetId && release === binding.release && question === binding.question;
  if (!same) throw new Refusal('CURSOR_FOREIGN', { argument });
  return { values, rowId };
}

function open(key: Buffer, cursor: string): z.infer<typeof payloadSchema> {
  const invalid = new Refusal('CURSOR_INVALID', { argument: 'after' });
  const bytes = Buffer.from(cursor, 'base64url');
  if (bytes.length <= MAC_BYTES || bytes.toString('base64url') !== cursor) throw invalid;
  const body = bytes.subarray(MAC_BYTES);
  if (!timingSafeEqual(bytes.subarray(0, MAC_BYTES), mac(key, body))) throw invalid;
  return payloadSchema.parse(JSON.parse(body.toString()));
}

/** Making a key of its bytes takes five times as long as signing with it, and a page has many cursors. */
const keys = new WeakMap<Buffer, KeyObject>();

function mac(bytes: Buffer, body: Buffer): Buffer {
  const key = keys.get(bytes) ?? createSecretKey(bytes);
  keys.set(bytes, key);
  return createHmac('sha256', key).update(body).digest().subarray(0, MAC_BYTES);
}
