import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { datasetBySlug } from '../catalogue/entry.ts';
import { badInput, Refusal } from '../errors.ts';
import { describeExport } from '../exports/describe-export.ts';
import { asMade, refuseEnded } from '../exports/export-records.ts';
import { EXPORT_FORMATS } from '../exports/formats/formats.ts';
import { takeExport } from '../exports/take-export.ts';
import { EXPORT_ENCODINGS, type ExportWish } from '../exports/write-export.ts';
import { answerCoded } from './coded-answers.ts';
import type { PublicParts } from './public-parts.ts';
import { sendExport } from './send-export.ts';
import { viewerOfRequest } from './viewer-of-request.ts';

const wishSchema = z.strictObject({
  fields: z.string().max(10_000).optional(),
  where: z.string().max(20_000).optional(),
  release: z.coerce.number().int().positive().optional(),
  asOf: z.string().max(40).optional(),
  encoding: z.enum(EXPORT_ENCODINGS).default('utf-8'),
  formulas: z.enum(['keep', 'escape']).default('keep'),
});

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
    const made = asMade(wish, taken.content);
    const refuse = async () => {
      const now = await datasetBySlug(system, entry.slug);
      if (now === undefined) throw new Refusal('NOT_FOUND', { argument: 'slug' });
      await refuseEnded(system, await whoAsks(request), now, made);
    };
    const { release, rowCount } = taken.content;
    return sendExport(request, reply, {
      ...taken,
      wish,
      name: `${entry.slug}-${release.number}`,
      release: release.number,
      rowCount,
      refuseEnded: refuse,
    });
  });
  server.get('/exports/:slug.:format/manifest', async (request: Asked, reply) => {
    const { entry, wish, taken } = await take(request, reply);
    if (taken.file === undefined) {
      throw badInput(
        'UNKNOWN_VALUE',
        'where',
        '边读边传的部分没有清单，请去掉筛选，或用 requestExport 导出',
        'what is streamed has no manifest: leave the filter out, or ask for it by requestExport',
      );
    }
    const figures = await taken.file.figures();
    reply.header('cache-control', 'no-store');
    return describeExport(entry, taken.content, wish, figures, parts.publicUrl);
  });
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
