import { mkdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { pino } from 'pino';
import { openDb, openPool } from '../../db/connect.ts';
import type { AppTables } from '../../db/tables.ts';
import { deleteExpiredSessions } from '../../db/accounts/credentials.ts';
import { failDeadLoads, ingestDb } from '../../db/releases/loads.ts';
import { recountForLearnedYears } from '../calendar/learn-years.ts';
import { systemClock } from '../clock.ts';
import { dropOldFiles } from '../deliveries/held-files.ts';
import { PACKED } from '../onboarding/pack-table.ts';
import { dropBatchesWithFiles, dropPacked, untouchedSince } from '../onboarding/drop-batches.ts';
import { seedDemo } from '../demo/seed-demo.ts';
import { workerServer } from '../http/worker-server.ts';
import { mailerOf, openPostOffice } from '../messages/post-office.ts';
import { makeReminders } from '../notices/make-reminders.ts';
import { openSecrets } from '../secrets.ts';
import type { Settings } from '../settings.ts';

/** What the worker is given. */
export interface WorkerOrders {
  settings: Settings;
  appUrl: string;
  ingestUrl: string;
  masterSecret: string;
  workerSocket: string | undefined;
}

const SWEEP_MINUTES = 1;

/** Runs the process that holds the ingest login: loads, releases and housekeeping. */
export async function runWorker(orders: WorkerOrders) {
  const log = pino({ level: orders.settings.logLevel });
  const onError = (error: Error) => log.error({ err: error }, 'a database connection was lost');
  const appPool = openPool(orders.appUrl, { max: 3, onError });
  const ingest = openPool(orders.ingestUrl, { max: 6, onError });
  const db = openDb<AppTables>(appPool);
  const { datasetKey, contactKey } = openSecrets(orders.masterSecret);
  if (orders.settings.identity.kind === 'DEMO') {
    await seedDemo(db, { ingest, clock: systemClock, datasetKey }, systemClock);
  }
  const held = path.join(orders.settings.dataDir, 'held');
  const onboarding = path.join(orders.settings.dataDir, 'onboarding');
  for (const folder of [held, onboarding]) await mkdir(folder, { recursive: true, mode: 0o700 });
  const housekeeping = async () => {
    const now = systemClock();
    await deleteExpiredSessions(db, now);
    const dead = await failDeadLoads(ingestDb(ingest), now);
    await dropOldFiles(held, now);
    await dropBatchesWithFiles({ ingest: { ingest }, folder: onboarding }, untouchedSince(now));
    if (dead > 0) log.warn({ loads: dead }, 'loads of ended processes were marked failed');
  };
  // One that fails does not keep the other from its work.
  const sweep = async () => {
    for (const duty of [housekeeping, () => makeReminders({ db, clock: systemClock })])
      await duty().catch((error: unknown) => log.error({ err: error }, 'housekeeping failed'));
  };
  const recounted = await recountForLearnedYears({ db, clock: systemClock });
  if (recounted > 0) log.warn({ deadlines: recounted }, 'the calendar has learned a year');
  await dropPacked(onboarding, PACKED);
  await sweep();
  const timer = setInterval(() => void sweep(), SWEEP_MINUTES * 60_000);
  const { publicUrl } = orders.settings;
  const mailer = mailerOf(orders.settings);
  const postOffice = openPostOffice({ db, clock: systemClock, mailer, publicUrl, contactKey }, log);
  const uploads = path.join(orders.settings.dataDir, 'uploads');
  await emptyFolder(uploads);
  const server = await workerServer({
    db,
    ingest: { ingest, clock: systemClock, datasetKey },
    clock: systemClock,
    publicUrl,
    uploads,
    held,
    onboarding,
    kept: ['exports', 'columnar'].map((name) => path.join(orders.settings.dataDir, name)),
    log,
  });
  const { workerAddress } = orders.settings;
  await server.listen(workerAddress ?? { path: orders.workerSocket ?? '' });
  return {
    stop: async () => {
      clearInterval(timer);
      await postOffice.close();
      await server.close();
      await Promise.all([appPool.end(), ingest.end()]);
    },
  };
}

/** What lies here belonged to loads of an ended process: nobody will ask for it again. */
async function emptyFolder(folder: string): Promise<void> {
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
}
