import type { FastifyReply, FastifyRequest } from 'fastify';
import { execute } from 'graphql';
import { z } from 'zod';
import type { RequestContext } from './request-context.ts';
import type { SlugAsked } from './slug-asked.ts';
import { Splice } from './splice.ts';
import type { TellErrors } from './tell-errors.ts';
import type { Executable } from './typed-schemas.ts';
import { Unwritable } from '../records/write-bytes.ts';

const bodySchema = z.strictObject({
  query: z.string(),
  operationName: z.string().nullish(),
  variables: z.record(z.string(), z.unknown()).nullish(),
});

/** What a client says that it accepts when the answer is `application/json` without a doubt. */
const PLAIN = new Set([undefined, '*/*', 'application/json']);

interface KnownQuery extends Executable {
  slug?: SlugAsked;
}

export interface ShortRoad<Context extends RequestContext> {
  /** The query if it came before and was found good, in the form in which it is executed here. */
  find: (query: string, operationName: string | undefined) => KnownQuery | undefined;
  /** @param slug of the dataset that is asked for, where that is seen at once */
  context: (request: FastifyRequest, slug: string | undefined) => Promise<Context>;
  tellErrors: TellErrors;
  /** What an answer ends with. */
  end: string;
}

/**
 * Answers a query that came before without the pipeline that parses, validates and negotiates: who asks, what is
 * asked and what is allowed are judged anew, and the answer is the same to the byte. Undefined, and nothing done,
 * where that takes more: an unknown query, a refused caller, variables that do not fit, a value that is no text.
 */
export async function takeShortRoad<Context extends RequestContext>(
  request: FastifyRequest,
  reply: FastifyReply,
  { find, context, tellErrors, end }: ShortRoad<Context>,
): Promise<string | Buffer | undefined> {
  if (request.method !== 'POST' || !isPlain(request)) return undefined;
  const { data: body } = bodySchema.safeParse(request.body);
  const known = body && find(body.query, body.operationName ?? undefined);
  if (known === undefined) return undefined;
  const slug = known.slug?.(body?.variables ?? {});
  const contextValue = await context(request, slug).catch(() => undefined);
  if (contextValue === undefined) return undefined;
  const splice = new Splice();
  const result = await execute({
    schema: known.schema,
    document: known.document,
    contextValue: { ...contextValue, splice },
    operationName: body?.operationName,
    variableValues: body?.variables,
  });
  // Without data nothing was executed: the variables do not fit, and the whole road says how.
  if (!('data' in result)) return undefined;
  const { data, errors } = result;
  if (errors?.some(({ originalError }) => originalError instanceof Unwritable)) return undefined;
  void reply.header('content-type', 'application/json; charset=utf-8');
  const told = errors && tellErrors(errors, contextValue.requestId);
  return splice.into(`${JSON.stringify({ errors: told, data })}${end}`);
}

function isPlain({ headers }: FastifyRequest): boolean {
  return (
    headers['content-type']?.startsWith('application/json') === true && PLAIN.has(headers.accept)
  );
}
