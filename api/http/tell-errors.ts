import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import type { Logger } from 'pino';
import { Refusal } from '../errors.ts';
import { codedError } from './refusal-response.ts';

export type TellErrors = (
  errors: readonly GraphQLError[],
  requestId: string,
) => GraphQLFormattedError[];

/**
 * Gives every error its code and the request's id. What is neither a refusal nor GraphQL's own complaint
 * about the document is logged in full and told to nobody.
 */
export function errorTeller(log: Logger): TellErrors {
  return (errors, requestId) =>
    errors.map((error) => {
      const cause = error.originalError ?? error;
      const place = placeOf(error);
      if (cause instanceof Refusal) return { ...codedError(cause, requestId), ...place };
      if (isAboutDocument(error)) {
        const { http: _http, ...extensions } = error.extensions;
        return { message: error.message, ...place, extensions: { ...extensions, requestId } };
      }
      log.error({ err: cause, requestId }, 'unexpected error');
      return { ...codedError(cause, requestId), ...place };
    });
}

const DOCUMENT_CODES = new Set<unknown>([
  'GRAPHQL_PARSE_FAILED',
  'GRAPHQL_VALIDATION_FAILED',
  'OPERATION_RESOLUTION_FAILURE',
  'BAD_USER_INPUT',
  'BAD_REQUEST',
]);

/** graphql-js and Apollo complain with a code, and without a cause but a complaint that they pass on. */
function isAboutDocument({ originalError, extensions }: GraphQLError): boolean {
  const causeless =
    originalError === undefined ||
    (originalError instanceof GraphQLError && originalError.originalError === undefined);
  return causeless && DOCUMENT_CODES.has(extensions['code']);
}

function placeOf({
  path,
  locations,
}: GraphQLError): Pick<GraphQLFormattedError, 'path' | 'locations'> {
  return {
    ...(path === undefined ? {} : { path }),
    ...(locations === undefined ? {} : { locations }),
  };
}
