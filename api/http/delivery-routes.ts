import type { FastifyInstance, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { findProfiles } from '../../db/desensitization/kept-profiles.ts';
import { findPush, ingestDb } from '../../db/releases/loads.ts';
import { cancelLoad, describeLoad, ownLoad } from '../deliveries/describe-load.ts';
import { findOwnDatasets } from '../deliveries/find-datasets.ts';
import { findOwnLoads } from '../deliveries/find-loads.ts';
import { findTarget } from '../deliveries/find-target.ts';
import { listFaults, listRejections } from '../deliveries/list-rejections.ts';
import { previewFile } from '../deliveries/preview-file.ts';
import { readNote } from '../deliveries/read-note.ts';
import { rejectedWorkbook } from '../deliveries/rejected-workbook.ts';
import { takeFile } from '../deliveries/take-file.ts';
import { badInput } from '../errors.ts';
import { IntakeError } from '../intake/intake-error.ts';
import type { DeliveryParts } from './delivery-parts.ts';
import { viewerOfRequest } from './viewer-of-request.ts';
import { answerCoded } from './coded-answers.ts';
import { readHints } from './file-hints.ts';
import { acceptFiles, MOST_FILE_BYTES, receiveFile, sentName } from './receive-file.ts';

type OfDataset = { Params: { slug: string } };
type OfLoad = { Params: { id: string } };

/** 数据报送 (M16–M18): files and pushes of departments. Served by the worker, who holds the ingest login. */
export async function deliveryRoutes(server: FastifyInstance, parts: DeliveryParts): Promise<void> {
  const { db, ingest, uploads } = parts;
  const whoAsks = viewerOfRequest(parts, parts.publicUrl);
  const sentFile = async (request: FastifyRequest) => {
    const hints = readHints(request.query);
    const received = await receiveFile(request, {
      folder: uploads,
      name: sentName(request.query),
    });
    return { ...received, hints };
  };
  answerCoded(server);
  acceptFiles(server);

  server.post<OfDataset>('/deliveries/:slug/preview', large, async (request) => {
    const { dataset } = await findTarget(db, await whoAsks(request), request.params.slug);
    const sent = await sentFile(request);
    try {
      const { hints } = sent;
      const hashKey = ingest.datasetKey(dataset.id);
      return await previewFile(ingest, sent.file, {
        hints,
        hashKey,
        fields: dataset.fields,
        profiles: await findProfiles(db),
      });
    } finally {
      await sent.remove();
    }
  });

  server.post<OfDataset>('/deliveries/:slug/files', large, async (request, reply) => {
    const target = await findTarget(db, await whoAsks(request), request.params.slug);
    const said = noteOf(request);
    const sent = await sentFile(request);
    const hold = queryOf(request)['hold'] === '1';
    const loading = takeFile(ingest, target, sent, { scope: { mode: 'WHOLE' }, hold, ...said });
    try {
      const { loadId, done } = await loading;
      // The load records its own end; whoever sent the file asks how it stands.
      void done.catch(() => undefined).then(() => sent.remove());
      return await reply
        .status(202)
        .header('location', `/deliveries/loads/${loadId}`)
        .send({ load: loadId });
    } catch (error) {
      await sent.remove();
      throw error;
    }
  });

  server.post<OfDataset>('/deliveries/:slug/increments', large, async (request, reply) => {
    const target = await findTarget(db, await whoAsks(request), request.params.slug);
    const pushId = pushIdOf(request);
    const said = noteOf(request);
    const sent = await sentFile(request);
    try {
      const { done } = await takeFile(ingest, target, sent, {
        scope: { mode: 'INCREMENT' },
        pushId,
        ...said,
      });
      const { rejections: _rejections, ...report } = await done;
      return report;
    } catch (error) {
      if (!(error instanceof IntakeError) || error.code !== 'PUSH_REPEATED') throw error;
      const first = await findPush(ingestDb(ingest.ingest), target.dataset.id, pushId);
      if (first === undefined || first.state !== 'RELEASED') throw error;
      reply.header('idempotency-replayed', 'true');
      return await describeLoad(db, ingest, target.viewer, first.id);
    } finally {
      await sent.remove();
    }
  });

  server.get('/deliveries/datasets', async (request) => ({
    datasets: await findOwnDatasets(db, await whoAsks(request)),
  }));
  server.get('/deliveries/loads', async (request) =>
    findOwnLoads(db, ingest, await whoAsks(request), datasetOf(request)),
  );
  server.get<OfLoad>('/deliveries/loads/:id', async (request) =>
    describeLoad(db, ingest, await whoAsks(request), request.params.id),
  );
  server.post<OfLoad>('/deliveries/loads/:id/cancel', async (request, reply) => {
    await cancelLoad(db, ingest, await whoAsks(request), request.params.id);
    return reply.status(202).send({ cancelling: true });
  });
  server.get<OfLoad>('/deliveries/loads/:id/rejections', async (request) => {
    const load = await ownLoad(db, ingest, await whoAsks(request), request.params.id);
    const after = z.coerce.number().int().min(0).catch(0).parse(queryOf(request)['after']);
    return listRejections(ingestDb(ingest.ingest), load.id, after);
  });
  server.get<OfLoad>('/deliveries/loads/:id/faults', async (request) => {
    const load = await ownLoad(db, ingest, await whoAsks(request), request.params.id);
    return listFaults(ingestDb(ingest.ingest), load.id);
  });
  server.get<OfLoad>('/deliveries/loads/:id/rejected.xlsx', async (request, reply) => {
    const load = await ownLoad(db, ingest, await whoAsks(request), request.params.id);
    return reply
      .type('application/vnd.openxmlformats-officedocument.spreadsheetml.sheet')
      .header('content-disposition', 'attachment; filename="rejected.xlsx"')
      .header('cache-control', 'no-store')
      .send(await rejectedWorkbook(ingest.ingest, load));
  });
}

const datasetOf = (request: FastifyRequest) =>
  z.string().max(63).optional().catch(undefined).parse(queryOf(request)['dataset']);
/** What is said about the release, before a long file is taken in. */
const noteOf = (request: FastifyRequest) => {
  const note = readNote(queryOf(request)['note']);
  return note === undefined ? {} : { note };
};
const queryOf = (request: FastifyRequest) => request.query as Record<string, unknown>;

const large = { bodyLimit: MOST_FILE_BYTES };

/** The sender's own name of a push; without one a repetition could not be told from a second push. */
function pushIdOf(request: FastifyRequest): string {
  const said = request.headers['idempotency-key'];
  if (typeof said === 'string' && /^[\x21-\x7e]{1,200}$/.test(said)) return said;
  throw badInput(
    'MISSING',
    'Idempotency-Key',
    '请在 Idempotency-Key 中为本次推送命名，同名推送只算一次',
    'name this push in Idempotency-Key; the same name twice is one push',
  );
}
