import replyFrom from '@fastify/reply-from';
import type { FastifyInstance } from 'fastify';
import { Refusal } from '../errors.ts';
import { answerCoded } from './coded-answers.ts';

/**
 * Hands `/deliveries` to the worker, who alone may write to the pool. The public process passes bytes on and
 * reads none of them. Where the worker has an address of its own (M21), this door is not there at all.
 */
export async function workerProxy(
  server: FastifyInstance,
  { workerSocket }: { workerSocket: string },
): Promise<void> {
  await server.register(replyFrom, {
    base: `unix+http://${encodeURIComponent(workerSocket)}`,
    disableRequestLogging: true,
    // A large push is answered when it has been released.
    http: { requestOptions: { timeout: 30 * 60_000 } },
  });
  answerCoded(server);
  server.removeAllContentTypeParsers();
  server.addContentTypeParser('*', (_request, body, done) => done(null, body));
  server.all('/deliveries/*', { bodyLimit: Number.MAX_SAFE_INTEGER }, (request, reply) =>
    reply.from(request.url, {
      rewriteRequestHeaders: (_request, headers) => ({ ...headers, 'x-request-id': request.id }),
      // Thrown from here it would end the process.
      onError: (failed) => void failed.send(new Refusal('UNAVAILABLE')),
    }),
  );
}
