import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { aDataset } from '../support/dataset.ts';
import {
  anExporter,
  anExportingCity,
  anOwner,
  applyFor,
  EXPORTED,
  jobFiles,
  lockRows,
  type ToldJob,
} from '../support/exporter.ts';
import { aWorker } from '../support/worker.ts';

/** What ends an export: its owner, its grant, its release, a purge, time; and the database, which knows no other way. */
let all: Awaited<ReturnType<typeof anExportingCity>>;
beforeAll(async () => {
  all = await anExportingCity();
});
afterAll(() => all.end());

const { where } = EXPORTED;

/** Statements of the reader login that read the dataset; others may not see them. */
const running = async (slug: string) => {
  const { rows: found } = await all.city.system.reader.query<{ running: number }>(
    `select count(*)::int as running from pg_stat_activity
     where query like $1 and state = 'active' and pid <> pg_backend_pid()`,
    [`%open."${slug}_v1"%`],
  );
  return found[0]?.running;
};

describe('an export ends', () => {
  test('when its owner cancels it, within seconds and also where no row has come yet', async () => {
    const open = await lockRows(all.city, 'jobs');
    const { exportJob } = await all.li.request({ dataset: 'jobs', where });
    await all.li.until(exportJob.id, 'RUNNING');
    await expect.poll(() => running('jobs')).toBe(1);
    expect((await all.li.cancel(exportJob.id)).exportJob.state).toBe('CANCELLED');
    await expect.poll(() => running('jobs'), { timeout: 5_000 }).toBe(0);
    await open();
    expect((await all.li.see(exportJob.id)).state).toBe('CANCELLED');
    expect((await all.li.cancel(exportJob.id)).errors).toMatchObject([{ code: 'CONFLICT' }]);
  });

  test('when its owner wants the file no more: it is deleted', async () => {
    const job = await all.li.take({ dataset: 'jobs', where });
    await all.li.cancel(job.id);
    expect(await all.codeAt(job.downloadUrl)).toEqual([410, 'EXPORT_EXPIRED']);
  });

  test('when the grant on which it rests is withdrawn: while it is made, and when it is fetched', async () => {
    const grant = await (await applyFor(all.city, all.chen, 'jobs', ['phone'])).agree();
    const wish = { dataset: 'jobs', fields: ['id', 'phone'], where: { phone: { eq: '138' } } };
    const readings = async () =>
      (await all.city.system.db.selectFrom('reading').selectAll().execute()).length;
    const before = await readings();
    const ready = await all.chen.take(wish);
    expect(await readings()).toBe(before + 1);
    expect((await all.get(ready.downloadUrl)).body).toContain('138');
    expect(await readings()).toBe(before + 2);

    const open = await lockRows(all.city, 'jobs');
    const { exportJob } = await all.chen.request(wish);
    await all.chen.until(exportJob.id, 'RUNNING');
    await grant.withdraw();
    const failed = await all.chen.until(exportJob.id, 'FAILED');
    expect(failed.failure).toEqual({ code: 'GRANT_REQUIRED' });
    await expect.poll(() => running('jobs')).toBe(0);
    await open();
    for (const headers of [{}, { range: 'bytes=0-9' }] as Record<string, string>[])
      expect(await all.codeAt(ready.downloadUrl, headers)).toEqual([403, 'GRANT_REQUIRED']);
    expect(await all.codeAt(ready.manifestUrl)).toEqual([403, 'GRANT_REQUIRED']);
    await all.chen.cancel(ready.id);
  });

  test('when the last day of its grant is over, while no row has come yet', async () => {
    await (await applyFor(all.city, all.chen, 'jobs', ['phone'])).agree();
    const unlock = await lockRows(all.city, 'jobs');
    const { exportJob } = await all.chen.request({ dataset: 'jobs', fields: ['phone'], where });
    await all.chen.until(exportJob.id, 'RUNNING');
    all.city.at('2027-07-01T00:00:00+08:00');
    const stands = () =>
      all.city.system.db
        .selectFrom('exportJob')
        .select(['state', 'failure'])
        .where('id', '=', keyOf(exportJob))
        .executeTakeFirst();
    await expect
      .poll(stands, { timeout: 10_000 })
      .toEqual({ state: 'FAILED', failure: 'GRANT_REQUIRED' });
    await unlock();
    all.city.at('2026-11-23T10:00:00+08:00');
  });

  test('when its release is taken back', async () => {
    const back = await aDataset(all.city, 'jobs-back', EXPORTED.fields);
    await back.send(EXPORTED.saying('收回'));
    const job = await all.li.take({ dataset: 'jobs-back', where });
    const { data } = await all.city.ask(
      'mutation { withdrawRelease(input: { dataset: "jobs-back", release: 1, reason: "误传" }) { errors { code } } }',
      {},
      await all.city.person('heritage-officer', '文物'),
    );
    expect(data.withdrawRelease.errors).toEqual([]);
    expect(await all.li.see(job.id)).toMatchObject({
      state: 'FAILED',
      failure: { code: 'RELEASE_WITHDRAWN' },
    });
    expect(await all.codeAt(job.downloadUrl)).toEqual([410, 'RELEASE_WITHDRAWN']);
  });

  test('when values are purged from its dataset: file and filter go with them', async () => {
    const leak = await aDataset(all.city, 'jobs-leak', EXPORTED.fields);
    await leak.send(EXPORTED.saying('泄漏'));
    const job = await all.li.take({ dataset: 'jobs-leak', where: { note: { contains: '泄漏' } } });
    const worker = await aWorker(all.city);
    const { body: order } = await worker.ask(
      'POST',
      '/deliveries/jobs-leak/purges',
      await all.city.person('heritage-officer', '文物'),
      { what: { zh: '误发', en: 'A mistake' }, reason: '投诉', kind: 'ROW', key: { id: '1' } },
    );
    const { body: done } = await worker.ask(
      'POST',
      `/deliveries/purges/${order.purge}/confirm`,
      await all.city.person('heritage-principal', '文物'),
      {},
    );
    expect(done.errors).toBeUndefined();
    await worker.end();
    expect(await all.li.see(job.id)).toMatchObject({
      state: 'FAILED',
      failure: { code: 'RELEASE_PURGED' },
      where: null,
    });
    expect(await all.codeAt(job.downloadUrl)).toEqual([410, 'RELEASE_PURGED']);
    expect((await jobFiles(all.city.exportsFolder)).join()).not.toContain(keyOf(job));
  });

  test('files go when their time is over', async () => {
    const job = await all.li.take({ dataset: 'jobs', where });
    expect(job.keptUntil).toBe('2026-11-30T10:00:00.000+08:00');
    all.city.at('2026-11-30T10:00:01+08:00');
    const sweeping = anExporter(all.city);
    const owner = anOwner(all.city, await all.city.key('citizen-li'));
    expect((await owner.until(job.id, 'EXPIRED')).downloadUrl).toBeNull();
    await sweeping.stop();
    all.city.at('2026-11-23T10:00:00+08:00');
    expect(await all.codeAt(job.downloadUrl)).toEqual([410, 'EXPORT_EXPIRED']);
    await expect.poll(() => jobFiles(all.city.exportsFolder)).toEqual([]);
  });
});

