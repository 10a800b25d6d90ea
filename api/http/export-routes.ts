import type { FastifyInstance, FastifyRequest } from 'fastify';
import { Readable } from 'node:stream';
import { z } from 'zod';
import { datasetBySlug } from '../catalogue/entry.ts';
import { badInput, Refusal } from '../errors.ts';
import { exportRecords } from '../exports/export-records.ts';
import { EXPORT_FORMATS, FORMATS } from '../exports/formats.ts';
import { EXPORT_ENCODINGS, writeExport } from '../exports/write-export.ts';
import { answerCoded } from './coded-answers.ts';
import type { PublicParts } from './public-parts.ts';
import { viewerOfRequest } from './viewer-of-request.ts';

/** Files that are written at once by one process; pages must not wait for them. */
const MOST_AT_ONCE = 4;
const RETRY_SECONDS = 10;

const wishSchema = z.strictObject({
  fields: z.string().max(10_000).optional(),
  where: z.string().max(20_000).optional(),
  release: z.coerce.number().int().positive().optional(),
  encoding: z.enum(EXPORT_ENCODINGS).default('utf-8'),
  formulas: z.enum(['keep', 'escape']).default('keep'),
});

/**
 * `/exports/<name>.csv`, `.json`, `.ndjson`: all rows that match, streamed from one snapshot of one release,
 * through the same gate as a page of them.
 */
export async function exportRoutes(server: FastifyInstance, parts: PublicParts): Promise<void> {
  const { system } = parts;
  answerCoded(server);
  const whoAsks = viewerOfRequest(system, parts.publicUrl);
  let writing = 0;

  server.get('/exports/:slug.:format', async (request: Asked, reply) => {
    const format = EXPORT_FORMATS.find((one) => one === request.params.format);
    if (format === undefined) {
      throw badInput(
        'UNKNOWN_VALUE',
        'format',
        `格式是 ${EXPORT_FORMATS.join('、')} 之一`,
        `the format is one of ${EXPORT_FORMATS.join(', ')}`,
      );
    }
    const wish = readWish(request.query);
    const entry = await datasetBySlug(system, request.params.slug);
    if (entry === undefined) throw new Refusal('NOT_FOUND', { argument: 'slug' });
    const viewer = await whoAsks(request);
    if (writing >= MOST_AT_ONCE) {
      throw new Refusal('RATE_LIMITED', { argument: 'exports', retryAfterSeconds: RETRY_SECONDS });
    }
    const { columns, rows, release, rowCount } = await exportRecords(system, viewer, entry, wish);
    const { encoding, formulas } = wish;
    const escapeFormulas = formulas === 'escape';
    writing += 1;
    const bytes = Readable.from(writeExport(rows, format, encoding, { columns, escapeFormulas }));
    bytes.once('close', () => (writing -= 1));

    const charset = encoding === 'gb18030' ? 'gb18030' : 'utf-8';
    const name = `${entry.slug}-${release.number}.${format}`;
    reply
      .type(`${FORMATS[format].contentType}; charset=${charset}`)
      .header('content-disposition', `attachment; filename="${name}"`)
      .header('cache-control', 'no-store')
      .header('x-release', String(release.number));
    if (rowCount !== undefined) reply.header('x-row-count', String(rowCount));
    return reply.send(bytes);
  });
}

type Asked = FastifyRequest<{ Params: { slug: string; format: string } }>;

function readWish(query: unknown) {
  const { data, error } = wishSchema.safeParse(query);
  if (data === undefined) {
    const [issue] = error.issues;
    const argument = issue?.path.join('.') || 'query';
    throw badInput('UNKNOWN_VALUE', argument, `${argument} 不可用`, `${argument} cannot be used`);
  }
  const { fields, where, ...rest } = data;
  return { ...rest, fields: fields?.split(','), where: where && jsonOf(where) };
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw badInput('WRONG_TYPE', 'where', 'where 应为 JSON 对象', 'where should be a JSON object');
  }
}
