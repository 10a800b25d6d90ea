import type { FastifyInstance } from 'fastify';
import type { IncomingMessage, ServerResponse } from 'node:http';

export type NodeHandler = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

/** The demo provider answers below its own path and reads its own bodies. */
export async function demoIdentityRoutes(
  server: FastifyInstance,
  { handler }: { handler: NodeHandler },
): Promise<void> {
  server.removeAllContentTypeParsers();
  server.addContentTypeParser('*', (_request, _payload, done) => done(null));
  server.all('/demo-identity/*', async (request, reply) => {
    reply.hijack();
    await handler(request.raw, reply.raw);
  });
}
