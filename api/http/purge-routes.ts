import type { FastifyInstance } from 'fastify';
import { confirmPurge } from '../purges/confirm-purge.ts';
import { dropPurge } from '../purges/drop-purge.ts';
import { listPurges } from '../purges/list-purges.ts';
import { orderPurge } from '../purges/order-purge.ts';
import { answerCoded } from './coded-answers.ts';
import type { DeliveryParts } from './delivery-parts.ts';
import { viewerOfRequest } from './viewer-of-request.ts';

type OfDataset = { Params: { slug: string } };
type OfPurge = { Params: { id: string } };

/** 清除 (M41): orders of one person, confirmed by another. Served by the worker, who can reach what was sent. */
export async function purgeRoutes(server: FastifyInstance, parts: DeliveryParts): Promise<void> {
  const { db, ingest, held, onboarding, kept } = parts;
  const whoAsks = viewerOfRequest(parts, parts.publicUrl);
  answerCoded(server);

  server.post<OfDataset>('/deliveries/:slug/purges', async (request, reply) => {
    const { slug } = request.params;
    const ordered = await orderPurge(db, ingest, await whoAsks(request), slug, request.body);
    return reply.status(201).send(ordered);
  });
  server.get<OfDataset>('/deliveries/:slug/purges', async (request) => ({
    purges: await listPurges(db, ingest, await whoAsks(request), request.params.slug),
  }));
  server.post<OfPurge>('/deliveries/purges/:id/confirm', async (request) =>
    confirmPurge(db, ingest, await whoAsks(request), {
      id: request.params.id,
      held,
      onboarding,
      kept,
    }),
  );
  server.post<OfPurge>('/deliveries/purges/:id/drop', async (request, reply) => {
    await dropPurge(db, ingest, await whoAsks(request), request.params.id);
    return reply.status(204).send();
  });
}
