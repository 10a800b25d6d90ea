import fastifyCookie from '@fastify/cookie';
import Fastify, { type FastifyBaseLogger, type FastifyInstance } from 'fastify';
import type { Logger } from 'pino';
import type { DeliveryParts } from './delivery-parts.ts';
import { deliveryRoutes } from './delivery-routes.ts';
import { heldFileRoutes } from './held-file-routes.ts';
import { LONGEST_REQUEST, limitPatience } from './patience.ts';
import { findingRoutes } from './finding-routes.ts';
import { lightRoutes } from './light-routes.ts';
import { onboardingRoutes } from './onboarding-routes.ts';
import { purgeRoutes } from './purge-routes.ts';
import { codedError } from './refusal-response.ts';

/** What the worker serves: uploads, previews, pushes and rejected rows, for people with a post. */
export async function workerServer(
  parts: DeliveryParts & { log: Logger },
): Promise<FastifyInstance> {
  const loggerInstance: FastifyBaseLogger = parts.log;
  const server = Fastify({
    loggerInstance,
    requestIdHeader: 'x-request-id',
    requestTimeout: LONGEST_REQUEST,
  });
  limitPatience(server, { files: /^\/deliveries\// });
  server.setErrorHandler(async (error: { statusCode?: number }, request, reply) => {
    parts.log.error({ err: error, requestId: request.id }, 'request failed');
    return reply.status(error.statusCode ?? 500).send({ errors: [codedError(error, request.id)] });
  });
  await server.register(fastifyCookie);
  await server.register(deliveryRoutes, parts);
  await server.register(heldFileRoutes, parts);
  await server.register(onboardingRoutes, parts);
  await server.register(findingRoutes, parts);
  await server.register(lightRoutes, parts);
  await server.register(purgeRoutes, parts);
  return server;
}
