import { ApolloServer } from '@apollo/server';
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginInlineTraceDisabled,
  ApolloServerPluginLandingPageDisabled,
} from '@apollo/server/plugin/disabled';
import { fastifyApolloDrainPlugin, fastifyApolloHandler } from '@as-integrations/fastify';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { GraphQLError } from 'graphql';
import type { MaybeViewer } from '../accounts/viewer.ts';
import { ERRORS, Refusal } from '../errors.ts';
import { API_LIMITS } from '../limits/api-limits.ts';
import { codedErrors } from './coded-errors-plugin.ts';
import { KnownOperations } from './known-operations.ts';
import { codedError } from './refusal-response.ts';
import type { RequestContext } from './request-context.ts';
import { type KnownCoreQuery, requestLimits } from './request-limits-plugin.ts';
import type { PublicParts } from './public-parts.ts';
import { takeShortRoad } from './short-road.ts';
import { errorTeller } from './tell-errors.ts';
import { viewerAndEntry, viewerOfRequest } from './viewer-of-request.ts';

/** `/graphql`: who is it, parse, validate, bound, execute. */
export async function graphqlRoutes(server: FastifyInstance, parts: PublicParts): Promise<void> {
  const { schema, system, log } = parts;
  const viewerOf = viewerOfRequest(system, parts.publicUrl);
  const viewerWithEntry = viewerAndEntry(system, parts.publicUrl);
  const tellErrors = errorTeller(log);
  const known = new KnownOperations<KnownCoreQuery>();
  const apollo = new ApolloServer<RequestContext>({
    schema,
    introspection: true,
    csrfPrevention: true,
    allowBatchedHttpRequests: false,
    includeStacktraceInErrorResponses: false,
    stopOnTerminationSignals: false,
    parseOptions: { maxLexicalTokens: API_LIMITS.tokens },
    plugins: [
      ApolloServerPluginCacheControlDisabled(),
      ApolloServerPluginInlineTraceDisabled(),
      ApolloServerPluginLandingPageDisabled(),
      fastifyApolloDrainPlugin(server),
      requestLimits(known),
      codedErrors(tellErrors),
    ],
    logger: log,
  });
  await apollo.start();

  const context = async (request: FastifyRequest): Promise<RequestContext> => ({
    system,
    viewer: await whoAsks(request),
    requestId: request.id,
  });
  const contextOfKnown = async (request: FastifyRequest, slug: string | undefined) => {
    if (slug === undefined) return context(request);
    const { viewer, entry } = await viewerWithEntry(request, slug);
    return { system, viewer, requestId: request.id, known: { slug, entry } };
  };
  const whoAsks = async (request: FastifyRequest): Promise<MaybeViewer> => {
    try {
      return await viewerOf(request);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      const { message, extensions } = codedError(error, request.id);
      throw new GraphQLError(message, {
        extensions: { ...extensions, http: { status: ERRORS[error.code].status } },
      });
    }
  };
  const wholeRoad = fastifyApolloHandler(apollo, { context });
  const find = (query: string, operationName: string | undefined) => {
    const found = known.find(query, operationName);
    return found && { schema, ...found };
  };
  const short = { find, context: contextOfKnown, tellErrors, end: '\n' };
  server.route({
    method: ['GET', 'POST', 'OPTIONS'],
    url: '/graphql',
    handler: async (request, reply) =>
      (await takeShortRoad(request, reply, short)) ?? wholeRoad.call(server, request, reply),
  });
}
