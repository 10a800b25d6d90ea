import type { ApolloServerPlugin } from '@apollo/server';
import { checkShape } from '../limits/check-shape.ts';
import type { RequestContext } from './graphql-routes.ts';
import { asGraphQLError } from './coded-errors-plugin.ts';
import { Refusal } from '../errors.ts';

/** Bounds each operation after it is resolved, so that documents validated before are bounded too. */
export function shapeLimits(): ApolloServerPlugin<RequestContext> {
  return {
    requestDidStart: async () => ({
      didResolveOperation: async ({ document, operation, contextValue }) => {
        if (operation === undefined) return;
        try {
          checkShape(document, operation);
        } catch (error) {
          if (error instanceof Refusal) throw asGraphQLError(error, contextValue.requestId);
          throw error;
        }
      },
    }),
  };
}
