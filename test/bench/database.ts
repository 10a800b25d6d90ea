import { systemClock } from '../../api/clock.ts';
import { demoHands } from '../../api/demo/demo-hands.ts';
import { seedDemo } from '../../api/demo/seed-demo.ts';
import { prepareDatabase } from '../../api/processes/database.ts';
import type { Secrets } from '../../api/secrets.ts';
import { openDb, openPool } from '../../db/connect.ts';
import type { RunningServer } from '../../db/embedded-server.ts';
import { type Role, ROLES } from '../../db/roles.ts';
import type { AppTables } from '../../db/tables.ts';

/** A database of its own on the server, migrated and seeded, with a pool for each login. */
export async function aDatabase(server: RunningServer, secrets: Secrets, name: string) {
  const owner = openPool(server.url, { max: 1, onError: () => undefined });
  await owner.query(`create database ${name}`);
  await owner.end();
  const urlOf = (role?: Role) => {
    const url = new URL(server.url);
    url.pathname = `/${name}`;
    if (role !== undefined) {
      url.username = ROLES[role];
      url.password = secrets.passwordOf(role);
    }
    return url.href;
  };
  const database = { ownerUrl: urlOf(), urlOf, stop: async () => undefined };
  await prepareDatabase(database, secrets);
  const pool = (role?: Role) => openPool(urlOf(role), { max: 4, onError: () => undefined });
  const [maintenance, app, reader] = [pool(), pool('app'), pool('reader')];
  const ingest = {
    ingest: pool('ingest'),
    clock: systemClock,
    datasetKey: secrets.datasetKey,
  };
  const db = openDb<AppTables>(app);
  await seedDemo(db, ingest, systemClock);
  const hands = await demoHands(db);
  if (hands === undefined) throw new Error('the demo people are not there');
  return {
    db,
    reader,
    urlOf,
    ingest,
    hands,
    /** A statement of the owner; its rows. */
    maintain: async <Row extends object>(statement: string): Promise<Row[]> =>
      (await maintenance.query<Row>(statement)).rows,
    end: () => Promise.all([maintenance, app, reader, ingest.ingest].map((one) => one.end())),
  };
}