describe('the database itself', () => {
  test('moves a job along its states and no other way', async () => {
    const job = await all.li.take({ dataset: 'jobs', where });
    const id = keyOf(job);
    const app = (set: string) => appQuery(`update export_job set ${set} where id = '${id}'`);
    await expect(
      app(`state = 'RUNNING', claim = gen_random_uuid(), finished_at = null`),
    ).rejects.toThrow(/does not follow/);
    await expect(app(`state = 'FAILED'`)).rejects.toThrow(/failed_says_why/);
    const unlock = await lockRows(all.city, 'jobs');
    const { exportJob: other } = await all.li.request({ dataset: 'jobs', where });
    await all.li.until(other.id, 'RUNNING');
    const digest = "repeat('a', 64)";
    await expect(
      appQuery(
        `update export_job set state = 'READY', claim = null, sha256 = ${digest}, sm3 = ${digest},
           finished_at = now(), kept_until = now(), superseded_at = now() where id = '${keyOf(other)}'`,
      ),
    ).rejects.toThrow(/no longer what the file was made of/);
    await expect(
      appQuery(`update export_job set rows_done = -1 where id = '${keyOf(other)}'`),
    ).rejects.toThrow(/not undone/);
    await expect(appQuery(`delete from export_job where id = '${keyOf(other)}'`)).rejects.toThrow(
      /not over/,
    );
    await all.li.cancel(other.id);
    await unlock();
    await expect(app(`release = 2`)).rejects.toThrow(/permission denied/);
    await expect(app(`account_id = gen_random_uuid()`)).rejects.toThrow(/permission denied/);
    await expect(
      all.city.ingest.query(`update app.export_job set state = 'CANCELLED'`),
    ).rejects.toThrow(/permission denied/);
    await expect(all.city.system.reader.query('select * from app.export_job')).rejects.toThrow(
      /permission denied/,
    );
    await all.li.cancel(job.id);
  });
});

const keyOf = ({ id }: ToldJob) => Buffer.from(id, 'base64url').toString().split(':')[1] ?? '';

/** As the application's own login, without what the code allows. */
async function appQuery(text: string) {
  const client = new pg.Client({
    connectionString: all.city.urlOf('app'),
    options: '-c search_path=app',
  });
  await client.connect();
  try {
    return await client.query(text);
  } finally {
    await client.end();
  }
}
