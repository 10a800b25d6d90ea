import fastifyCookie from '@fastify/cookie';
import Fastify, { type FastifyInstance } from 'fastify';
import { randomUUID } from 'node:crypto';
import { API_LIMITS } from '../limits/api-limits.ts';
import { authRoutes } from './auth-routes.ts';
import { dcatRoutes } from './dcat-routes.ts';
import { demoIdentityRoutes } from './demo-identity-routes.ts';
import { exportJobRoutes } from './export-job-routes.ts';
import { exportRoutes } from './export-routes.ts';
import { fillingSheetRoutes } from './filling-sheet-routes.ts';
import { graphqlRoutes } from './graphql-routes.ts';
import { withoutSecrets } from './log-request.ts';
import { portalRoutes } from './portal-routes.ts';
import type { PublicParts } from './public-parts.ts';
import { codedError } from './refusal-response.ts';
import { LONGEST_REQUEST, limitPatience } from './patience.ts';
import { typedRoutes } from './typed-routes.ts';
import { Refusal } from '../errors.ts';

/** The one listener: `/` the portal, `/graphql` the API, `/auth` sign-in, `/healthz`. */
export async function publicServer(parts: PublicParts): Promise<FastifyInstance> {
  const server = Fastify({
    loggerInstance: withoutSecrets(parts.log),
    bodyLimit: API_LIMITS.bodyBytes,
    requestTimeout: LONGEST_REQUEST,
    genReqId: () => randomUUID(),
  });
  await server.register(fastifyCookie);

  limitPatience(server, { files: /^\/deliveries\// });
  server.addHook('onRequest', async (request, reply) => {
    reply.header('x-request-id', request.id);
    reply.header('x-content-type-options', 'nosniff');
    reply.header('referrer-policy', 'same-origin');
    reply.header('x-frame-options', 'DENY');
  });
  // Body parsers and routes answer in the API's own form, never with a page or a stack.
  server.setErrorHandler(async (error: { statusCode?: number }, request, reply) => {
    const status = error.statusCode ?? 500;
    if (status >= 500) parts.log.error({ err: error, requestId: request.id }, 'request failed');
    const refusal =
      error instanceof Refusal || status >= 500
        ? error
        : new Refusal('BAD_USER_INPUT', { argument: 'body' });
    return reply.status(status).send({ errors: [codedError(refusal, request.id)] });
  });

  server.get('/healthz', async (_request, reply) => {
    const ready = parts.isReady();
    return reply.status(ready ? 200 : 503).send({ ready });
  });
  server.get('/schema.graphql', async (_request, reply) =>
    reply.type('text/plain; charset=utf-8').header('cache-control', 'no-cache').send(parts.sdl),
  );
  await server.register(authRoutes, parts);
  if (parts.demoIdentity !== undefined) {
    await server.register(demoIdentityRoutes, { handler: parts.demoIdentity });
  }
  await server.register(graphqlRoutes, parts);
  await server.register(typedRoutes, parts);
  await server.register(exportRoutes, parts);
  await server.register(exportJobRoutes, parts);
  await server.register(dcatRoutes, parts);
  await server.register(fillingSheetRoutes, parts);
  const { workerSocket } = parts;
  if (workerSocket !== undefined) {
    const { workerProxy } = await import('./worker-proxy.ts');
    await server.register(workerProxy, { workerSocket });
  }
  await server.register(portalRoutes, parts);
  return server;
}
