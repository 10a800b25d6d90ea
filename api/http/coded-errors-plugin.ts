import { type ApolloServerPlugin, HeaderMap } from '@apollo/server';
import { GraphQLError } from 'graphql';
import { ERRORS, type Refusal } from '../errors.ts';
import type { RequestContext } from './request-context.ts';
import { codedError } from './refusal-response.ts';
import type { TellErrors } from './tell-errors.ts';

/** A refusal of the whole request, with its HTTP status. */
export function asGraphQLError(refusal: Refusal, requestId: string): GraphQLError {
  const { message, extensions } = codedError(refusal, requestId);
  const { retryAfterSeconds } = extensions;
  const headers = new HeaderMap();
  if (retryAfterSeconds !== undefined) headers.set('retry-after', String(retryAfterSeconds));
  return new GraphQLError(message, {
    extensions: { ...extensions, http: { status: ERRORS[refusal.code].status, headers } },
    originalError: refusal,
  });
}

/** Tells the errors of every answer that passes Apollo's pipeline. */
export function codedErrors(tellErrors: TellErrors): ApolloServerPlugin<RequestContext> {
  return {
    requestDidStart: async ({ contextValue: { requestId } }) => ({
      willSendResponse: async ({ response, errors }) => {
        if (response.body.kind !== 'single' || errors === undefined) return;
        response.body.singleResult.errors = tellErrors(errors, requestId);
      },
    }),
  };
}
