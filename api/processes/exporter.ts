import os from 'node:os';
import path from 'node:path';
import { pino } from 'pino';
import { openDb, openPool } from '../../db/connect.ts';
import type { AppTables } from '../../db/tables.ts';
import { systemClock } from '../clock.ts';
import { openExporter } from '../exports/jobs/open-exporter.ts';
import { KeptFiles } from '../exports/kept-files.ts';
import { Lane } from '../exports/lane.ts';
import type { Settings } from '../settings.ts';

/** What the exporter is given: the logins of the public process, and none of its keys. */
export interface ExporterOrders {
  settings: Settings;
  appUrl: string;
  readerUrl: string;
}

/** Pages go first: where processors are short, exports wait. */
const NICE = 10;

/** Runs the process that makes exports which nobody waits for: apart from pages, so that it cannot starve them. */
export async function runExporter({ settings, appUrl, readerUrl }: ExporterOrders) {
  os.setPriority(NICE);
  const log = pino({ level: settings.logLevel });
  const onError = (error: Error) => log.error({ err: error }, 'a database connection was lost');
  const app = openPool(appUrl, { max: 6, onError });
  const reader = openPool(readerUrl, { max: 2, statementTimeout: 10_000, onError });
  // A job holds a connection while others work for it: one that is lost meanwhile ends the job and not the process.
  app.on('connect', (client) => client.on('error', onError));
  const folder = path.join(settings.dataDir, 'exports');
  const room = settings.exportRoom;
  const exporter = openExporter({
    system: { db: openDb<AppTables>(app), clock: systemClock },
    origin: settings.publicUrl,
    readerUrl,
    reader,
    folder,
    room,
    keepDays: settings.exportDays,
    kept: new KeptFiles(folder, room * 2 ** 20, new Lane(0, 'exports')),
    log,
  });
  return {
    stop: async () => {
      await exporter.stop();
      await Promise.all([app.end(), reader.end()]);
    },
  };
}
