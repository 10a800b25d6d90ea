import { setTimeout as delay } from 'node:timers/promises';
import type { Kysely } from 'kysely';
import pg from 'pg';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { claimJob, endJob, letGo, type RunningJob } from '../../db/exports/runs.ts';
import type { AppTables } from '../../db/tables.ts';
import { aDataset, aField } from '../support/dataset.ts';
import { anOwner } from '../support/exporter.ts';
import { aSystem, type TestSystem } from '../support/system.ts';

/** Who takes which export to make, and what ends one. */
let city: TestSystem;
let li: ReturnType<typeof anOwner>;
let chen: ReturnType<typeof anOwner>;
const at = new Date('2026-11-23T10:00:00+08:00');
beforeAll(async () => {
  city = await aSystem();
  li = anOwner(city, await city.key('citizen-li'));
  chen = anOwner(city, await city.person('researcher-chen'));
  const { send } = await aDataset(city, 'claimed', [aField('id', { key: true }), aField('kind')]);
  await send([['1', 'kept']]);
});
afterEach(async () => {
  const { db } = city.system;
  await db
    .updateTable('exportJob')
    .set({ state: 'CANCELLED', claim: null, finishedAt: at })
    .where('state', 'in', ['REQUESTED', 'RUNNING', 'READY'])
    .execute();
  await db.deleteFrom('exportJob').execute();
});
afterAll(() => city.end());

const ask = async (owner: typeof li) => {
  const { exportJob } = await owner.request({
    dataset: 'claimed',
    where: { kind: { eq: 'kept' } },
  });
  city.at(new Date(city.system.clock().getTime() + 1_000).toISOString());
  return exportJob as { id: string };
};
const claim = (held: Kysely<AppTables>) => claimJob(held, { at, mostAttempts: 5 });
/** Someone who makes exports until his process ends. */
const aProcess = <T>(work: (held: Kysely<AppTables>) => Promise<T>) =>
  city.system.db.connection().execute(async (held) => {
    try {
      return await work(held);
    } finally {
      await letGo(held);
    }
  });
const theirs = async (job: RunningJob | undefined) => {
  const { accountId } = await city.system.db
    .selectFrom('exportJob')
    .select('accountId')
    .where('id', '=', job?.id ?? '')
    .executeTakeFirstOrThrow();
  return accountId;
};

test('what ended its process five times has failed, and the next one gets its turn', async () => {
  const bad = await ask(li);
  for (let begun = 0; begun < 5; begun += 1) {
    expect(await aProcess(claim)).toMatchObject({ attempts: begun + 1 });
    expect((await li.see(bad.id)).state).toBe('RUNNING');
  }
  const good = await ask(chen);
  expect(await aProcess(claim)).toMatchObject({ attempts: 1 });
  expect((await chen.see(good.id)).state).toBe('RUNNING');
  expect(await li.see(bad.id)).toMatchObject({
    state: 'FAILED',
    failure: { code: 'INTERNAL_SERVER_ERROR' },
  });
});

test('nobody waits for the second export of another who has one running already', async () => {
  await ask(li);
  await ask(li);
  await ask(chen);
  await aProcess(async (one) => {
    const first = await theirs(await claim(one));
    expect(await aProcess(async (other) => theirs(await claim(other)))).not.toBe(first);
  });
});

test('a release that is changed while its export becomes ready ends the export, and neither waits for the other', async () => {
  await ask(li);
  await aProcess(async (held) => {
    const job = await claim(held);
    if (job === undefined) throw new Error('nothing to claim');
    const changing = new pg.Client({ connectionString: city.urlOf() });
    await changing.connect();
    await changing.query('begin');
    await changing.query(
      'select from app.release where dataset_id = $1 and number = $2 for update',
      [job.datasetId, job.release],
    );
    const finishedAt = new Date(at.getTime() + 1_000);
    const ready = endJob(city.system.db, job, {
      state: 'READY',
      rowsDone: 1,
      bytes: 10,
      sha256: 'a'.repeat(64),
      sm3: 'b'.repeat(64),
      finishedAt,
      keptUntil: new Date(at.getTime() + 60_000),
    });
    // As long as it takes to come to the lock, and longer than PostgreSQL waits before it looks for a circle.
    await delay(1_500);
    await changing.query(
      `update app.export_job set state = 'FAILED', failure = 'RELEASE_PURGED', claim = null, finished_at = $2 where id = $1`,
      [job.id, finishedAt],
    );
    await changing.query('commit');
    await changing.end();
    expect(await ready).toBe(false);
  });
});
