import { readFileSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';
import { read, utils, write } from '@e965/xlsx';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { anInstallation } from '../support/installation.ts';

/**
 * 数据报送: what a department's programs send, through the one door, into the worker's pool and out again as
 * rows; on a real installation, because two processes and two logins take part.
 */
let city: Awaited<ReturnType<typeof anInstallation>>;
let running: Awaited<ReturnType<typeof city.start>>;
beforeAll(async () => {
  city = await anInstallation();
  running = await city.start();
  if (running.code !== undefined) throw new Error(running.output);
}, 180_000);
afterAll(() => city.end());

const DATASET = 'heritage-sites';
const asked = async (key: string, query: string) => {
  const response = await fetch(`${city.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${key}` },
    body: JSON.stringify({ query }),
  });
  return (await response.json()) as { data: Record<string, never>; errors?: object[] };
};
const send = (where: string, body: string | Buffer, headers: Record<string, string>) =>
  fetch(`${city.url}/deliveries/${where}`, {
    method: 'POST',
    headers: { 'content-type': 'application/octet-stream', ...headers },
    body: typeof body === 'string' ? body : new Uint8Array(body),
  });

/** A key of the heritage bureau's post for sending, made as the operator of the database would hand it out. */
async function departmentKey(): Promise<string> {
  const made = await city.command('key', 'heritage-officer', '--deliveries');
  expect(made.code).toBe(0);
  return made.output.trim();
}

