import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pino } from 'pino';
import { workerServer } from '../../api/http/worker-server.ts';
import type { TestSystem } from './system.ts';

/** The worker's own server, which holds the ingest login, on the database of a test's system. */
export async function aWorker(city: TestSystem) {
  const uploads = mkdtempSync(path.join(tmpdir(), 'opendata-uploads-'));
  const held = mkdtempSync(path.join(tmpdir(), 'opendata-held-'));
  const onboarding = mkdtempSync(path.join(tmpdir(), 'opendata-bench-'));
  const { db, clock } = city.system;
  const server = await workerServer({
    db,
    ingest: { ingest: city.ingest, clock, datasetKey: city.secrets.datasetKey },
    clock,
    publicUrl: 'http://localhost:4000',
    uploads,
    held,
    onboarding,
    kept: [city.exportsFolder, city.columnarFolder],
    log: pino({ level: process.env['TEST_LOG'] ?? 'silent' }),
  });
  const ask = async (
    method: 'GET' | 'POST' | 'DELETE',
    url: string,
    headers: Record<string, string>,
    body?: object | Buffer,
  ) => {
    const response = await server.inject({ method, url, headers, ...(body && { payload: body }) });
    const isJson = String(response.headers['content-type']).includes('json');
    return {
      status: response.statusCode,
      body: isJson ? response.json() : response.rawPayload,
    };
  };
  return {
    ask,
    /** Where files on the bench lie. */
    onboarding,
    /** All folders in which the worker keeps anything. */
    folders: [uploads, held, onboarding],
    end: async () => {
      await server.close();
      for (const folder of [uploads, held, onboarding])
        rmSync(folder, { recursive: true, force: true });
    },
  };
}
