import path from 'node:path';
import { pino } from 'pino';
import { relyingParty } from '../auth/relying-party.ts';
import { searchMemory } from '../catalogue/search-memory.ts';
import { systemClock } from '../clock.ts';
import { openDb, openPool } from '../../db/connect.ts';
import type { AppTables } from '../../db/tables.ts';
import { MOST_EXPORTS_AT_ONCE, openExports } from '../exports/open-store.ts';
import type { NodeHandler } from '../http/demo-identity-routes.ts';
import type { PublicParts } from '../http/public-parts.ts';
import { publicServer } from '../http/server.ts';
import { openColumnar } from '../records/open-columnar.ts';
import type { Settings } from '../settings.ts';

/** How long the database may write at one file. */
const EXPORT_TIMEOUT = 30 * 60_000;

/** What the public process is given, and no more: no ingest login, no master secret. */
export interface PublicOrders {
  settings: Settings;
  appUrl: string;
  readerUrl: string;
  cursorKey: Buffer;
  linkKey: Buffer;
  contactKey: Buffer;
  loginKey: Buffer;
  portalFolder: string;
  workerSocket: string | undefined;
}

/** Runs the process that answers everyone, with the application and the reader logins. */
export async function runPublic(
  orders: PublicOrders,
  { schema, sdl, datasetSchema }: Pick<PublicParts, 'schema' | 'sdl' | 'datasetSchema'>,
) {
  const { settings } = orders;
  const log = pino({ level: settings.logLevel });
  const onError = (error: Error) => log.error({ err: error }, 'a database connection was lost');
  const appPool = openPool(orders.appUrl, { max: 10, statementTimeout: 10_000, onError });
  const reader = openPool(orders.readerUrl, { max: 10, statementTimeout: 10_000, onError });
  const exportReader = openPool(orders.readerUrl, {
    max: MOST_EXPORTS_AT_ONCE,
    statementTimeout: EXPORT_TIMEOUT,
    onError,
  });
  const db = openDb<AppTables>(appPool);
  // Whole releases are read on a connection of their own.
  const copyReader = openPool(orders.readerUrl, {
    max: 1,
    statementTimeout: EXPORT_TIMEOUT,
    onError,
  });
  const columnar = openColumnar({
    db,
    reader: copyReader,
    clock: systemClock,
    folder: path.join(settings.dataDir, 'columnar'),
    ...settings.columnar,
    onError: (error, what) => log.error({ err: error }, what),
  });
  const state = { ready: false };
  const { identity, publicUrl } = settings;
  // Whoever searches first need not wait for the whole catalogue to be read.
  searchMemory(db, undefined).catch((error: unknown) => {
    log.warn({ err: error }, 'the catalogue was not read; the first search reads it');
  });
  const server = await publicServer({
    system: {
      db,
      reader,
      columnar,
      clock: systemClock,
      secrets: {
        cursorKey: orders.cursorKey,
        linkKey: orders.linkKey,
        contactKey: orders.contactKey,
      },
      links: { origin: settings.publicUrl, minutes: settings.exportLinkMinutes },
    },
    schema,
    sdl,
    datasetSchema,
    relyingParty: relyingParty(identity, publicUrl),
    loginKey: orders.loginKey,
    publicUrl,
    contactEmail: settings.contactEmail,
    portalFolder: orders.portalFolder,
    exports: openExports({
      reader: exportReader,
      folder: path.join(settings.dataDir, 'exports'),
      room: settings.exportRoom,
      origin: publicUrl,
    }),
    workerSocket: orders.workerSocket,
    demoIdentity: identity.kind === 'DEMO' ? demoIdentity(identity, publicUrl) : undefined,
    log,
    isReady: () => state.ready,
  });
  await server.listen({ port: settings.port, host: settings.host });
  return {
    becomeReady: () => {
      state.ready = true;
    },
    stop: async () => {
      await server.close();
      await columnar?.close();
      await Promise.all([appPool, reader, exportReader, copyReader].map((pool) => pool.end()));
    },
  };
}

/** The provider of demo people is a server of its own, loaded when somebody first signs in as one of them. */
function demoIdentity(
  { issuer, clientId }: { issuer: string; clientId: string },
  publicUrl: string,
): NodeHandler {
  let provider: Promise<NodeHandler> | undefined;
  return async (request, response) => {
    provider ??= import('../demo/identity-provider.ts').then(({ demoIdentityProvider }) =>
      demoIdentityProvider({ issuer, clientId, publicUrl }),
    );
    return (await provider)(request, response);
  };
}
