import type { FastifyInstance } from 'fastify';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import Negotiator from 'negotiator';
import { datasetBySlug } from '../catalogue/entry.ts';
import type { System } from '../context.ts';
import { pageOf } from '../dcat/describe-dataset.ts';
import { withPageHead } from '../dcat/page-head.ts';
import { RDF_TYPES } from '../dcat/write-rdf.ts';

interface Parts {
  system: System;
  portalFolder: string;
  origin: string;
  /** The Content-Security-Policy of the portal's pages. */
  policy: string;
}

/**
 * `/data/NAME`: the portal's one page for all datasets, with the head of this one, or for who asks for RDF the way
 * to it. What is not in the open catalogue is left to the portal, which has a page for what was withdrawn (M30).
 */
export async function datasetPageRoutes(server: FastifyInstance, parts: Parts): Promise<void> {
  const { system, portalFolder, origin, policy } = parts;
  for (const language of ['', 'en']) {
    const shell = readFileSync(path.join(portalFolder, language, 'shells/dataset.html'), 'utf8');
    const address = path.posix.join('/', language, 'data/:slug');
    server.get<{ Params: { slug: string } }>(address, async (request, reply) => {
      const entry = await datasetBySlug(system, request.params.slug);
      if (entry === undefined) return reply.callNotFound();
      reply.header('vary', 'accept').header('cache-control', 'no-cache');
      const type = new Negotiator(request).mediaType(['text/html', ...Object.values(RDF_TYPES)]);
      const format = Object.entries(RDF_TYPES).find(([, one]) => one === type)?.[0];
      if (format !== undefined) return reply.redirect(`${pageOf('', entry.slug)}.${format}`, 303);
      return reply
        .header('content-security-policy', policy)
        .type('text/html; charset=utf-8')
        .send(withPageHead(shell, entry, { origin, english: language === 'en' }));
    });
  }
}
