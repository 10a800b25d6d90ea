import type { GraphQLSchema } from 'graphql';
import type { Logger } from 'pino';
import type { RelyingParty } from '../auth/relying-party.ts';
import type { System } from '../context.ts';
import type { ExportStore } from '../exports/take-export.ts';
import type { NodeHandler } from './demo-identity-routes.ts';
import type { DatasetSchemas } from './typed-schemas.ts';

/** Everything that the public listener serves. */
export interface PublicParts {
  system: System;
  schema: GraphQLSchema;
  sdl: string;
  datasetSchema: DatasetSchemas;
  relyingParty: RelyingParty;
  loginKey: Buffer;
  publicUrl: string;
  contactEmail: string;
  portalFolder: string;
  exports: ExportStore;
  demoIdentity: NodeHandler | undefined;
  log: Logger;
  /** Socket of the worker; absent where the worker has an address of its own. */
  workerSocket: string | undefined;
  /** Whether the whole system is ready to answer. */
  isReady: () => boolean;
}
