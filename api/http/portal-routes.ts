import fastifyStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';
import { createHash } from 'node:crypto';
import { existsSync, globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { datasetBySlug } from '../catalogue/entry.ts';
import { tombstoneOf } from '../catalogue/tombstone.ts';
import type { System } from '../context.ts';
import { codeRoutes } from './code-routes.ts';
import { datasetPageRoutes } from './dataset-page-routes.ts';
import type { PublicParts } from './public-parts.ts';

/** Addresses whose page is one shell for every value of `slug`, or of a number or id. */
const SHELLS: [pattern: RegExp, shell: string][] = [
  [/^\/data\/(?<slug>[^/]+)\/apply\/?$/, 'apply'],
  [/^\/data\/(?<slug>[^/]+)\/correction\/?$/, 'correction'],
  [/^\/data\/(?<slug>[^/]+)\/verification\/?$/, 'verification'],
  [/^\/data\/(?<slug>[^/]+)\/?$/, 'dataset'],
  [/^\/me\/cases\/[^/]+\/?$/, 'case'],
  [/^\/desk\/cases\/[^/]+\/?$/, 'desk-case'],
  [/^\/desk\/deliveries\/loads\/[^/]+\/?$/, 'desk-load'],
  [/^\/desk\/datasets\/[^/]+\/?$/, 'desk-dataset'],
  [/^\/desk\/catalogue\/entries\/[^/]+\/edit\/?$/, 'desk-edit'],
  [/^\/desk\/catalogue\/entries\/[^/]+\/?$/, 'desk-entry'],
  [/^\/desk\/reviews\/[^/]+\/?$/, 'desk-batch'],
  [/^\/desk\/secrecy\/[^/]+\/?$/, 'desk-secrecy'],
  [/^\/desk\/onboard\/[^/]+\/?$/, 'desk-bench'],
  [/^\/desk\/updates\/[^/]+\/?$/, 'desk-update'],
  [/^\/desk\/demands\/items\/[^/]+\/edit\/?$/, 'desk-demand-edit'],
  [/^\/desk\/demands\/items\/[^/]+\/?$/, 'desk-demand'],
];

/** The built portal: static files, shells for the dynamic addresses, and a page for what does not exist. */
export async function portalRoutes(
  server: FastifyInstance,
  { portalFolder, system, publicUrl: origin }: PublicParts,
): Promise<void> {
  if (!existsSync(portalFolder)) return;
  const policy = contentSecurityPolicy(portalFolder);
  await server.register(fastifyStatic, {
    root: portalFolder,
    wildcard: true,
    redirect: false,
    setHeaders: (reply, file) => {
      if (file.endsWith('.html')) reply.header('content-security-policy', policy);
      // Docusaurus puts a hash of the content into the names of these.
      const hashed = /\/assets\//.test(file);
      reply.header('cache-control', hashed ? 'public, max-age=31536000, immutable' : 'no-cache');
    },
  });
  await server.register(codeRoutes, { system });
  await server.register(datasetPageRoutes, { system, portalFolder, origin, policy });
  server.setNotFoundHandler(async (request, reply) => {
    if (request.method !== 'GET' && request.method !== 'HEAD') return reply.status(404).send();
    const { pathname } = new URL(request.url, 'http://portal');
    const english = pathname === '/en' || pathname.startsWith('/en/');
    const inside = english ? pathname.slice(3) : pathname;
    const built = pageAt(portalFolder, english, inside);
    const shell = built === undefined ? shellAt(inside) : undefined;
    const page = shell === undefined ? built : `shells/${shell.name}.html`;
    const status = page === undefined ? 404 : await statusOf(system, shell?.slug);
    const file = path.posix.join(english ? 'en' : '', page ?? '404.html');
    return reply.status(status).sendFile(file);
  });
}

/** A closed dataset answers as an unknown one: the shell itself says that there is no such page (M30). */
async function statusOf(system: System, slug: string | undefined): Promise<200 | 404 | 410> {
  if (slug === undefined || (await datasetBySlug(system, slug)) !== undefined) return 200;
  return (await tombstoneOf(system, { slug })) === undefined ? 404 : 410;
}

function shellAt(inside: string): { name: string; slug: string | undefined } | undefined {
  for (const [pattern, name] of SHELLS) {
    const match = pattern.exec(inside);
    if (match !== null) return { name, slug: match.groups?.['slug'] };
  }
  return undefined;
}

/** Docusaurus builds /data as data.html, beside a folder of the same name. */
function pageAt(folder: string, english: boolean, inside: string): string | undefined {
  if (inside === '' && english) return 'index.html';
  if (!/^(\/[\w-]+)+\/?$/.test(inside)) return undefined;
  const page = `${inside.slice(1).replace(/\/$/, '')}.html`;
  return existsSync(path.join(folder, english ? 'en' : '', page)) ? page : undefined;
}

/** Nothing from another host; of inline scripts only those that the build itself wrote, by their digest. */
function contentSecurityPolicy(folder: string): string {
  const digests = new Set<string>();
  for (const file of globSync('**/*.html', { cwd: folder })) {
    const html = readFileSync(path.join(folder, file), 'utf8');
    for (const [, script] of html.matchAll(/<script(?![^>]*\ssrc=)[^>]*>([\s\S]*?)<\/script>/g)) {
      digests.add(
        `'sha256-${createHash('sha256')
          .update(script ?? '')
          .digest('base64')}'`,
      );
    }
  }
  return [
    "default-src 'self'",
    "img-src 'self' data:",
    "style-src 'self' 'unsafe-inline'",
    `script-src 'self' ${[...digests].join(' ')}`,
    "worker-src 'self' blob:",
    "font-src 'self' data:",
    "object-src 'none'",
    "base-uri 'self'",
    "frame-ancestors 'none'",
    "form-action 'self'",
  ].join('; ');
}
