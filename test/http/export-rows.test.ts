import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { anExportingCity, applyFor, lockRows } from '../support/exporter.ts';

/** A file holds the rows that were granted when it was made, and leaves only while these, or all, are granted. */
let all: Awaited<ReturnType<typeof anExportingCity>>;
let whole: Grant;
let odd: Grant;
type Grant = Awaited<ReturnType<Awaited<ReturnType<typeof applyFor>>['agree']>>;
const ends: (() => Promise<void>)[] = [];
afterAll(async () => {
  for (const end of ends) await end();
});

const isOdd = { kind: 'condition', field: 'kind', operator: 'eq', value: 'odd' } as const;
const isEven = { ...isOdd, value: 'even' };
const wish = { dataset: 'jobs', fields: ['id', 'kind', 'phone'] };
const url = '/exports/jobs.ndjson?where=%7B%22note%22%3A%7B%22contains%22%3A%22%22%7D%7D';

beforeEach(async () => {
  all = await anExportingCity();
  ends.push(all.end);
  odd = await (await apply()).agree(isOdd);
  whole = await (await apply()).agree();
});
const apply = () => applyFor(all.city, all.chen, 'jobs', ['phone']);

describe('of two grants on the same fields, one for all rows and one for some', () => {
  test('a file of all rows does not outlive the one for all rows', async () => {
    const job = await all.chen.take(wish);
    expect((await all.get(job.downloadUrl)).body).toContain('even');
    const readings = () => all.city.system.db.selectFrom('reading').selectAll().execute();
    const before = (await readings()).length;
    await whole.withdraw();
    for (const headers of [{}, { range: 'bytes=0-9' }] as Record<string, string>[])
      expect(await all.codeAt(job.downloadUrl, headers)).toEqual([403, 'GRANT_CHANGED']);
    expect(await all.codeAt(job.manifestUrl)).toEqual([403, 'GRANT_CHANGED']);
    expect(await readings()).toHaveLength(before);
    const fresh = await all.chen.take(wish);
    const { body } = await all.get(fresh.downloadUrl);
    expect([body.includes('odd'), body.includes('even')]).toEqual([true, false]);
  });

  test('one that is being made ends with it, and is not made of other rows than were granted when it was asked for', async () => {
    const unlock = await lockRows(all.city, 'jobs');
    const { exportJob } = await all.chen.request(wish);
    await all.chen.until(exportJob.id, 'RUNNING');
    await whole.withdraw();
    expect(await all.chen.until(exportJob.id, 'FAILED')).toMatchObject({
      failure: { code: 'GRANT_CHANGED' },
    });
    await unlock();
  });

  test.each([
    ['all that are granted', '', 'GRANT_REQUIRED'],
    ['some', '&fields=id,kind,phone', 'GRANT_CHANGED'],
  ])('one that is streamed, of %s fields, is broken off', async (_which, fields, code) => {
    const unlock = await lockRows(all.city, 'jobs');
    const answer = all.get(url + fields, { ...all.chen.who, 'accept-encoding': 'gzip' });
    await delay(500);
    await whole.withdraw();
    if (fields === '') await odd.withdraw();
    await delay(2_000);
    await unlock();
    const { statusCode, headers, body } = await answer;
    // What is refused before its first byte is told as what it is, and not as the file.
    expect([statusCode, JSON.parse(body).errors[0].extensions.code]).toEqual([403, code]);
    for (const name of ['content-encoding', 'content-disposition', 'x-release'])
      expect(headers).not.toHaveProperty(name);
  });

  test('a file of some rows may be fetched by whoever may read them all, and not under a grant for others', async () => {
    await whole.withdraw();
    const job = await all.chen.take(wish);
    await odd.withdraw();
    const more = await (await apply()).agree();
    const fetched = await all.get(job.downloadUrl);
    expect([fetched.statusCode, fetched.body.includes('even')]).toEqual([200, false]);
    await more.withdraw();
    await (await apply()).agree(isEven);
    expect(await all.codeAt(job.downloadUrl)).toEqual([403, 'GRANT_CHANGED']);
  });
});

test('the database lets nobody alter the rows a file was asked for with', async () => {
  const job = await all.chen.take(wish);
  const id = Buffer.from(job.id, 'base64url').toString().split(':')[1];
  await expect(
    all.city.system.db
      .updateTable('exportJob')
      .set({ rowTerms: 'a'.repeat(64) })
      .where('id', '=', String(id))
      .execute(),
  ).rejects.toThrow(/permission denied/);
});
