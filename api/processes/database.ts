import { openDb, openPool } from '../../db/connect.ts';
import { runningServerUrl, startEmbeddedServer } from '../../db/embedded-server.ts';
import { migrate } from '../../db/migrate.ts';
import { ensureRoles, type Role, ROLES } from '../../db/roles.ts';
import type { AppTables } from '../../db/tables.ts';
import { indexRemaining } from '../catalogue/search-index.ts';
import type { Secrets } from '../secrets.ts';
import type { Settings } from '../settings.ts';

export interface OpenDatabase {
  ownerUrl: string;
  urlOf(role: Role): string;
  stop(): Promise<void>;
}

/** The database of the settings, or the embedded one, started. */
export async function openDatabase(settings: Settings, secrets: Secrets): Promise<OpenDatabase> {
  if (settings.databaseUrl !== undefined)
    return opened(settings.databaseUrl, secrets, async () => undefined);
  const server = await startEmbeddedServer(settings.dataDir, secrets.passwordOf('owner'));
  return opened(server.url, secrets, () => server.stop());
}

/** For the command line: joins the embedded server where it runs, and starts it where it does not. */
export async function joinDatabase(settings: Settings, secrets: Secrets): Promise<OpenDatabase> {
  const running =
    settings.databaseUrl === undefined
      ? runningServerUrl(settings.dataDir, secrets.passwordOf('owner'))
      : undefined;
  return running === undefined
    ? openDatabase(settings, secrets)
    : opened(running, secrets, async () => undefined);
}

/** Logins and shape of the database, brought up to date by its owner. */
export async function prepareDatabase(database: OpenDatabase, secrets: Secrets): Promise<string[]> {
  const pool = openPool(database.ownerUrl, { max: 1, onError: () => undefined });
  const owner = openDb<unknown>(pool);
  try {
    await ensureRoles(owner, (role) => secrets.passwordOf(role));
    const done = await migrate(owner);
    await indexRemaining(openDb<AppTables>(pool));
    return done;
  } finally {
    await owner.destroy();
  }
}

function opened(ownerUrl: string, secrets: Secrets, stop: () => Promise<void>): OpenDatabase {
  return {
    ownerUrl,
    urlOf: (role) => {
      const url = new URL(ownerUrl);
      url.username = ROLES[role];
      url.password = secrets.passwordOf(role);
      return url.href;
    },
    stop,
  };
}
