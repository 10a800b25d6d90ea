import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import pg from 'pg';
import { afterAll, describe, expect, inject, test } from 'vitest';
import { anInstallation } from '../support/installation.ts';
import { TEST_SECRET } from '../support/postgres.ts';

/** Starting, stopping and killing the system as an operator does, with its real processes. */

const installation = await anInstallation();
afterAll(installation.end);

const rowsWith = async (key: string) => {
  const answer = await fetch(`${installation.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${key}` },
    body: JSON.stringify({ query: '{ dataset(slug: "divisions") { records { totalCount } } }' }),
  });
  return (await answer.json()) as {
    data?: { dataset: { records: { totalCount: number } | null } };
  };
};
/** The command line of a process; empty where it has ended meanwhile. */
const commandOf = (pid: string): string => {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8');
  } catch {
    return '';
  }
};
const key = async () => (await installation.command('key', 'citizen-li')).output.trim();

describe('an installation', () => {
  test('starts from nothing, says what to try, and keeps its data over an end, Ctrl-C and kill -9', async () => {
    const first = await installation.start();
    expect(first.output).toContain(installation.url);
    expect(first.output).toContain('citizen-li');
    expect(first.output).toContain('npm run opendata -- key citizen-li');
    const made = await key();
    expect(made).toMatch(/^lyod_/);
    const rows = (await rowsWith(made)).data?.dataset.records?.totalCount;
    expect(rows).toBeGreaterThan(10);
    expect(await first.stop('SIGINT')).toBe(0);

    // The better of two starts: the machine may have been busy with another suite during one.
    const again = await installation.start();
    expect(await again.stop('SIGTERM')).toBe(0);
    const second = await installation.start();
    const milliseconds = Math.min(again.milliseconds ?? 1e9, second.milliseconds ?? 1e9);
    expect(milliseconds).toBeLessThan(3000);
    expect((await rowsWith(made)).data?.dataset.records?.totalCount).toBe(rows);

    await second.stop('SIGKILL');
    const third = await installation.start();
    expect(third.milliseconds).toBeLessThan(6000);
    expect((await rowsWith(made)).data?.dataset.records?.totalCount).toBe(rows);

    const refused = await installation.start();
    expect(refused.code).toBe(1);
    expect(refused.output).toContain(`already runs on ${installation.dataDir}`);
    expect((await rowsWith(made)).data?.dataset.records?.totalCount).toBe(rows);
    expect(await third.stop('SIGTERM')).toBe(0);
    await expect(fetch(`${installation.url}/healthz`)).rejects.toThrow();
    expect(existsSync(path.join(installation.dataDir, 'postgres', 'postmaster.pid'))).toBe(false);
  });

  test('says by its exit code whether a command did what it was asked', async () => {
    const running = await installation.start();
    const file = path.join(installation.dataDir, 'broken.xlsx');
    writeFileSync(file, 'PK\u0003\u0004 broken');
    const broken = await installation.command('import', file, '--slug', 'broken');
    expect(broken).toMatchObject({ code: 1, output: expect.stringContaining('ARCHIVE_BROKEN') });
    expect((await installation.command('no-such-command')).code).toBe(2);
    expect((await installation.command('key', 'citizen-li')).code).toBe(0);
    await running.stop('SIGTERM');
  });

  test('ends whole when one of its processes ends, and says which', async () => {
    const running = await installation.start();
    const children = readFileSync(`/proc/${running.pid}/task/${running.pid}/children`, 'utf8');
    const worker = children
      .trim()
      .split(' ')
      .map(Number)
      .find((pid) => readFileSync(`/proc/${pid}/cmdline`, 'utf8').endsWith('worker\0'));
    if (worker === undefined) throw new Error('no worker process');
    process.kill(worker, 'SIGKILL');
    for (let waited = 0; running.code === undefined && waited < 10_000; waited += 50) {
      await delay(50);
    }
    expect(running.code).toBe(1);
    expect(running.output).toContain('The worker process ended');
  });

  test('goes on when its exporter ends, and starts another', async () => {
    const running = await installation.start();
    const exporter = () =>
      readFileSync(`/proc/${running.pid}/task/${running.pid}/children`, 'utf8')
        .trim()
        .split(' ')
        .find((pid) => commandOf(pid).endsWith('exporter\0'));
    // It is started when all else is ready.
    await expect.poll(exporter, { timeout: 10_000 }).toBeDefined();
    const first = exporter();
    process.kill(Number(first), 'SIGKILL');
    await expect
      .poll(() => ![undefined, first].includes(exporter()), { timeout: 10_000 })
      .toBe(true);
    expect(running.output).toContain('The exporter ended (SIGKILL)');
    expect((await fetch(`${installation.url}/healthz`)).status).toBe(200);
    expect(await running.stop('SIGTERM')).toBe(0);
  });

  test('names a wrong setting and refuses the demo people in production', async () => {
    const port = await installation.start({ PORT: 'eighty' });
    expect([port.code, port.output]).toEqual([1, expect.stringContaining('Setting PORT')]);
    const production = await installation.start({ NODE_ENV: 'production' });
    expect(production.code).toBe(1);
    expect(production.output).toContain('set OIDC_ISSUER');
  });
});

test('with DATABASE_URL no server of its own starts', async () => {
  const url = new URL(inject('postgresUrl'));
  const name = `installation_${process.pid}_${Date.now()}`;
  const admin = new URL(url);
  admin.pathname = '/postgres';
  const client = new pg.Client({ connectionString: admin.href });
  await client.connect();
  await client.query(`create database ${name}`);
  url.pathname = `/${name}`;
  // The logins belong to the whole server, so that their passwords must stay those of the other suites.
  const own = await anInstallation({ DATABASE_URL: url.href, SECRET: TEST_SECRET });
  try {
    const running = await own.start();
    expect(running.code).toBeUndefined();
    expect(existsSync(path.join(own.dataDir, 'postgres'))).toBe(false);
    expect(await (await fetch(`${own.url}/schema.graphql`)).text()).toContain('type Query');
  } finally {
    await own.end();
    await client.query(`drop database ${name} with (force)`);
    await client.end();
  }
});
