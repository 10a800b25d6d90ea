import type { FastifyReply } from 'fastify';
import type { OutgoingHttpHeaders, ServerResponse } from 'node:http';
import { Socket } from 'node:net';
import { pipeline, type Writable } from 'node:stream';
import { createGzip } from 'node:zlib';
import { BLOCK_BYTES } from '../exports/in-blocks.ts';

/** The quickest of the levels; whoever wants it smaller takes a compressed format. */
const GZIP = { level: 1, chunkSize: BLOCK_BYTES / 2 };

/** How long nothing of a piece may leave until its taker is taken for gone, in milliseconds. */
const STALL_MS = 60_000;

/**
 * Sends pieces, the next of which is asked for when the one before has left: a slow taker holds one of them and no
 * more, and their memory can be used again; one who takes nothing at all gives back his place, and what is read for him. What fails before the first one is answered as any other request; what
 * fails later breaks the connection off, so that nobody takes a part for the whole.
 */
export async function sendPieces(
  reply: FastifyReply,
  pieces: AsyncIterable<string | Uint8Array>,
  { gzip = false, stallMs = STALL_MS } = {},
): Promise<FastifyReply> {
  const iterator = pieces[Symbol.asyncIterator]();
  let piece = await iterator.next();
  reply.hijack();
  const { raw } = reply;
  raw.writeHead(reply.statusCode, reply.getHeaders() as OutgoingHttpHeaders);
  const write = writer(gzip ? packed(raw) : raw, raw, stallMs);
  try {
    for (; piece.done !== true; piece = await iterator.next()) await write(piece.value);
    await write();
  } catch (error) {
    if (!raw.destroyed) reply.log.warn({ err: error }, 'an export was broken off');
    raw.destroy();
  } finally {
    await iterator.return?.();
  }
  return reply;
}

function packed(raw: ServerResponse): Writable {
  const gzip = createGzip(GZIP);
  pipeline(gzip, raw, () => undefined);
  return gzip;
}

/** Writes a piece, or none at the end; what is on its way when the taker goes is never said to have left. */
function writer(sink: Writable, raw: ServerResponse, stallMs: number) {
  let leaving = false;
  // The socket's own clock goes on as long as bytes leave, however few. While rows are waited for, nobody stalls; and
  // what is asked within the process has no line.
  if (raw.socket instanceof Socket)
    raw.setTimeout(stallMs, () => {
      if (leaving) raw.destroy();
    });
  let gone: (error: Error) => void = () => undefined;
  raw.once('close', () => gone(new Error('the taker has gone')));
  const write = (piece?: string | Uint8Array) =>
    new Promise<void>((resolve, fail) => {
      gone = fail;
      if (raw.destroyed) fail(new Error('the taker has gone'));
      else if (piece === undefined) sink.end(resolve);
      else sink.write(piece, (error) => (error ? fail(error) : resolve()));
    });
  return async (piece?: string | Uint8Array): Promise<void> => {
    leaving = true;
    await write(piece);
    leaving = false;
  };
}
