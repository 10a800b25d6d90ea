import { connect } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import Fastify, { type FastifyInstance } from 'fastify';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { limitPatience } from '../../api/http/patience.ts';

const PATIENCE = 200;
const PIECE = 'x'.repeat(80 * 1024);
let server: FastifyInstance;
let port = 0;
beforeAll(async () => {
  server = Fastify({ bodyLimit: 10 * 1024 ** 2 });
  limitPatience(server, { files: /^\/files/, patience: PATIENCE });
  server.addContentTypeParser('*', { parseAs: 'string' }, (_request, body, done) =>
    done(null, body),
  );
  const handler = async (request: { body: unknown }) => {
    await delay(2 * PATIENCE);
    return { received: String(request.body).length };
  };
  server.post('/graphql', handler);
  server.post('/files', handler);
  const url = new URL(await server.listen({ port: 0, host: '127.0.0.1' }));
  port = Number(url.port);
});
afterAll(() => server.close());

/** Sends a body piece by piece with pauses; what was answered, or nothing when it was broken off. */
async function send(path: string, pieces: string[], pause: number): Promise<string> {
  const socket = connect(port, '127.0.0.1');
  let answer = '';
  socket.on('data', (data) => (answer += data.toString()));
  // Who is broken off while still sending hears of it as an error first.
  socket.on('error', () => undefined);
  const length = pieces.join('').length;
  const closed = new Promise((resolve) => socket.once('close', resolve));
  socket.write(
    `POST ${path} HTTP/1.1\r\nhost: x\r\nconnection: close\r\ncontent-type: text/plain\r\ncontent-length: ${length}\r\n\r\n`,
  );
  for (const piece of pieces) {
    if (socket.destroyed) break;
    socket.write(piece);
    await delay(pause);
  }
  await closed;
  return answer;
}

test('a request that dribbles in is broken off, and one that is answered slowly is not', async () => {
  expect(await send('/graphql', Array<string>(8).fill('x'), PATIENCE / 2)).toBe('');
  expect(await send('/graphql', ['x'.repeat(100)], 0)).toContain('"received":100');
});

test('a file may take its time as long as it keeps coming, and not when it dribbles', async () => {
  const pieces = Array<string>(8).fill(PIECE);
  expect(await send('/files', pieces, PATIENCE / 2)).toContain(
    `"received":${pieces.length * PIECE.length}`,
  );
  expect(await send('/files', Array<string>(8).fill('x'), PATIENCE / 2)).toBe('');
});
