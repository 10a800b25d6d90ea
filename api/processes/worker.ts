import { pino } from 'pino';
import { openDb, openPool } from '../../db/connect.ts';
import type { AppTables } from '../../db/tables.ts';
import { deleteExpiredSessions } from '../../db/accounts/credentials.ts';
import { failDeadLoads, ingestDb } from '../../db/releases/loads.ts';
import { systemClock } from '../clock.ts';
import { seedDemo } from '../demo/seed-demo.ts';
import { openSecrets } from '../secrets.ts';
import type { Settings } from '../settings.ts';

/** What the worker is given. */
export interface WorkerOrders {
  settings: Settings;
  appUrl: string;
  ingestUrl: string;
  masterSecret: string;
}

const SWEEP_MINUTES = 1;
/** A load that has just begun has not taken its lock yet. */
const LOAD_GRACE_SECONDS = 10;

/** Runs the process that holds the ingest login: loads, releases and housekeeping. */
export async function runWorker(orders: WorkerOrders) {
  const log = pino({ level: orders.settings.logLevel });
  const onError = (error: Error) => log.error({ err: error }, 'a database connection was lost');
  const appPool = openPool(orders.appUrl, { max: 3, onError });
  const ingest = openPool(orders.ingestUrl, { max: 6, onError });
  const db = openDb<AppTables>(appPool);
  const { datasetKey } = openSecrets(orders.masterSecret);
  if (orders.settings.identity.kind === 'DEMO') {
    await seedDemo(db, { ingest, clock: systemClock, datasetKey }, systemClock);
  }
  const housekeeping = async () => {
    const now = systemClock();
    await deleteExpiredSessions(db, now);
    const silentSince = new Date(now.getTime() - LOAD_GRACE_SECONDS * 1000);
    const dead = await failDeadLoads(ingestDb(ingest), silentSince, now);
    if (dead > 0) log.warn({ loads: dead }, 'loads of ended processes were marked failed');
  };
  const sweep = async () =>
    housekeeping().catch((error: unknown) => log.error({ err: error }, 'housekeeping failed'));
  await sweep();
  const timer = setInterval(() => void sweep(), SWEEP_MINUTES * 60_000);
  return {
    stop: async () => {
      clearInterval(timer);
      await Promise.all([appPool.end(), ingest.end()]);
    },
  };
}
