import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { CODE_SETS } from '../compilation/sheet/elements.ts';
import { answerAskedColumn, listAskedColumns } from '../onboarding/asked-columns.ts';
import { answerQuestion } from '../onboarding/answer-question.ts';
import { compileTables } from '../onboarding/compile-tables.ts';
import { importBatchSheet } from '../onboarding/import-batch-sheet.ts';
import { loadTables } from '../onboarding/load-tables.ts';
import { closeBatch, listBatches, openBatch } from '../onboarding/open-batch.ts';
import type { OnboardingSystem } from '../onboarding/own-batch.ts';
import { previewTable } from '../onboarding/preview-table.ts';
import { showBatch } from '../onboarding/show-batch.ts';
import { removeFile, takeFiles } from '../onboarding/take-files.ts';
import { answerCoded } from './coded-answers.ts';
import type { DeliveryParts } from './delivery-parts.ts';
import { acceptFiles, MOST_FILE_BYTES, receiveFile } from './receive-file.ts';
import { readBody } from './read-body.ts';
import { viewerOfRequest } from './viewer-of-request.ts';

type OfBatch = { Params: { id: string } };
type OfFile = { Params: { id: string; file: string } };

const setNames = <Sets extends object>(sets: Sets) =>
  z.enum(Object.keys(sets) as [keyof Sets & string, ...(keyof Sets & string)[]]).optional();

const opening = z.object({ title: z.unknown() });
const answering = z.object({
  question: z.string().min(1).max(500),
  answer: z.unknown(),
  basedOn: z.int().min(0).optional(),
});
const askedAnswer = z.object({ answer: z.unknown() });
/** A path within the folder. */
const fileNamed = z.object({ name: z.string().min(1).max(1000) });
const tableNamed = z.object({ table: z.string().min(1).max(500) });
const loading = z.object({
  tables: z.array(z.string()).max(1000).optional(),
  whole: z.boolean().optional(),
});
const sheet = z.object({
  sharing: setNames(CODE_SETS.sharing),
  open: setNames(CODE_SETS.open),
  updateCycle: setNames(CODE_SETS.updateCycle),
  dryRun: z.boolean().default(false),
});

/** 上架台 (M16–M17): a folder of files on its way into catalogue and releases. Served by the worker. */
export async function onboardingRoutes(
  server: FastifyInstance,
  parts: DeliveryParts,
): Promise<void> {
  const { db, ingest, uploads } = parts;
  const system: OnboardingSystem = { db, ingest, folder: parts.onboarding };
  const whoAsks = viewerOfRequest(parts, parts.publicUrl);
  answerCoded(server);
  acceptFiles(server);

  server.get('/deliveries/batches', async (request) => ({
    batches: await listBatches(system, await whoAsks(request)),
  }));
  server.post('/deliveries/batches', async (request, reply) => {
    const { title } = readBody(opening, request.body);
    return reply.status(201).send(await openBatch(system, await whoAsks(request), title));
  });
  server.get<OfBatch>('/deliveries/batches/:id', async (request) =>
    showBatch(system, await whoAsks(request), request.params.id),
  );
  server.post<OfBatch>('/deliveries/batches/:id/files', large, async (request, reply) => {
    const viewer = await whoAsks(request);
    const { name } = readBody(fileNamed, request.query);
    const sent = await receiveFile(request, { folder: uploads, name });
    try {
      const taken = await takeFiles(system, viewer, request.params.id, { file: sent.file, name });
      return await reply.status(201).send(taken);
    } finally {
      await sent.remove();
    }
  });
  server.delete<OfFile>('/deliveries/batches/:id/files/:file', async (request, reply) => {
    const { id, file } = request.params;
    await removeFile(system, await whoAsks(request), id, file);
    return reply.status(204).send();
  });
  server.post<OfFile>('/deliveries/batches/:id/files/:file/sheet', async (request) => {
    const { id, file } = request.params;
    const { dryRun, ...codes } = readBody(sheet, request.body);
    const order = { fileId: file, codes, dryRun };
    return { entries: await importBatchSheet(system, await whoAsks(request), id, order) };
  });
  server.post<OfBatch>('/deliveries/batches/:id/answers', async (request) => {
    const viewer = await whoAsks(request);
    const { question, answer, basedOn } = readBody(answering, request.body);
    await answerQuestion(system, viewer, request.params.id, { question, answer, basedOn });
    return showBatch(system, viewer, request.params.id);
  });
  server.post<OfBatch>('/deliveries/batches/:id/preview', async (request) => {
    const { table } = readBody(tableNamed, request.body);
    return previewTable(system, await whoAsks(request), request.params.id, table);
  });
  server.post<OfBatch>('/deliveries/batches/:id/compile', async (request) => ({
    entries: await compileTables(system, await whoAsks(request), request.params.id),
  }));
  server.post<OfBatch>('/deliveries/batches/:id/load', async (request, reply) => {
    const order = readBody(loading, request.body);
    const viewer = await whoAsks(request);
    const loads = await loadTables(system, viewer, request.params.id, order);
    return reply.status(202).send({ loads });
  });
  server.post<OfBatch>('/deliveries/batches/:id/close', async (request, reply) => {
    await closeBatch(system, await whoAsks(request), request.params.id);
    return reply.status(204).send();
  });

  server.get('/deliveries/asked-columns', async (request) => ({
    columns: await listAskedColumns(system, await whoAsks(request)),
  }));
  server.post<OfBatch>('/deliveries/asked-columns/:id', async (request, reply) => {
    const { answer } = readBody(askedAnswer, request.body);
    const id = z.coerce.number().int().catch(0).parse(request.params.id);
    await answerAskedColumn(system, await whoAsks(request), id, answer);
    return reply.status(204).send();
  });
}

const large = { bodyLimit: MOST_FILE_BYTES };
