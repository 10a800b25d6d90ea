import type { FastifyReply, FastifyRequest } from 'fastify';
import Negotiator from 'negotiator';
import type { KeptFile } from '../exports/kept-files.ts';
import { whileAllowed } from '../exports/while-allowed.ts';
import { FORMATS } from '../exports/formats/formats.ts';
import type { ExportWish } from '../exports/write-export.ts';
import { readRange } from './byte-range.ts';
import { sendPieces } from './send-pieces.ts';

/** Compressed files are not worth compressing again. */
const COMPRESSED = new Set(['xlsx', 'parquet']);

/** Bytes on their way to somebody. */
export interface Sending {
  wish: Pick<ExportWish, 'format' | 'encoding'>;
  /** The name under which the file is kept by whoever takes it, without its ending. */
  name: string;
  release: number;
  rowCount: number | undefined;
  /** Of what is kept; bytes that come once have none. */
  file: KeptFile | undefined;
  etag: string | undefined;
  read: () => AsyncIterable<string | Uint8Array>;
  /** Asked again while the bytes are on their way. */
  refuseEnded: () => Promise<void>;
}

/** Sends an export: the part that is asked for, compressed where that is wished, for as long as it is allowed. */
export async function sendExport(request: FastifyRequest, reply: FastifyReply, sending: Sending) {
  const before = new Set(Object.keys(reply.getHeaders()));
  try {
    return await sendPart(request, reply, sending);
  } catch (error) {
    // What was said of the file is not true of the refusal that goes out instead.
    for (const name of Object.keys(reply.getHeaders()))
      if (!before.has(name)) reply.removeHeader(name);
    throw error;
  }
}

async function sendPart(request: FastifyRequest, reply: FastifyReply, sending: Sending) {
  const { wish, file, etag, read, refuseEnded } = sending;
  tell(reply, sending);
  const send = (pieces: AsyncIterable<string | Uint8Array>, how?: { gzip: boolean }) =>
    request.method === 'HEAD'
      ? reply.send()
      : sendPieces(reply, whileAllowed(pieces, refuseEnded), how);
  if (file !== undefined) {
    if (request.headers['if-none-match'] === etag) return reply.status(304).send();
    const part = await partOf(request, etag, file);
    if (part === 'BEYOND') return reply.status(416).send();
    if (part !== undefined) {
      const { start, end, bytes } = part;
      reply.status(206).header('content-range', `bytes ${start}-${end}/${bytes}`);
      reply.header('content-length', end - start + 1);
      return send(file.read({ start, end }));
    }
  }
  if (!COMPRESSED.has(wish.format)) {
    reply.header('vary', 'accept-encoding');
    if (new Negotiator(request).encoding(['identity', 'gzip']) === 'gzip') {
      // The bytes that are ranged over are those of the file itself.
      reply.header('content-encoding', 'gzip').removeHeader('accept-ranges').removeHeader('etag');
      return send(read(), { gzip: true });
    }
  }
  if (file?.bytes !== undefined) reply.header('content-length', file.bytes);
  return send(read());
}

function tell(
  reply: FastifyReply,
  { wish: { format, encoding }, name, release, rowCount, etag }: Sending,
): void {
  const { contentType } = FORMATS[format];
  const charset = encoding === 'gb18030' ? 'gb18030' : 'utf-8';
  reply
    .type(COMPRESSED.has(format) ? contentType : `${contentType}; charset=${charset}`)
    .header('content-disposition', `attachment; filename="${name}.${format}"`)
    .header('cache-control', 'private, no-cache')
    .header('x-release', String(release));
  if (rowCount !== undefined) reply.header('x-row-count', String(rowCount));
  if (etag !== undefined) reply.header('etag', etag).header('accept-ranges', 'bytes');
}

/** The part that is asked for; a changed file is sent whole. */
async function partOf({ headers }: FastifyRequest, etag: string | undefined, file: KeptFile) {
  const same = headers['if-range'] === undefined || headers['if-range'] === etag;
  if (headers.range === undefined || !same) return undefined;
  const bytes = await file.ended();
  const range = readRange(headers.range, bytes);
  return range === undefined || range === 'BEYOND' ? range : { ...range, bytes };
}
