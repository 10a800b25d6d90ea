import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import Negotiator from 'negotiator';
import { datasetBySlug, standingReleases } from '../catalogue/entry.ts';
import { allOpenEntries, openEntries } from '../catalogue/open-entries.ts';
import { type CatalogueFilter, searchCatalogue } from '../catalogue/search-catalogue.ts';
import { newsOf, writeFeed } from '../dcat/atom.ts';
import { DATA_JSON_HEAD, dataJsonOf } from '../dcat/data-json.ts';
import { croissantOf } from '../dcat/croissant.ts';
import { dataPackageOf } from '../dcat/data-package.ts';
import { describeCatalogue } from '../dcat/describe-catalogue.ts';
import { catalogueIri, pageOf, describeDataset } from '../dcat/describe-dataset.ts';
import { datasetInSitemap, pagesInSitemap, SITEMAP_END, SITEMAP_HEAD } from '../dcat/sitemap.ts';
import { RDF_TYPES, type RdfFormat, writeRdf } from '../dcat/write-rdf.ts';
import { THEME } from '../../db/catalogue/vocabulary.ts';
import { badInput, Refusal } from '../errors.ts';
import { answerCoded } from './coded-answers.ts';
import type { PublicParts } from './public-parts.ts';

/** Datasets on a page of the catalogue, and of a feed. */
const MOST_A_PAGE = 500;
const MOST_NEWS = 50;

type OfDataset = FastifyRequest<{ Params: { slug: string } }>;
type OfFeed = FastifyRequest<{ Querystring: { theme?: string; department?: string } }>;
type OfPage = FastifyRequest<{ Querystring: { after?: string } }>;

/**
 * The open catalogue for machines: DCAT-AP 3 at `/catalog` and `/data/<name>.ttl` and the like, a Data Package and
 * Croissant for each dataset, `data.json`, Atom feeds and a sitemap. It holds what the open catalogue shows everyone (M30).
 */