describe('a department', () => {
  let key = '';
  let headers: Record<string, string> = {};
  let columns: string[] = [];
  beforeAll(async () => {
    key = await departmentKey();
    headers = { authorization: `Bearer ${key}` };
    const { data } = await asked(key, `{ dataset(slug: "${DATASET}") { fields { name } } }`);
    const { fields } = (data as unknown as { dataset: { fields: { name: string }[] } }).dataset;
    columns = fields.map(({ name }) => name);
  });
  const head = async () => {
    const { data } = await asked(
      key,
      `{ dataset(slug: "${DATASET}") { release { number rowCount inserted changed deleted } } }`,
    );
    return (data as unknown as { dataset: { release: Record<string, number> } }).dataset.release;
  };
  const line = (values: Record<string, unknown>) => `${JSON.stringify(values)}\n`;

  test('pushes changes by key; the same push twice changes nothing and answers the same', async () => {
    const before = await head();
    const rows = [
      { siteId: 'T-0001', name: '测试遗址', district: '410311', _op: 'upsert' },
      { siteId: 'no-such', _op: 'delete' },
    ].map((row) => line({ ...Object.fromEntries(columns.map((name) => [name, null])), ...row }));
    const push = () =>
      send(`${DATASET}/increments?name=push.ndjson`, rows.join(''), {
        ...headers,
        'idempotency-key': 'push-1',
      });
    const first = await push();
    const report = (await first.json()) as Record<string, number>;
    expect([first.status, report]).toMatchObject([200, { inserted: 1, unchanged: 1, received: 2 }]);
    const after = await head();
    expect(after).toMatchObject({
      number: Number(before['number']) + 1,
      rowCount: Number(before['rowCount']) + 1,
    });
    const second = await push();
    expect([second.status, second.headers.get('idempotency-replayed')]).toEqual([200, 'true']);
    expect(await head()).toEqual(after);
  });

  test('sees before loading what a file will become, and gets its rejected rows back as a workbook to mend', async () => {
    const good = Object.fromEntries(columns.map((name) => [name, '']));
    const table = [
      { ...good, siteId: 'T-0002', name: '好的一行', district: '410311' },
      { ...good, siteId: '', name: '没有编号', district: '410311' },
    ];
    const csv = utils.sheet_to_csv(utils.json_to_sheet(table, { header: columns }));
    const before = await head();
    const seen = await send(`${DATASET}/preview?name=sites.csv`, csv, headers);
    const preview = (await seen.json()) as { rows: unknown[]; rejections: { reason: string }[] };
    expect([
      seen.status,
      preview.rows.length,
      preview.rejections.map(({ reason }) => reason),
    ]).toEqual([200, 1, ['MISSING_VALUE']]);
    expect(await head()).toEqual(before);

    const taken = await send(`${DATASET}/increments?name=sites.csv`, csv, {
      ...headers,
      'idempotency-key': 'mend-1',
    });
    const { loadId } = (await taken.json()) as { loadId: string };
    const back = await fetch(`${city.url}/deliveries/loads/${loadId}/rejected.xlsx`, { headers });
    const book = read(Buffer.from(await back.arrayBuffer()));
    const sheet = book.Sheets[book.SheetNames[0] ?? ''] ?? {};
    const rows = utils.sheet_to_json<Record<string, string>>(sheet, { defval: '' });
    expect(rows).toMatchObject([
      { name: '没有编号', 退回原因: expect.stringContaining('不能为空') as string },
    ]);

    const mended = utils.json_to_sheet(rows.map((row) => ({ ...row, siteId: 'T-0003' })));
    const file = write(utils.book_new(mended, 'Sheet1'), {
      type: 'buffer',
      bookType: 'xlsx',
    }) as Buffer;
    const again = await send(`${DATASET}/increments?name=mended.xlsx`, file, {
      ...headers,
      'idempotency-key': 'mend-2',
    });
    expect(await again.json()).toMatchObject({ inserted: 1, rejected: 0 });
  });

  test('watches a large file load, and cancels it; what stood stands', async () => {
    const before = await head();
    const row = columns.map((name): string =>
      name === 'name' ? '遗址' : name === 'district' ? '410311' : '',
    );
    const place = columns.indexOf('siteId');
    const lines = Array.from({ length: 300_000 }, (_, at) => row.with(place, `L-${at}`).join(','));
    const taken = await send(
      `${DATASET}/files?name=large.csv`,
      [columns.join(','), ...lines].join('\n'),
      headers,
    );
    expect(taken.status).toBe(202);
    const { load } = (await taken.json()) as { load: string };
    const state = async () =>
      (await (await fetch(`${city.url}/deliveries/loads/${load}`, { headers })).json()) as {
        state: string;
      };
    expect((await state()).state).toBe('LOADING');
    const cancelled = await fetch(`${city.url}/deliveries/loads/${load}/cancel`, {
      method: 'POST',
      headers,
    });
    expect(cancelled.status).toBe(202);
    for (let waited = 0; (await state()).state === 'LOADING' && waited < 30_000; waited += 100)
      await delay(100);
    expect((await state()).state).toBe('CANCELLED');
    expect(await head()).toEqual(before);
  });

  test('is refused with a code: another department, no key, a key for reading, no name for the push', async () => {
    const push = { 'idempotency-key': 'x' };
    const code = async (answer: Response) => {
      const body = (await answer.json()) as { errors: { extensions: { code: string } }[] };
      return [answer.status, body.errors[0]?.extensions.code];
    };
    expect(await code(await send('companies/increments', '{}', { ...headers, ...push }))).toEqual([
      404,
      'DATASET_NOT_FOUND',
    ]);
    expect(await code(await send('no-such/increments', '{}', { ...headers, ...push }))).toEqual([
      404,
      'DATASET_NOT_FOUND',
    ]);
    expect(await code(await send(`${DATASET}/increments`, '{}', push))).toEqual([
      401,
      'UNAUTHENTICATED',
    ]);
    const reading = {
      authorization: `Bearer ${(await city.command('key', 'citizen-li')).output.trim()}`,
    };
    expect(await code(await send(`${DATASET}/increments`, '{}', { ...reading, ...push }))).toEqual([
      403,
      'FORBIDDEN',
    ]);
    expect(await code(await send(`${DATASET}/increments`, '{}', headers))).toEqual([
      400,
      'BAD_USER_INPUT',
    ]);
    const rows = await asked(key, `{ dataset(slug: "museums") { records { nodes } } }`);
    expect(rows.errors).toMatchObject([{ extensions: { code: 'FORBIDDEN' } }]);
  });

  test('loses nothing when everything is killed in the middle of a load: the last release serves, the load is marked', async () => {
    const before = await head();
    const place = columns.indexOf('siteId');
    const row = columns.map((name): string => (name === 'district' ? '410311' : 'x'));
    const lines = Array.from({ length: 300_000 }, (_, at) => row.with(place, `K-${at}`).join(','));
    const taken = await send(
      `${DATASET}/files?name=killed.csv`,
      [columns.join(','), ...lines].join('\n'),
      headers,
    );
    const { load } = (await taken.json()) as { load: string };
    const children = readFileSync(`/proc/${running.pid}/task/${running.pid}/children`, 'utf8');
    for (const pid of children.trim().split(' ').map(Number)) {
      if (readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('main.ts'))
        process.kill(pid, 'SIGKILL');
    }
    await running.stop('SIGKILL');
    running = await city.start();
    expect(running.output).toContain('is ready');
    const state = async () =>
      (await (await fetch(`${city.url}/deliveries/loads/${load}`, { headers })).json()) as {
        state: string;
      };
    expect((await state()).state).toBe('FAILED');
    expect(await head()).toEqual(before);
  });
});
