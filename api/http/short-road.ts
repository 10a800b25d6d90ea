import type { FastifyReply, FastifyRequest } from 'fastify';
import { execute, type GraphQLSchema } from 'graphql';
import { z } from 'zod';
import type { RequestContext } from './request-context.ts';
import type { KnownOperations } from './known-operations.ts';
import { Splice } from './splice.ts';
import type { TellErrors } from './tell-errors.ts';

const bodySchema = z.strictObject({
  query: z.string(),
  operationName: z.string().nullish(),
  variables: z.record(z.string(), z.unknown()).nullish(),
});

/** What a client says that it accepts when the answer is `application/json` without a doubt. */
const PLAIN = new Set([undefined, '*/*', 'application/json']);

export interface ShortRoadParts {
  schema: GraphQLSchema;
  known: KnownOperations;
  context: (request: FastifyRequest) => Promise<RequestContext>;
  tellErrors: TellErrors;
}

/**
 * Answers a query that came before without the pipeline that parses, validates and negotiates: who asks, what is
 * asked and what is allowed are judged anew, and the answer is the same to the byte. Undefined, and nothing done,
 * where that takes more: an unknown query, a refused caller, variables that do not fit.
 */
export function shortRoad({ schema, known, context, tellErrors }: ShortRoadParts) {
  return async (request: FastifyRequest, reply: FastifyReply) => {
    if (request.method !== 'POST' || !isPlain(request)) return undefined;
    const { data: body } = bodySchema.safeParse(request.body);
    const document = body && known.find(body.query, body.operationName ?? undefined);
    if (document === undefined) return undefined;
    const contextValue = await context(request).catch(() => undefined);
    if (contextValue === undefined) return undefined;
    const splice = new Splice();
    const result = await execute({
      schema,
      document,
      contextValue: { ...contextValue, splice },
      operationName: body?.operationName,
      variableValues: body?.variables,
    });
    // Without data nothing was executed: the variables do not fit, and the whole road says how.
    if (!('data' in result)) return undefined;
    const { data, errors } = result;
    void reply.header('content-type', 'application/json; charset=utf-8');
    const told = errors && tellErrors(errors, contextValue.requestId);
    return splice.into(`${JSON.stringify({ errors: told, data })}\n`);
  };
}

function isPlain({ headers }: FastifyRequest): boolean {
  return (
    headers['content-type']?.startsWith('application/json') === true && PLAIN.has(headers.accept)
  );
}
