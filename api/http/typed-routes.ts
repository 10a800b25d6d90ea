import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import {
  type ExecutionArgs,
  getOperationAST,
  GraphQLError,
  Kind,
  parse,
  validate,
  type DocumentNode,
} from 'graphql';
import { createHandler, type OperationContext } from 'graphql-http';
import { type CatalogueEntry, datasetBySlug } from '../catalogue/entry.ts';
import { badInput, Refusal } from '../errors.ts';
import { API_LIMITS } from '../limits/api-limits.ts';
import { checkShape } from '../limits/check-shape.ts';
import { answerCoded } from './coded-answers.ts';
import type { PublicParts } from './public-parts.ts';
import { takeShortRoad } from './short-road.ts';
import { errorTeller } from './tell-errors.ts';
import { type TypedSchema, TypedSchemas } from './typed-schemas.ts';
import { viewerAndEntry, viewerOfRequest } from './viewer-of-request.ts';

type Asked = FastifyRequest<{ Params: { names: string } }>;

/**
 * `/graphql/<name>` and `/graphql/<name>+<name>`: a schema made for just the datasets named, and its SDL at the
 * same address with `.graphql`. A closed dataset is answered as one that does not exist (M30).
 */
export async function typedRoutes(server: FastifyInstance, parts: PublicParts): Promise<void> {
  const { system, log } = parts;
  answerCoded(server);
  const schemas = new TypedSchemas(parts.datasetSchema);
  const tellErrors = errorTeller(log);
  const whoAsks = viewerOfRequest(system, parts.publicUrl);
  const viewerWithEntry = viewerAndEntry(system, parts.publicUrl);

  server.get('/graphql/:names.graphql', async (request: Asked, reply) => {
    const { printed } = schemas.of(await entriesNamed(request.params.names));
    reply.header('etag', printed.etag).header('cache-control', 'no-cache');
    if (request.headers['if-none-match'] === printed.etag) return reply.status(304).send();
    return reply.type('text/plain; charset=utf-8').send(printed.sdl);
  });

  server.route({
    method: ['GET', 'POST'],
    url: '/graphql/:names',
    handler: async (request: Asked, reply) => {
      const { entries, viewer } = await entriesAndViewer(request);
      const typed = schemas.of(entries);
      const context = async () => ({
        system,
        viewer: await viewer(),
        requestId: request.id,
        entries: new Map(entries.map((entry) => [entry.slug, entry])),
      });
      void reply.header('cache-control', 'no-store');
      const short = await takeShortRoad(request, reply, {
        find: (query, operationName) => typed.known.find(query, operationName)?.short(),
        context,
        tellErrors,
        end: '',
      });
      return short ?? answer(typed, context, request, reply);
    },
  });

  /** The entry of one name is asked for with who asks; that nobody may ask so is said after the name was found. */
  const entriesAndViewer = async (request: Asked) => {
    const { names } = request.params;
    if (names.includes('+') || request.method !== 'POST')
      return { entries: await entriesNamed(names), viewer: () => whoAsks(request) };
    const asked = await viewerWithEntry(request, names).catch((error: unknown) => {
      if (error instanceof Refusal) return undefined;
      throw error;
    });
    if (asked === undefined)
      return { entries: await entriesNamed(names), viewer: () => whoAsks(request) };
    return { entries: [existing(asked.entry)], viewer: async () => asked.viewer };
  };

  const entriesNamed = async (names: string): Promise<CatalogueEntry[]> => {
    const slugs = slugsOf(names);
    const found = await Promise.all(slugs.map((slug) => datasetBySlug(system, slug)));
    return found.map(existing);
  };

  const answer = async (
    typed: TypedSchema,
    context: () => Promise<OperationContext>,
    request: Asked,
    reply: FastifyReply,
  ) => {
    const told = (error: Readonly<GraphQLError | Error>) => {
      const located =
        error instanceof GraphQLError
          ? error
          : new GraphQLError(error.message, { originalError: error });
      const coded = isAboutVariables(located) ? withCode(located, 'BAD_USER_INPUT') : located;
      const [one] = tellErrors([coded], request.id);
      return one as GraphQLError;
    };
    const handle = createHandler<FastifyRequest, undefined, OperationContext>({
      onSubscribe: async (_request, params) => {
        const document = documentOf(typed, params.query, params.operationName ?? undefined);
        if (!('kind' in document)) return document;
        return {
          schema: typed.schema,
          document,
          operationName: params.operationName,
          variableValues: params.variables,
          contextValue: await context(),
        } satisfies ExecutionArgs;
      },
      formatError: told,
    });
    const [body, { status, headers }] = await handle({
      method: request.method,
      url: request.url,
      headers: request.headers,
      body: () => request.body as Record<string, unknown> | null,
      raw: request,
      context: undefined,
    });
    return reply
      .status(status)
      .headers(headers ?? {})
      .send(body);
  };
}

/** @throws NOT_FOUND */
function existing(entry: CatalogueEntry | undefined): CatalogueEntry {
  if (entry === undefined) throw new Refusal('NOT_FOUND', { argument: 'names' });
  return entry;
}

/** The document of a query within its bounds, parsed and validated once; or what is wrong with it. */
function documentOf(
  typed: TypedSchema,
  query: string,
  operationName: string | undefined,
): DocumentNode | readonly GraphQLError[] {
  const { schema, known } = typed;
  const before = known.find(query, operationName);
  if (before !== undefined) return before.document;
  try {
    const document = parse(query, { maxLexicalTokens: API_LIMITS.tokens });
    const errors = validate(schema, document);
    if (errors.length > 0)
      return errors.map((error) => withCode(error, 'GRAPHQL_VALIDATION_FAILED'));
    const operation = getOperationAST(document, operationName);
    if (operation == null) {
      return [
        withCode(new GraphQLError('The operation is not named.'), 'OPERATION_RESOLUTION_FAILURE'),
      ];
    }
    checkShape(document, operation);
    typed.remember(query, operationName, document);
    return document;
  } catch (error) {
    if (error instanceof GraphQLError) return [withCode(error, 'GRAPHQL_PARSE_FAILED')];
    if (error instanceof Refusal)
      return [new GraphQLError(error.message, { originalError: error })];
    throw error;
  }
}

/** Variables that do not fit are found when the query is run, before anything of it is: such errors have no path. */
function isAboutVariables({ path, nodes, originalError, extensions }: GraphQLError): boolean {
  return (
    path === undefined &&
    originalError === undefined &&
    extensions['code'] === undefined &&
    nodes?.every(({ kind }) => kind === Kind.VARIABLE_DEFINITION) === true
  );
}

function withCode(error: GraphQLError, code: string): GraphQLError {
  const { message, nodes = null, source = null, positions = null } = error;
  return new GraphQLError(message, { nodes, source, positions, extensions: { code } });
}

const MOST_DATASETS = 4;

/** Names of datasets, each once, in one order: `b+a` is the schema of `a+b`. */
function slugsOf(names: string): string[] {
  const slugs = [...new Set(names.split('+'))].toSorted();
  if (slugs.length <= MOST_DATASETS) return slugs;
  throw badInput(
    'TOO_MANY',
    'names',
    `一次至多 ${MOST_DATASETS} 个数据集`,
    `at most ${MOST_DATASETS} datasets at once`,
  );
}
