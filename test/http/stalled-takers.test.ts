import net from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import fastify from 'fastify';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { sendPieces } from '../../api/http/send-pieces.ts';

/** Whoever stops reading holds a place, a connection and a snapshot: for a while, and no longer. */
describe.each([false, true])('a reply (gzip: %s)', (gzip) => {
  const STALL_MS = 1_000;
  const server = fastify();
  let port: number;
  const ended: string[] = [];
  beforeAll(async () => {
    server.get('/:who', (request, reply) => {
      const { who } = request.params as { who: string };
      return sendPieces(reply, pieces(who), { gzip, stallMs: STALL_MS });
    });
    port = Number(new URL(await server.listen({ port: 0, host: '127.0.0.1' })).port);
  });
  afterAll(() => server.close());

  async function* pieces(who: string) {
    try {
      // Beyond what the buffers of the system take; of no two bytes that a compression could join.
      for (let sent = 0; who === 'late' ? sent < 2 : true; sent++) {
        if (who === 'late') await delay(STALL_MS * 1.5);
        yield crypto.getRandomValues(new Uint8Array(who === 'late' ? 10 : 65_536));
      }
    } finally {
      ended.push(who);
    }
  }
  const ask = (who: string) => {
    const socket = net.connect(port, '127.0.0.1');
    socket.on('error', () => undefined);
    socket.write(`GET /${who} HTTP/1.1\r\nhost: here\r\nconnection: close\r\n\r\n`);
    return socket;
  };

  test('ends when its taker takes nothing any more', async () => {
    const socket = ask('stalled').pause();
    await expect.poll(() => ended, { timeout: 8_000 }).toContain('stalled');
    socket.destroy();
  });

  test('goes on while its taker takes little by little', async () => {
    const socket = ask('slow').pause();
    for (const until = Date.now() + STALL_MS * 4; Date.now() < until; await delay(5)) socket.read();
    expect(ended).not.toContain('slow');
    socket.destroy();
    await expect.poll(() => ended).toContain('slow');
  });

  test('goes on when it is the rows that are long in coming', async () => {
    let text = '';
    for await (const part of ask('late')) text += String(part);
    expect(text).toMatch(/0\r\n\r\n$/);
    expect(ended).toContain('late');
  });
});
