import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { pipeline, Readable } from 'node:stream';
import { createGzip } from 'node:zlib';
import Negotiator from 'negotiator';
import { z } from 'zod';
import { type CatalogueEntry, datasetBySlug } from '../catalogue/entry.ts';
import { badInput, Refusal } from '../errors.ts';
import { describeExport } from '../exports/describe-export.ts';
import { refuseEnded } from '../exports/export-records.ts';
import { BLOCK_BYTES } from '../exports/in-blocks.ts';
import { EXPORT_FORMATS, FORMATS } from '../exports/formats/formats.ts';
import type { KeptFile } from '../exports/kept-files.ts';
import { takeExport, type TakenExport } from '../exports/take-export.ts';
import { whileAllowed } from '../exports/while-allowed.ts';
import { EXPORT_ENCODINGS, type ExportWish } from '../exports/write-export.ts';
import { readRange } from './byte-range.ts';
import { answerCoded } from './coded-answers.ts';
import type { PublicParts } from './public-parts.ts';
import { viewerOfRequest } from './viewer-of-request.ts';

const wishSchema = z.strictObject({
  fields: z.string().max(10_000).optional(),
  where: z.string().max(20_000).optional(),
  release: z.coerce.number().int().positive().optional(),
  asOf: z.string().max(40).optional(),
  encoding: z.enum(EXPORT_ENCODINGS).default('utf-8'),
  formulas: z.enum(['keep', 'escape']).default('keep'),
});

/** Compressed files are not worth compressing again. */
const COMPRESSED = new Set(['xlsx', 'parquet']);

type Asked = FastifyRequest<{ Params: { slug: string; format: string } }>;

/**
 * `/exports/<name>.<format>`: a whole release as a file that is kept and can be taken up again, or the rows that
 * match, streamed from one snapshot; both through the same gate as a page of them. `…/manifest` says what the file is.
 */
export async function exportRoutes(server: FastifyInstance, parts: PublicParts): Promise<void> {
  const { system, exports: store } = parts;
  answerCoded(server);
  const whoAsks = viewerOfRequest(system, parts.publicUrl);

  const take = async (request: Asked, reply: FastifyReply) => {
    const wish = readWish(request);
    const entry = await datasetBySlug(system, request.params.slug);
    if (entry === undefined) throw new Refusal('NOT_FOUND', { argument: 'slug' });
    const taken = await takeExport(system, store, await whoAsks(request), entry, wish);
    reply.raw.once('close', taken.leave);
    return { entry, wish, taken };
  };
  server.get('/exports/:slug.:format', async (request: Asked, reply) => {
    const { entry, wish, taken } = await take(request, reply);
    tell(reply, entry, wish, taken);
    const allowed = async () => {
      const now = await datasetBySlug(system, entry.slug);
      if (now === undefined) throw new Refusal('NOT_FOUND', { argument: 'slug' });
      await refuseEnded(system, await whoAsks(request), now, wish);
    };
    const send = (pieces: AsyncIterable<string | Uint8Array>) =>
      Readable.from(whileAllowed(pieces, allowed), { objectMode: false });
    if (taken.file !== undefined) {
      if (request.headers['if-none-match'] === taken.etag) return reply.status(304).send();
      const part = await partOf(request, taken, taken.file);
      if (part === 'BEYOND') return reply.status(416).send();
      if (part !== undefined) {
        const { start, end, bytes } = part;
        reply.status(206).header('content-range', `bytes ${start}-${end}/${bytes}`);
        reply.header('content-length', end - start + 1);
        return reply.send(send(taken.file.read({ start, end })));
      }
    }
    if (!COMPRESSED.has(wish.format)) {
      reply.header('vary', 'accept-encoding');
      if (new Negotiator(request).encoding(['identity', 'gzip']) === 'gzip') {
        // The bytes that are ranged over are those of the file itself.
        reply.header('content-encoding', 'gzip').removeHeader('accept-ranges').removeHeader('etag');
        return reply.send(
          pipeline(
            send(taken.read()),
            createGzip({ level: 1, chunkSize: BLOCK_BYTES }),
            () => undefined,
          ),
        );
      }
    }
    if (taken.file?.bytes !== undefined) reply.header('content-length', taken.file.bytes);
    return reply.send(send(taken.read()));
  });
  server.get('/exports/:slug.:format/manifest', async (request: Asked, reply) => {
    const { entry, wish, taken } = await take(request, reply);
    if (taken.file === undefined) {
      throw badInput(
        'UNKNOWN_VALUE',
        'where',
        '清单只用于整份数据，请去掉筛选',
        'a manifest is of a whole release: leave the filter out',
      );
    }
    const figures = await taken.file.figures();
    reply.header('cache-control', 'no-store');
    return describeExport(entry, taken, wish, figures, parts.publicUrl);
  });
}

function tell(
  reply: FastifyReply,
  entry: CatalogueEntry,
  { format, encoding }: ExportWish,
  { content: { release, rowCount }, etag }: TakenExport,
): void {
  const { contentType } = FORMATS[format];
  const charset = encoding === 'gb18030' ? 'gb18030' : 'utf-8';
  reply
    .type(COMPRESSED.has(format) ? contentType : `${contentType}; charset=${charset}`)
    .header(
      'content-disposition',
      `attachment; filename="${entry.slug}-${release.number}.${format}"`,
    )
    .header('cache-control', 'private, no-cache')
    .header('x-release', String(release.number));
  if (rowCount !== undefined) reply.header('x-row-count', String(rowCount));
  if (etag !== undefined) reply.header('etag', etag).header('accept-ranges', 'bytes');
}

/** The part that is asked for; a changed file is sent whole. */
async function partOf({ headers }: FastifyRequest, { etag }: TakenExport, file: KeptFile) {
  const same = headers['if-range'] === undefined || headers['if-range'] === etag;
  if (headers.range === undefined || !same) return undefined;
  const bytes = await file.ended();
  const range = readRange(headers.range, bytes);
  return range === undefined || range === 'BEYOND' ? range : { ...range, bytes };
}

function readWish({ params, query }: Asked): ExportWish {
  const format = EXPORT_FORMATS.find((one) => one === params.format);
  if (format === undefined) {
    throw badInput(
      'UNKNOWN_VALUE',
      'format',
      `格式是 ${EXPORT_FORMATS.join('、')} 之一`,
      `the format is one of ${EXPORT_FORMATS.join(', ')}`,
    );
  }
  const { data, error } = wishSchema.safeParse(query);
  if (data === undefined) {
    const [issue] = error.issues;
    const argument = issue?.path.join('.') || 'query';
    throw badInput('UNKNOWN_VALUE', argument, `${argument} 不可用`, `${argument} cannot be used`);
  }
  const { fields, where, formulas, ...rest } = data;
  return {
    ...rest,
    format,
    fields: fields?.split(','),
    where: where && jsonOf(where),
    escapeFormulas: formulas === 'escape',
  };
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw badInput('WRONG_TYPE', 'where', 'where 应为 JSON 对象', 'where should be a JSON object');
  }
}
