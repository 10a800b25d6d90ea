import type { FastifyInstance } from 'fastify';
import { datasetByCode } from '../catalogue/entry.ts';
import { tombstoneOf } from '../catalogue/tombstone.ts';
import type { System } from '../context.ts';

/**
 * `/code/CODE`: the address of a resource code leads for ever to the page of its entry, since neither code nor
 * slug is ever used again. A code contains a slash, so that it is the whole rest of the path.
 */
export async function codeRoutes(
  server: FastifyInstance,
  { system }: { system: System },
): Promise<void> {
  for (const language of ['', '/en']) {
    server.get<{ Params: { '*': string } }>(`${language}/code/*`, async (request, reply) => {
      const code = request.params['*'];
      const found = (await datasetByCode(system, code)) ?? (await tombstoneOf(system, { code }));
      if (found === undefined) return reply.callNotFound();
      return reply.redirect(`${language}/data/${found.slug}`, 301);
    });
  }
}
