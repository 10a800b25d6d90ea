import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import path from 'node:path';
import { systemClock } from '../../api/clock.ts';
import { publishDeclared } from '../../api/compilation/publish-declared.ts';
import { demoHands } from '../../api/demo/demo-hands.ts';
import { childOptions } from '../../api/processes/child-options.ts';
import { prepareDatabase } from '../../api/processes/database.ts';
import type { PublicOrders } from '../../api/processes/public.ts';
import type { WorkerOrders } from '../../api/processes/worker.ts';
import { openSecrets, type Secrets } from '../../api/secrets.ts';
import { readSettings } from '../../api/settings.ts';
import { openDb, openPool } from '../../db/connect.ts';
import { startEmbeddedServer } from '../../db/embedded-server.ts';
import { type Role, ROLES } from '../../db/roles.ts';
import type { AppTables } from '../../db/tables.ts';
import { DATASETS } from './make-dataset.ts';
import { begin, end, type Finished, run } from './processes.ts';

const MAIN = path.resolve(import.meta.dirname, '../../api/main.ts');
/** As in the script `npm run opendata`. */
const OPERATOR = ['--max-semi-space-size=4', MAIN];
const SECRET = 'a secret that only the bench knows, 32+';

/** The system with its two real processes, started as `npm start` starts them but for the portal. */
export interface BenchSystem {
  port: number;
  ownerUrl: string;
  urlOf(role: Role): string;
  publicPid: number;
  postmasterPid: number;
  /** An API key of a demo person. */
  apiKey: string;
  /** Brings the file into a declared dataset by the operator's own command. */
  importFile(file: string, slug: string): Promise<Finished>;
  stop(): Promise<void>;
}

export async function startSystem(dataDir: string): Promise<BenchSystem> {
  const { PATH, HOME } = process.env;
  const port = await freePort();
  const own = { PORT: String(port), DATA_DIR: dataDir, SECRET };
  const environment = { ...(PATH && { PATH }), ...(HOME && { HOME }), ...own };
  const settings = readSettings(own);
  const secrets = openSecrets(SECRET);
  const server = await startEmbeddedServer(dataDir, secrets.passwordOf('owner'));
  const urlOf = (role: Role) => {
    const url = new URL(server.url);
    url.username = ROLES[role];
    url.password = secrets.passwordOf(role);
    return url.href;
  };
  const children: ChildProcess[] = [];
  const stop = async () => {
    await Promise.all(children.map(end));
    await server.stop();
  };
  const start = async (role: 'public' | 'worker', orders: PublicOrders | WorkerOrders) => {
    const { child } = await begin(MAIN, orders, [role], childOptions(role));
    children.push(child);
    return child.pid ?? 0;
  };
  try {
    await prepareDatabase({ ownerUrl: server.url, urlOf, stop }, secrets);
    const publicPid = await start('public', publicOrders(port, dataDir, urlOf, secrets));
    await start('worker', {
      settings,
      appUrl: urlOf('app'),
      ingestUrl: urlOf('ingest'),
      masterSecret: SECRET,
      workerSocket: path.join(dataDir, 'worker.sock'),
    });
    await declareDatasets(urlOf('app'));
    const { output } = await run([MAIN, 'key', 'citizen-li'], environment);
    return {
      port,
      ownerUrl: server.url,
      urlOf,
      publicPid,
      postmasterPid: postmasterOf(dataDir),
      apiKey: output.trim(),
      importFile: (file, slug) => run([...OPERATOR, 'import', file, '--slug', slug], environment),
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** What the public process is told; it needs nothing but a prepared database. */
export function publicOrders(
  port: number,
  dataDir: string,
  urlOf: (role: Role) => string,
  secrets: Secrets,
): PublicOrders {
  return {
    settings: readSettings({ PORT: String(port), DATA_DIR: dataDir, SECRET }),
    appUrl: urlOf('app'),
    readerUrl: urlOf('reader'),
    cursorKey: secrets.cursorKey,
    linkKey: secrets.linkKey,
    contactKey: secrets.contactKey,
    loginKey: secrets.loginKey,
    portalFolder: path.join(dataDir, 'no-portal'),
    workerSocket: undefined,
  };
}

/** Starts the public process alone, as it runs in the system. */
export async function startPublic(orders: PublicOrders): Promise<ChildProcess> {
  const { child } = await begin(MAIN, orders, ['public'], childOptions('public'));
  return child;
}

export function postmasterOf(dataDir: string): number {
  const pidFile = path.join(dataDir, 'postgres', 'postmaster.pid');
  return Number(readFileSync(pidFile, 'utf8').split('\n')[0]);
}

async function declareDatasets(appUrl: string): Promise<void> {
  const db = openDb<AppTables>(openPool(appUrl, { max: 1, onError: () => undefined }));
  const hands = await demoHands(db);
  if (hands === undefined) throw new Error('the demo people are not there yet');
  for (const dataset of DATASETS) await publishDeclared(db, systemClock, dataset, hands);
  await db.destroy();
}

export async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const address = probe.address();
  probe.close();
  if (typeof address !== 'object' || address === null) throw new Error('no free port');
  return address.port;
}
