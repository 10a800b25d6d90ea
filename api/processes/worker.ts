import { pino } from 'pino';
import { openDb, openPool } from '../../db/connect.ts';
import type { AppTables } from '../../db/tables.ts';
import { deleteExpiredSessions } from '../../db/accounts/credentials.ts';
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

const SWEEP_MINUTES = 10;

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
  const sweep = setInterval(() => {
    deleteExpiredSessions(db, systemClock()).catch((error: unknown) =>
      log.error({ err: error }, 'sweep failed'),
    );
  }, SWEEP_MINUTES * 60_000);
  return {
    stop: async () => {
      clearInterval(sweep);
      await Promise.all([appPool.end(), ingest.end()]);
    },
  };
}
