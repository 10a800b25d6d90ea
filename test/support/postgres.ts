import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pg from 'pg';
import type { TestProject } from 'vitest/node';
import { openDb, openPool } from '../../db/connect.ts';
import { startEmbeddedServer } from '../../db/embedded-server.ts';
import { migrate } from '../../db/migrate.ts';
import { ensureRoles } from '../../db/roles.ts';
import { openSecrets } from '../../api/secrets.ts';
import { seedDemo } from '../../api/demo/seed-demo.ts';
import type { AppTables } from '../../db/tables.ts';
import { ROLES } from '../../db/roles.ts';

export const TEST_SECRET = 'a secret that only the tests know, 32+';

declare module 'vitest' {
  export interface ProvidedContext {
    postgresUrl: string;
  }
}

/** One real PostgreSQL for the run, with one migrated and seeded template that each suite clones. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = mkdtempSync(path.join(tmpdir(), 'opendata-test-'));
  const secrets = openSecrets(TEST_SECRET);
  const server = await startEmbeddedServer(folder, secrets.passwordOf('owner'));
  const url = new URL(server.url);
  url.pathname = '/postgres';
  const admin = new pg.Client({ connectionString: url.href });
  await admin.connect();
  await admin.query('create database template_opendata');
  await admin.end();

  url.pathname = '/template_opendata';
  const pool = openPool(url.href, { max: 1, onError: () => undefined });
  const owner = openDb<unknown>(pool);
  await ensureRoles(owner, (role) => secrets.passwordOf(role));
  await migrate(owner);
  await owner.destroy();

  const login = (role: 'app' | 'ingest') => {
    const one = new URL(url);
    one.username = ROLES[role];
    one.password = secrets.passwordOf(role);
    return openPool(one.href, { max: 6, onError: () => undefined });
  };
  const [app, ingest] = [login('app'), login('ingest')];
  const clock = () => new Date('2026-11-23T09:00:00+08:00');
  await seedDemo(openDb<AppTables>(app), { ingest, clock, datasetKey: secrets.datasetKey }, clock);
  await Promise.all([app.end(), ingest.end()]);

  project.provide('postgresUrl', url.href);
  return async () => {
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  };
}
