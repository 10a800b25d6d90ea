import { randomBytes } from 'node:crypto';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { findProfiles } from '../../db/desensitization/kept-profiles.ts';
import { readFields } from '../compilation/read-declaration.ts';
import { findTarget, requireDeliverer } from '../deliveries/find-target.ts';
import {
  dropHeldFile,
  HELD_DAYS,
  type HeldFile,
  heldFile,
  heldFiles,
  holdFile,
} from '../deliveries/held-files.ts';
import { previewFile } from '../deliveries/preview-file.ts';
import { readNote } from '../deliveries/read-note.ts';
import { takeFile } from '../deliveries/take-file.ts';
import { IntakeError } from '../intake/intake-error.ts';
import type { DeliveryParts } from './delivery-parts.ts';
import { readBody } from './read-body.ts';
import { viewerOfRequest } from './viewer-of-request.ts';
import { answerCoded } from './coded-answers.ts';
import { readHints } from './file-hints.ts';
import { acceptFiles, MOST_FILE_BYTES, receiveFile, sentName } from './receive-file.ts';

type OfFile = { Params: { id: string } };

const previewBody = z.object({
  /** Slug of a published dataset; without it the file is looked at for a new one. */
  dataset: z.string().max(63).optional(),
  /** A declaration under way, instead of the published or the proposed one. */
  fields: z.unknown().optional(),
  hints: z.unknown().optional(),
});

const loadBody = z.object({
  dataset: z.string().max(63),
  mode: z.enum(['WHOLE', 'INCREMENT']).default('WHOLE'),
  /** Name of the push, so that a second click is not a second push. */
  pushId: z
    .string()
    .regex(/^[\x21-\x7e]{1,200}$/)
    .optional(),
  /** Whether it stops before the release, to be looked at. */
  hold: z.boolean().default(false),
  /** What is said about the release, for everyone to read. */
  note: z.unknown().optional(),
  hints: z.unknown().optional(),
});

/** 待载入的文件: sent once by an officer at the portal, looked at under a declaration, and loaded. */
export async function heldFileRoutes(server: FastifyInstance, parts: DeliveryParts): Promise<void> {
  const { db, ingest, held: folder, clock } = parts;
  const whoAsks = viewerOfRequest(parts, parts.publicUrl);
  const deliverer = async (request: FastifyRequest) => requireDeliverer(await whoAsks(request));
  answerCoded(server);
  acceptFiles(server);

  server.post('/deliveries/held', { bodyLimit: MOST_FILE_BYTES }, async (request, reply) => {
    const viewer = await deliverer(request);
    const sent = await receiveFile(request, { folder, name: sentName(request.query) });
    try {
      return await reply.status(201).send(shown(await holdFile(folder, viewer, sent, clock())));
    } finally {
      await sent.remove();
    }
  });
  server.get('/deliveries/held', async (request) => ({
    files: (await heldFiles(folder, await deliverer(request))).map(shown),
    heldDays: HELD_DAYS,
  }));
  server.delete<OfFile>('/deliveries/held/:id', async (request, reply) => {
    await dropHeldFile(folder, await heldFile(folder, await deliverer(request), request.params.id));
    return reply.status(204).send();
  });

  server.post<OfFile>('/deliveries/held/:id/preview', async (request) => {
    const viewer = await deliverer(request);
    const sent = await heldFile(folder, viewer, request.params.id);
    const order = readBody(previewBody, request.body);
    const target =
      order.dataset === undefined
        ? undefined
        : (await findTarget(db, viewer, order.dataset)).dataset;
    const fields = order.fields === undefined ? target?.fields : readFields(order.fields);
    return previewFile(ingest, sent.file, {
      hints: readHints(order.hints),
      hashKey: target === undefined ? randomBytes(32) : ingest.datasetKey(target.id),
      profiles: await findProfiles(db),
      ...(fields !== undefined && { fields }),
    });
  });

  server.post<OfFile>('/deliveries/held/:id/load', async (request, reply) => {
    const viewer = await deliverer(request);
    const sent = await heldFile(folder, viewer, request.params.id);
    const { dataset, mode, pushId, hold, hints, ...said } = readBody(loadBody, request.body);
    const note = readNote(said.note);
    const target = await findTarget(db, viewer, dataset);
    const { loadId, done } = await takeFile(
      ingest,
      target,
      { file: sent.file, name: sent.name, hints: readHints(hints) },
      {
        scope: { mode },
        hold,
        ...(pushId !== undefined && { pushId }),
        ...(note !== undefined && { note }),
      },
    );
    // What came to nothing stays, to be tried again without being sent again; a held load keeps its own rows.
    void done.then(
      () => dropHeldFile(folder, sent),
      (error: unknown) => (isHeld(error) ? dropHeldFile(folder, sent) : undefined),
    );
    return reply
      .status(202)
      .header('location', `/deliveries/loads/${loadId}`)
      .send({ load: loadId });
  });
}

/** Whether a load waits for decisions on what was found in it. */
function isHeld(error: unknown): boolean {
  return error instanceof IntakeError && error.code === 'FINDINGS_UNANSWERED';
}

function shown({ id, name, bytes, sentBy, sentAt }: HeldFile) {
  return { id, name, bytes, sentBy, sentAt };
}
