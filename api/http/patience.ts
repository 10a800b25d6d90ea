import type { FastifyInstance } from 'fastify';

/** A large file over a slow line takes this long at most, in milliseconds. */
export const LONGEST_REQUEST = 60 * 60_000;
/** Within this time, in milliseconds, a request has arrived; a file has come on by so many bytes. */
const PATIENCE = 30_000;
const LEAST_BYTES = 64 * 1024;

/**
 * Whoever sends slowly on purpose would hold connections for ever: a request that has not arrived in time is
 * broken off. Files may take longer, as long as they keep coming.
 */
export function limitPatience(
  server: FastifyInstance,
  { files, patience = PATIENCE }: { files: RegExp; patience?: number },
): void {
  server.addHook('onRequest', async ({ raw, url }) => {
    if (raw.method === 'GET' || raw.method === 'HEAD') return;
    const isFile = files.test(url);
    let seen = raw.socket.bytesRead;
    const look = setTimeout(() => {
      const came = raw.socket.bytesRead - seen;
      seen += came;
      if (isFile && came >= LEAST_BYTES) look.refresh();
      else raw.destroy();
    }, patience);
    look.unref();
    const arrived = () => clearTimeout(look);
    raw.once('end', arrived);
    raw.once('close', arrived);
  });
}
