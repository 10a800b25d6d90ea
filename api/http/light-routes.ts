import type { FastifyInstance } from 'fastify';
import { takeUp } from '../deliveries/take-file.ts';
import { askBureau, unaskBureau } from '../findings/ask-bureau.ts';
import { answerBureauQuestion, bureauQuestions } from '../findings/bureau-questions.ts';
import { chooseRemedy } from '../findings/choose-remedy.ts';
import { showLight } from '../findings/show-light.ts';
import type { DeliveryParts } from './delivery-parts.ts';
import { answerCoded } from './coded-answers.ts';
import { viewerOfRequest } from './viewer-of-request.ts';

type OfOne = { Params: { id: string } };

/** How easily rows could be matched to persons, what is done about it, and what the Bureau says (M31). */
export async function lightRoutes(server: FastifyInstance, parts: DeliveryParts): Promise<void> {
  const { db, ingest } = parts;
  const whoAsks = viewerOfRequest(parts, parts.publicUrl);
  answerCoded(server);

  server.get<OfOne>('/deliveries/loads/:id/light', async (request) =>
    showLight(db, ingest, await whoAsks(request), request.params.id),
  );
  server.post<OfOne>('/deliveries/loads/:id/remedies', async (request, reply) => {
    const viewer = await whoAsks(request);
    const { id } = request.params;
    const { remedy } = (request.body ?? {}) as { remedy?: unknown };
    await chooseRemedy(db, ingest, viewer, id, remedy);
    const { done } = await takeUp(db, ingest, id, viewer?.accountId);
    // The load records its own end; whoever chose asks how it stands.
    void done.catch(() => undefined);
    return reply.status(202).header('location', `/deliveries/loads/${id}`).send({ load: id });
  });
  server.post<OfOne>('/deliveries/loads/:id/questions', async (request, reply) => {
    await askBureau(db, ingest, await whoAsks(request), request.params.id, request.body);
    return reply.status(201).send({ asked: true });
  });
  server.post<OfOne>('/deliveries/loads/:id/questions/withdraw', async (request, reply) => {
    await unaskBureau(db, ingest, await whoAsks(request), request.params.id);
    return reply.status(204).send();
  });
  server.get('/deliveries/questions', async (request) => ({
    questions: await bureauQuestions(db, ingest, await whoAsks(request)),
  }));
  server.post<OfOne>('/deliveries/questions/:id/answer', async (request, reply) => {
    await answerBureauQuestion(ingest, await whoAsks(request), request.params.id, request.body);
    return reply.status(204).send();
  });
}
