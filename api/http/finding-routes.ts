import type { FastifyInstance } from 'fastify';
import { ownLoad } from '../deliveries/describe-load.ts';
import { takeUp } from '../deliveries/take-file.ts';
import { answerFindings, readAnswers } from '../findings/answer-findings.ts';
import { listFindings } from '../findings/list-findings.ts';
import { standingAnswers, takeBackAnswer } from '../findings/standing-answers.ts';
import type { DeliveryParts } from './delivery-parts.ts';
import { viewerOfRequest } from './viewer-of-request.ts';
import { answerCoded } from './coded-answers.ts';

type OfDataset = { Params: { slug: string } };
type OfLoad = { Params: { id: string } };

/** What a held load waits for, and its way on (M31). Served by the worker: the public can read none of it. */
export async function findingRoutes(server: FastifyInstance, parts: DeliveryParts): Promise<void> {
  const { db, ingest } = parts;
  const whoAsks = viewerOfRequest(parts, parts.publicUrl);
  answerCoded(server);

  server.get<OfLoad>('/deliveries/loads/:id/findings', async (request) =>
    listFindings(db, ingest, await whoAsks(request), request.params.id),
  );
  server.post<OfLoad>('/deliveries/loads/:id/findings', async (request) => {
    const viewer = await whoAsks(request);
    const { id } = request.params;
    await answerFindings(db, ingest, viewer, id, readAnswers(request.body));
    return listFindings(db, ingest, viewer, id);
  });
  server.post<OfLoad>('/deliveries/loads/:id/continue', async (request, reply) => {
    const viewer = await whoAsks(request);
    const { id } = await ownLoad(db, ingest, viewer, request.params.id);
    const { done } = await takeUp(db, ingest, id, viewer?.accountId);
    // The load records its own end; whoever continues it asks how it stands.
    void done.catch(() => undefined);
    return reply.status(202).header('location', `/deliveries/loads/${id}`).send({ load: id });
  });
  server.get<OfDataset>('/deliveries/:slug/standing-answers', async (request) => ({
    answers: await standingAnswers(db, ingest, await whoAsks(request), request.params.slug),
  }));
  server.post<OfDataset>('/deliveries/:slug/standing-answers/revoke', async (request, reply) => {
    await takeBackAnswer(db, ingest, await whoAsks(request), request.params.slug, request.body);
    return reply.status(204).send();
  });
}
