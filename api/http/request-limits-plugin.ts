import type { ApolloServerPlugin } from '@apollo/server';
import { type DocumentNode, OperationTypeNode } from 'graphql';
import { Refusal } from '../errors.ts';
import type { changeRate } from '../limits/change-rate.ts';
import { checkShape } from '../limits/check-shape.ts';
import { asGraphQLError } from './coded-errors-plugin.ts';
import type { RequestContext } from './request-context.ts';
import type { KnownOperations } from './known-operations.ts';
import { type SlugAsked, slugAsked } from './slug-asked.ts';

/** A document of the core endpoint that is known, and the dataset that it asks for. */
export interface KnownCoreQuery {
  document: DocumentNode;
  slug: SlugAsked;
}

/**
 * Bounds each operation after it is resolved, so that documents validated before are bounded too; a query within
 * its bounds is known from then on.
 */
export function requestLimits(
  known: KnownOperations<KnownCoreQuery>,
): ApolloServerPlugin<RequestContext> {
  let counting: Promise<ReturnType<typeof changeRate>> | undefined;
  // What counts brings many libraries with it, and most of what comes only reads.
  const allowChange: ReturnType<typeof changeRate> = async (viewer, mutations) => {
    counting ??= import('../limits/change-rate.ts').then(({ changeRate }) => changeRate());
    return (await counting)(viewer, mutations);
  };
  return {
    requestDidStart: async () => ({
      didResolveOperation: async ({ request, document, operation, contextValue }) => {
        if (operation === undefined) return;
        try {
          const rootFields = checkShape(document, operation);
          if (operation.operation === OperationTypeNode.QUERY) {
            known.remember(request.query ?? '', request.operationName, {
              document,
              slug: slugAsked(document, request.operationName),
            });
          }
          if (operation.operation !== OperationTypeNode.MUTATION) return;
          await allowChange(contextValue.viewer, rootFields);
        } catch (error) {
          if (error instanceof Refusal) throw asGraphQLError(error, contextValue.requestId);
          throw error;
        }
      },
    }),
  };
}