export async function dcatRoutes(server: FastifyInstance, parts: PublicParts): Promise<void> {
  const { system, publicUrl: origin, contactEmail } = parts;
  answerCoded(server);
  const entryNamed = async ({ params: { slug } }: OfDataset) => {
    const entry = await datasetBySlug(system, slug);
    if (entry === undefined) throw new Refusal('NOT_FOUND', { argument: 'slug' });
    return entry;
  };

  const catalogue = async (request: OfPage, reply: FastifyReply, format: RdfFormat) => {
    const after = request.query.after ?? '';
    const { entries, next } = await openEntries(system, { after, limit: MOST_A_PAGE });
    if (next !== undefined) {
      reply.header('link', `<${catalogueIri(origin)}.${format}?after=${next}>; rel="next"`);
    }
    return send(
      request,
      reply,
      RDF_TYPES[format],
      writeRdf(describeCatalogue(entries, origin), format),
    );
  };
  server.get('/catalog', async (request: OfPage, reply) => {
    const formats = Object.keys(RDF_TYPES) as RdfFormat[];
    const [type] = new Negotiator(request).mediaTypes(formats.map((format) => RDF_TYPES[format]));
    reply.header('vary', 'accept');
    const format = formats.find((one) => RDF_TYPES[one] === type);
    if (format !== undefined) return catalogue(request, reply, format);
    const offered = Object.values(RDF_TYPES).join(', ');
    const { sentence } = badInput(
      'UNKNOWN_VALUE',
      'accept',
      `可取 ${offered}`,
      `there is ${offered}`,
    );
    return reply.status(406).send({
      errors: [{ message: sentence.en, extensions: { code: 'BAD_USER_INPUT', message: sentence } }],
    });
  });
  for (const format of Object.keys(RDF_TYPES) as RdfFormat[]) {
    server.get(`/catalog.${format}`, (request: OfPage, reply) => catalogue(request, reply, format));
    server.get(`/data/:slug.${format}`, async (request: OfDataset, reply) => {
      const quads = describeDataset(await entryNamed(request), origin);
      return send(request, reply, RDF_TYPES[format], writeRdf(quads, format));
    });
  }
  const described = { datapackage: dataPackageOf, croissant: croissantOf };
  for (const [name, describe] of Object.entries(described)) {
    server.get(`/data/:slug/${name}.json`, async (request: OfDataset, reply) => {
      const text = JSON.stringify(describe(await entryNamed(request), origin), null, 2);
      return send(request, reply, 'application/json', `${text}\n`);
    });
  }

  server.get('/feed.atom', async (request: OfFeed, reply) => {
    const { filter, query } = readFeedFilter(request.query);
    const page = await searchCatalogue(system, { filter, order: 'RELEASED', first: MOST_NEWS });
    const feed = {
      id: `${origin}/feed.atom${query}`,
      title: '洛阳市政务数据开放：最近更新',
      link: `${origin}/data${query}`,
    };
    const news = page.entries.map(({ entry }) => newsOf(entry, origin));
    return send(request, reply, 'application/atom+xml', writeFeed(feed, news));
  });
  server.get('/data/:slug/feed.atom', async (request: OfDataset, reply) => {
    const entry = await entryNamed(request);
    const link = pageOf(origin, entry.slug);
    const releases = (await standingReleases(system, entry)).slice(0, MOST_NEWS);
    const news = releases.map((head) => newsOf({ ...entry, head }, origin));
    const feed = { id: `${link}/feed.atom`, title: entry.titleZh, link };
    return send(request, reply, 'application/atom+xml', writeFeed(feed, news));
  });

  server.get('/data.json', async (_request, reply) => {
    reply.type('application/json; charset=utf-8').header('cache-control', 'no-cache');
    return reply.send(Readable.from(dataJson()));
  });
  async function* dataJson() {
    yield `${JSON.stringify(DATA_JSON_HEAD).slice(0, -1)},"dataset":[`;
    let comma = '';
    for await (const entry of allOpenEntries(system)) {
      yield `${comma}\n${JSON.stringify(dataJsonOf(entry, { origin, contactEmail }))}`;
      comma = ',';
    }
    yield '\n]}\n';
  }

  server.get('/sitemap.xml', async (_request, reply) => {
    reply.type('application/xml; charset=utf-8').header('cache-control', 'no-cache');
    return reply.send(Readable.from(sitemap()));
  });
  async function* sitemap() {
    yield SITEMAP_HEAD + pagesInSitemap(origin);
    for await (const entry of allOpenEntries(system)) yield datasetInSitemap(entry, origin);
    yield SITEMAP_END;
  }
}

/** A feed of one theme, of one department or of all; what is no theme is refused, not ignored. */
function readFeedFilter({ theme, department }: OfFeed['query']): {
  filter: CatalogueFilter;
  query: string;
} {
  const known = THEME.find((one) => one === theme);
  if (theme !== undefined && known === undefined) {
    const offered = THEME.join(', ');
    throw badInput('UNKNOWN_VALUE', 'theme', `可取 ${offered}`, `there is ${offered}`);
  }
  const query = new URLSearchParams({ ...(theme && { theme }), ...(department && { department }) });
  return {
    filter: { theme: known && [known], department: department ? [department] : undefined },
    query: query.size === 0 ? '' : `?${query.toString()}`,
  };
}

/** Sends a text unless who asks has it already. */
function send(
  request: FastifyRequest,
  reply: FastifyReply,
  type: string,
  text: string,
): FastifyReply {
  const etag = `"${createHash('sha256').update(text).digest('base64url').slice(0, 22)}"`;
  reply.header('etag', etag).header('cache-control', 'no-cache');
  if (request.headers['if-none-match'] === etag) return reply.status(304).send();
  return reply.type(`${type}; charset=utf-8`).send(text);
}
