import type pg from 'pg';
import { type AppDb, openDb, openPool } from '../../db/connect.ts';
import type { AppTables } from '../../db/tables.ts';
import { openSecrets, readMasterSecret, type Secrets } from '../secrets.ts';
import { readSettings } from '../settings.ts';
import { joinDatabase, prepareDatabase } from './database.ts';

/** Runs an operator's work on the system's database, whether the system runs or not. */
export async function asOperator<T>(
  work: (db: AppDb, ingest: pg.Pool, secrets: Secrets) => Promise<T>,
): Promise<T> {
  const settings = readSettings();
  const secrets = openSecrets(readMasterSecret(settings.dataDir, settings.secret));
  const database = await joinDatabase(settings, secrets);
  const onError = () => undefined;
  await prepareDatabase(database, secrets);
  const app = openPool(database.urlOf('app'), { max: 2, onError });
  const ingest = openPool(database.urlOf('ingest'), { max: 4, onError });
  try {
    return await work(openDb<AppTables>(app), ingest, secrets);
  } finally {
    await Promise.all([app.end(), ingest.end()]);
    await database.stop();
  }
}
