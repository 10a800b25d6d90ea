import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { Refusal } from '../errors.ts';
import { describeExport } from '../exports/describe-export.ts';
import { wishOf } from '../exports/jobs/job-wish.ts';
import { takeJob } from '../exports/jobs/take-job.ts';
import { answerCoded } from './coded-answers.ts';
import type { PublicParts } from './public-parts.ts';
import { sendExport } from './send-export.ts';
import { viewerOfRequest } from './viewer-of-request.ts';

const marksSchema = z.strictObject({
  expires: z.coerce.number().int().positive(),
  signature: z.string().max(100),
});

type Asked = FastifyRequest<{ Params: { id: string; format: string } }>;

/**
 * `/exports/jobs/<id>.<format>`: the file of a job by its signed link, which needs no credentials and is judged at
 * every request as who asked for the job would be. `…/manifest` says what the file is.
 */
export async function exportJobRoutes(server: FastifyInstance, parts: PublicParts): Promise<void> {
  const { system, publicUrl } = parts;
  answerCoded(server);
  const whoAsks = viewerOfRequest(system, publicUrl);
  const take = async (request: Asked, reply: FastifyReply) => {
    // Neither a link nor what it leads to is for anyone who comes by.
    reply.header('referrer-policy', 'no-referrer').header('x-robots-tag', 'noindex');
    const { data: marks } = marksSchema.safeParse(request.query);
    if (marks === undefined) throw new Refusal('LINK_INVALID');
    const asker = await whoAsks(request);
    return takeJob(system, parts.exports.folder, asker, { ...request.params, ...marks });
  };

  server.get('/exports/jobs/:id.:format', async (request: Asked, reply) => {
    const { job, entry, file, etag, refuseEnded } = await take(request, reply);
    return sendExport(request, reply, {
      wish: wishOf(job),
      name: `${entry.slug}-${job.release}-${job.id.slice(0, 8)}`,
      release: job.release,
      rowCount: job.rowsDone,
      file,
      etag,
      read: () => file.read(),
      refuseEnded,
    });
  });
  server.get('/exports/jobs/:id.:format/manifest', async (request: Asked, reply) => {
    const { job, entry, content, file } = await take(request, reply);
    reply.header('cache-control', 'no-store');
    const rows = { ...content, rowCount: job.rowsDone };
    return describeExport(entry, rows, wishOf(job), await file.figures(), publicUrl);
  });
}
