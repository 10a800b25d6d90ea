import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import type { ExporterOrders } from '../../api/processes/exporter.ts';
import { childOptions } from '../../api/processes/child-options.ts';
import { readSettings } from '../../api/settings.ts';
import { aDataset, aField } from '../support/dataset.ts';
import { anExporter, anOwner, jobFiles, lockRows } from '../support/exporter.ts';
import { aSystem, type TestSystem } from '../support/system.ts';

/** Exporters as real processes: killed, started again, and several at once. */
const main = path.resolve(import.meta.dirname, '../../api/main.ts');
const ROWS = 20_000;
const where = { kind: { eq: 'kept' } };
let city: TestSystem;
let li: ReturnType<typeof anOwner>;
let chen: ReturnType<typeof anOwner>;
const started: ChildProcess[] = [];
beforeAll(async () => {
  city = await aSystem();
  li = anOwner(city, await city.key('citizen-li'));
  chen = anOwner(city, await city.person('researcher-chen'));
  const { send } = await aDataset(city, 'heavy', [
    aField('id', { key: true }),
    aField('kind'),
    aField('text'),
  ]);
  await send(Array.from({ length: ROWS }, (_, at) => [String(at), 'kept', '长'.repeat(200)]));
});
afterEach(async () => {
  await Promise.all(started.splice(0).map((child) => end(child, 'SIGTERM')));
  const { db, clock } = city.system;
  await db
    .updateTable('exportJob')
    .set({ state: 'CANCELLED', claim: null, finishedAt: clock() })
    .where('state', 'in', ['REQUESTED', 'RUNNING', 'READY'])
    .execute();
  await db.deleteFrom('exportJob').execute();
  await rm(city.exportsFolder, { recursive: true, force: true });
});
afterAll(() => city.end());

async function start(): Promise<ChildProcess> {
  const child = fork(main, ['exporter'], { ...childOptions('exporter'), stdio: 'inherit' });
  started.push(child);
  const orders: ExporterOrders = {
    settings: readSettings({ DATA_DIR: city.dataDir }),
    appUrl: city.urlOf('app'),
    readerUrl: city.urlOf('reader'),
  };
  child.send(orders);
  const [message] = (await once(child, 'message')) as [object];
  expect(message).toEqual({ running: true });
  return child;
}

async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, 'exit');
  child.kill(signal);
  await ended;
}

const attempts = async () =>
  (await city.system.db.selectFrom('exportJob').select(['attempts', 'state']).execute()).toSorted(
    (one, other) => one.attempts - other.attempts,
  );

/** Bytes that have been written at files which are not whole. */
function written(): number {
  if (!existsSync(city.exportsFolder)) return 0;
  return readdirSync(city.exportsFolder, { recursive: true })
    .map(String)
    .filter((name) => name.endsWith('.part'))
    .reduce((sum, name) => sum + statSync(path.join(city.exportsFolder, name)).size, 0);
}

test('killed in the middle of a file, an export is begun anew by the next process, and is the same', async () => {
  const first = await start();
  const { exportJob } = await li.request({ dataset: 'heavy', where, format: 'NT' });
  while (written() === 0) await delay(1);
  await end(first, 'SIGKILL');
  expect(await li.see(exportJob.id)).toMatchObject({ state: 'RUNNING', downloadUrl: null });
  expect(written()).toBeGreaterThan(0);

  await start();
  const job = await li.until(exportJob.id, 'READY');
  expect(await attempts()).toEqual([{ attempts: 2, state: 'READY' }]);
  const { pathname, search } = new URL(job.downloadUrl);
  const { rawPayload } = await city.server.inject({ url: pathname + search });
  const query = new URLSearchParams({ where: JSON.stringify(where) });
  const streamed = await city.server.inject({
    url: `/exports/heavy.nt?${query.toString()}`,
    headers: li.who,
  });
  expect(rawPayload.equals(streamed.rawPayload)).toBe(true);
  // What the dead one left is gone.
  await expect.poll(() => written()).toBe(0);
  expect(await jobFiles(city.exportsFolder)).toHaveLength(1);
});

test('told to end, a process puts back what it was making at once, and that does not count as a failure', async () => {
  const unlock = await lockRows(city, 'heavy');
  const first = await start();
  const { exportJob } = await li.request({ dataset: 'heavy', where });
  await li.until(exportJob.id, 'RUNNING');
  const began = performance.now();
  await end(first, 'SIGTERM');
  expect(performance.now() - began).toBeLessThan(5_000);
  expect((await li.see(exportJob.id)).state).toBe('REQUESTED');
  await unlock();
  await start();
  await li.until(exportJob.id, 'READY');
  expect(await attempts()).toEqual([{ attempts: 1, state: 'READY' }]);
});

test('a file that would be larger than the room for all is not made', async () => {
  const exporter = anExporter(city, { room: 4 });
  const { exportJob } = await li.request({ dataset: 'heavy', where });
  const job = await li.until(exportJob.id, 'FAILED');
  expect(job.failure).toEqual({ code: 'EXPORT_TOO_LARGE' });
  expect(job.bytes).toBeLessThanOrEqual(4 * 2 ** 20);
  await exporter.stop();
  expect(written()).toBe(0);
});

test('where the room is short, the oldest file goes first', async () => {
  const exporter = anExporter(city);
  const first = await li.take({ dataset: 'heavy', where });
  city.at('2026-11-23T10:01:00+08:00');
  const second = await li.take({ dataset: 'heavy', where });
  await exporter.stop();
  const narrow = anExporter(city, { room: (1.5 * first.bytes) / 2 ** 20 });
  await li.until(first.id, 'EXPIRED');
  expect((await li.see(second.id)).state).toBe('READY');
  await expect.poll(() => jobFiles(city.exportsFolder)).toHaveLength(1);
  await narrow.stop();
});

test('however many processes look for work, each export is made by one of them, once', async () => {
  await Promise.all([start(), start(), start()]);
  const asked = await Promise.all(
    [li, chen].flatMap((owner) =>
      Array.from({ length: 3 }, async () => ({
        owner,
        ...(await owner.request({ dataset: 'heavy', where })),
      })),
    ),
  );
  const made = await Promise.all(
    asked.map(({ owner, exportJob }) => owner.until(exportJob.id, 'READY')),
  );
  expect(new Set(made.map(({ sha256 }) => sha256)).size).toBe(1);
  expect(await attempts()).toEqual(made.map(() => ({ attempts: 1, state: 'READY' })));
  expect(await jobFiles(city.exportsFolder)).toHaveLength(6);
});
