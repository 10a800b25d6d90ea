import Fastify from 'fastify';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import { workerProxy } from '../../api/http/worker-proxy.ts';

test('while the worker is not there, what asks for it is refused in words, and all else is served on', async () => {
  const server = Fastify();
  server.get('/healthz', () => 'ok');
  await server.register(workerProxy, { workerSocket: path.join(tmpdir(), 'no-worker.sock') });
  for (const url of ['/deliveries/loads', '/deliveries/batches']) {
    const refused = await server.inject({ method: 'GET', url });
    expect(refused.statusCode).toBe(503);
    expect(refused.json().errors[0].extensions.code).toBe('UNAVAILABLE');
  }
  expect((await server.inject({ method: 'GET', url: '/healthz' })).body).toBe('ok');
  await server.close();
});
