import { createHash } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { FIELDS, ROWS, sentRows } from '../support/oracle.ts';
import { aDataset, aField, PRIVACY } from '../support/dataset.ts';
import { aSystem, type TestSystem } from '../support/system.ts';
import { whileAllowed } from '../../api/exports/while-allowed.ts';

let city: TestSystem;
let who: Record<string, string>;
let send: Awaited<ReturnType<typeof aDataset>>['send'];
beforeAll(async () => {
  city = await aSystem();
  who = await city.key('citizen-li');
  ({ send } = await aDataset(city, 'whole', FIELDS));
  await send(sentRows());
});
afterAll(() => city.end());

const take = (file: string, headers: Record<string, string> = {}) =>
  city.server.inject({ url: `/exports/${file}`, headers: { ...who, ...headers } });
const files = () =>
  readdirSync(city.exportsFolder, { recursive: true }).filter((name) =>
    String(name).endsWith('.csv'),
  );

describe('a whole release is a file', () => {
  test('that is made once, and known by its manifest', async () => {
    const manifest = (await take('whole.csv/manifest')).json();
    const first = await take('whole.csv');
    const digest = (name: string) => createHash(name).update(first.rawPayload).digest('hex');
    expect(manifest).toMatchObject({
      schemaVersion: 1,
      note: '测试',
      dataset: 'http://localhost:4000/data/whole',
      release: 1,
      format: 'csv',
      rows: ROWS.length,
      bytes: first.rawPayload.length,
      sha256: digest('sha256'),
      sm3: digest('sm3'),
    });
    expect(manifest.fields.map(({ name }: { name: string }) => name)).toEqual(
      FIELDS.map(({ name }) => name),
    );
    const again = await take('whole.csv');
    expect(again.rawPayload.equals(first.rawPayload)).toBe(true);
    expect(again.headers['content-length']).toBe(String(first.rawPayload.length));
    expect(files()).toHaveLength(1);
  });

  test('whose manifest says where the same bytes are taken again', async () => {
    const wish = 'whole.csv?encoding=gb18030&formulas=escape&fields=id,word';
    const file = await take(wish);
    const manifest = (await take(wish.replace('?', '/manifest?'))).json();
    expect(manifest).toMatchObject({ encoding: 'gb18030', formulas: 'escape' });
    const again = new URL(manifest.file);
    expect(again.searchParams.get('release')).toBe('1');
    const { rawPayload, headers } = await city.server.inject({
      url: again.pathname + again.search,
      headers: who,
    });
    expect(rawPayload.equals(file.rawPayload)).toBe(true);
    expect(headers['etag']).toBe(file.headers['etag']);
    expect(createHash('sm3').update(rawPayload).digest('hex')).toBe(manifest.sm3);
  });

  test('of which a part can be taken, so that a broken download goes on', async () => {
    const whole = await take('whole.csv');
    const etag = String(whole.headers['etag']);
    const half = Math.floor(whole.rawPayload.length / 2);
    const rest = await take('whole.csv', { range: `bytes=${half}-`, 'if-range': etag });
    expect(rest.statusCode).toBe(206);
    expect(rest.headers['content-range']).toBe(
      `bytes ${half}-${whole.rawPayload.length - 1}/${whole.rawPayload.length}`,
    );
    expect(rest.rawPayload.equals(whole.rawPayload.subarray(half))).toBe(true);
    const last = await take('whole.csv', { range: 'bytes=-10' });
    expect(last.rawPayload.equals(whole.rawPayload.subarray(-10))).toBe(true);
    expect((await take('whole.csv', { range: 'bytes=99999999-' })).statusCode).toBe(416);
    const changed = await take('whole.csv', { range: `bytes=${half}-`, 'if-range': '"other"' });
    expect([changed.statusCode, changed.rawPayload.length]).toEqual([200, whole.rawPayload.length]);
    const fresh = await take('whole.ndjson', { range: 'bytes=0-9' });
    expect([fresh.statusCode, fresh.rawPayload.length]).toEqual([206, 10]);
  });

  test('that nobody takes twice: unchanged, it is 304', async () => {
    const { headers } = await take('whole.csv');
    const again = await take('whole.csv', { 'if-none-match': String(headers['etag']) });
    expect([again.statusCode, again.body]).toEqual([304, '']);
  });

  test('that comes compressed where that is wished', async () => {
    const plain = await take('whole.csv');
    const small = await take('whole.csv', { 'accept-encoding': 'gzip' });
    expect(small.headers['content-encoding']).toBe('gzip');
    expect(small.rawPayload.length).toBeLessThan(plain.rawPayload.length);
    expect(gunzipSync(small.rawPayload).equals(plain.rawPayload)).toBe(true);
  });

  test('and the next release another one, while the first stays as it was', async () => {
    const first = await take('whole.csv');
    await send(sentRows().slice(1));
    const second = await take('whole.csv');
    expect(second.headers['x-release']).toBe('2');
    expect(second.headers['etag']).not.toBe(first.headers['etag']);
    expect((await take('whole.csv?release=1')).rawPayload.equals(first.rawPayload)).toBe(true);
  });

  test('but a part of it by a filter is streamed, and has no manifest', async () => {
    const where = encodeURIComponent('{"open":{"eq":true}}');
    const refused = await take(`whole.csv/manifest?where=${where}`);
    expect([refused.statusCode, refused.json().errors[0].extensions.argument]).toEqual([
      400,
      'where',
    ]);
    expect((await take(`whole.csv?where=${where}`)).headers['etag']).toBeUndefined();
  });
});

describe('each taking passes the gate, kept or not', () => {
  test('a file that lies there is refused to whoever may not have it', async () => {
    await take('whole.csv');
    const anonymous = await city.server.inject({ url: '/exports/whole.csv' });
    expect(anonymous.json().errors[0].extensions.code).toBe('UNAUTHENTICATED');
    const { send: sendKept } = await aDataset(city, 'kept-phones', [
      aField('id', { key: true }),
      aField('phone', { openness: 'CONDITIONAL', legalBasis: PRIVACY }),
    ]);
    await sendKept([['1', '138']]);
    const free = await take('kept-phones.csv');
    expect(free.body).not.toContain('138');
    const refused = await take('kept-phones.csv?fields=id,phone', {
      'if-none-match': String(free.headers['etag']),
    });
    expect(refused.json().errors[0].extensions.code).toBe('GRANT_REQUIRED');
  });

  test('what ends meanwhile ends the bytes', async () => {
    let ended = false;
    const pieces = async function* () {
      for (let piece = 0; ; piece++) {
        await delay(2);
        yield String(piece);
      }
    };
    const allowed = whileAllowed(
      pieces(),
      async () => {
        if (ended) throw new Error('the grant has ended');
      },
      10,
    );
    const taken: string[] = [];
    await expect(
      (async () => {
        for await (const piece of allowed) {
          taken.push(piece);
          ended = taken.length >= 20;
        }
      })(),
    ).rejects.toThrow('the grant has ended');
    expect(taken.length).toBeGreaterThanOrEqual(20);
    expect(taken.length).toBeLessThan(60);
  });
});
