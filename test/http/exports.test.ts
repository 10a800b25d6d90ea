import iconv from 'iconv-lite';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { aDataset, aField, PRIVACY } from '../support/dataset.ts';
import { FIELDS, ROWS, sentRows } from '../support/oracle.ts';
import { aSystem, type TestSystem } from '../support/system.ts';

let city: TestSystem;
let who: Record<string, string>;
beforeAll(async () => {
  city = await aSystem();
  who = await city.key('citizen-li');
  await (await aDataset(city, 'taken-home', FIELDS)).send(sentRows());
  const awkward = await aDataset(city, 'awkward', [aField('id', { key: true }), aField('text')]);
  await awkward.send([
    ['1', '=cmd()'],
    ['2', '-5'],
    ['3', 'a,"b"\nc'],
    ['4', '龙门石窟 𠀀'],
    ['5', null],
  ]);
});
afterAll(() => city.end());

const take = (file: string, query: Record<string, string> = {}, as = who) =>
  city.server.inject({ url: `/exports/${file}`, query, headers: as });
const codeOf = async (...asked: Parameters<typeof take>) => {
  const response = await take(...asked);
  return { status: response.statusCode, ...response.json().errors[0].extensions };
};

/** Reads CSV by the letter of RFC 4180; nothing between commas is null. */
function readCsv(text: string): (string | null)[][] {
  const lines: (string | null)[][] = [[]];
  for (const [, quoted, plain, end] of text.matchAll(
    /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\n|$)/g,
  )) {
    const cell =
      quoted === undefined ? (plain === '' ? null : (plain ?? null)) : quoted.replaceAll('""', '"');
    lines.at(-1)?.push(cell);
    if (end === '\n') lines.push([]);
    if (end === '') break;
  }
  return lines.slice(0, -1);
}
type Row = Record<string, unknown>;
const byId = (rows: Row[]) =>
  rows.toSorted((a, b) => String(a['id']).localeCompare(String(b['id'])));

describe('a whole release is taken home', () => {
  test('as JSON and NDJSON, equal to its pages', async () => {
    const response = await take('taken-home.json');
    expect(response.headers).toMatchObject({
      'content-type': 'application/json; charset=utf-8',
      'content-disposition': 'attachment; filename="taken-home-1.json"',
      'x-release': '1',
      'x-row-count': String(ROWS.length),
    });
    expect(byId(response.json())).toEqual(byId(ROWS));
    const lines = (await take('taken-home.ndjson')).body.trimEnd().split('\n');
    expect(byId(lines.map((line) => JSON.parse(line) as Row))).toEqual(byId(ROWS));
  });

  test('as CSV, every value as it stands in JSON', async () => {
    const [head = [], ...lines] = readCsv((await take('taken-home.csv')).body);
    expect(head).toEqual(FIELDS.map(({ name }) => name));
    const rows = lines.map((line) => Object.fromEntries(line.map((cell, at) => [head[at], cell])));
    const texts = ROWS.map((row) =>
      Object.fromEntries(
        Object.entries(row).map(([name, value]) => [name, value === null ? null : String(value)]),
      ),
    );
    expect(byId(rows)).toEqual(byId(texts));
  });

  test('in the encodings that spreadsheets here open', async () => {
    const plain = await take('awkward.csv');
    expect(plain.body).toContain('"a,""b""\nc"');
    const marked = await take('awkward.csv', { encoding: 'utf-8-bom' });
    expect(marked.body).toBe(`\uFEFF${plain.body}`);
    const national = await take('awkward.csv', { encoding: 'gb18030' });
    expect(national.headers['content-type']).toBe('text/csv; charset=gb18030');
    expect(iconv.decode(national.rawPayload, 'gb18030')).toBe(plain.body);
  });

  test('with formulas made text where that is asked for, and numbers left alone', async () => {
    const cells = readCsv((await take('awkward.csv', { formulas: 'escape' })).body).map(
      ([, text]) => text,
    );
    expect(cells).toContain("'=cmd()");
    expect(cells).toContain('-5');
    expect((await take('awkward.csv')).body).toContain('=cmd()');
  });

  test('empty, it is still a file that reads', async () => {
    const where = JSON.stringify({ or: [] });
    expect((await take('taken-home.json', { where })).json()).toEqual([]);
    expect((await take('taken-home.ndjson', { where })).body).toBe('');
    expect(readCsv((await take('taken-home.csv', { where })).body)).toHaveLength(1);
  });
});

test('a part is taken home by the filter and the fields of the API', async () => {
  const where = { count: { gte: 0 }, not: { word: { isNull: true } } };
  const response = await take('taken-home.json', {
    fields: 'id,count',
    where: JSON.stringify(where),
  });
  const expected = ROWS.filter(
    ({ count, word }) => count !== null && Number(count) >= 0 && word !== null,
  );
  expect(byId(response.json())).toEqual(byId(expected.map(({ id, count }) => ({ id, count }))));
  expect(response.headers['x-row-count']).toBeUndefined();
});

describe('an export passes the same gate as a page', () => {
  test('withheld, closed and unknown are refused as there', async () => {
    const { send } = await aDataset(city, 'kept', [
      aField('id', { key: true }),
      aField('phone', { openness: 'CONDITIONAL', legalBasis: PRIVACY }),
      aField('secret', { openness: 'CLOSED', legalBasis: PRIVACY }),
    ]);
    await send([['1', '138', 'x']]);
    expect((await take('kept.json')).json()).toEqual([{ id: '1' }]);
    expect(await codeOf('kept.json', { fields: 'phone' })).toMatchObject({
      code: 'GRANT_REQUIRED',
    });
    const where = JSON.stringify({ phone: { eq: '138' } });
    expect(await codeOf('kept.csv', { where })).toMatchObject({ code: 'GRANT_REQUIRED' });
    expect(await codeOf('kept.csv', { fields: 'secret' })).toMatchObject({
      reason: 'UNKNOWN_FIELD',
    });
    expect(await codeOf('kept.csv', {}, {})).toMatchObject({ status: 401 });
    expect(await codeOf('subsistence-allowances.csv')).toMatchObject({ status: 404 });
    expect(await codeOf('no-such-dataset.csv')).toMatchObject({ status: 404 });
  });

  test('wishes that cannot be meant are refused', async () => {
    expect(await codeOf('taken-home.docx')).toMatchObject({ argument: 'format' });
    expect(await codeOf('taken-home.csv', { where: '{' })).toMatchObject({ reason: 'WRONG_TYPE' });
    expect(await codeOf('taken-home.csv', { colour: 'red' })).toMatchObject({ status: 400 });
    expect(await codeOf('taken-home.csv', { release: '7' })).toMatchObject({
      code: 'NOT_RELEASED',
    });
  });
});

describe('files that take long', () => {
  let url: URL;
  beforeAll(async () => {
    url = new URL(await city.server.listen({ port: 0, host: '127.0.0.1' }));
    const { send } = await aDataset(city, 'long', [aField('id', { key: true }), aField('text')]);
    await send(Array.from({ length: 30_000 }, (_, at) => [String(at), '长'.repeat(100)]));
  });
  const begin = (gone: AbortController) =>
    fetch(new URL('/exports/long.ndjson', url), { headers: who, signal: gone.signal });
  const running = async () => {
    const { rows } = await city.system.reader.query<{ running: number }>(
      `select count(*)::int as running from pg_stat_activity
       where query like '%open."long_v1"%' and state = 'active' and pid <> pg_backend_pid()`,
    );
    return rows[0]?.running;
  };

  test('end when nobody takes them any more, and others are let in', async () => {
    for (let round = 0; round < 12; round++) {
      const gone = new AbortController();
      const response = await begin(gone);
      expect(response.status).toBe(200);
      await response.body?.getReader().read();
      gone.abort();
      await expect.poll(running).toBe(0);
    }
    expect((await take('long.ndjson')).body.match(/\n/g)).toHaveLength(30_000);
  });

  test('are put off when a process writes as many as it may, with a time to come back', async () => {
    const gone = new AbortController();
    const held = await city.ingest.connect();
    // While the table is held none of them comes to its end, however fast they are.
    await held.query('begin');
    await held.query('lock table open."long_v1" in access exclusive mode');
    const answers: Response[] = [];
    const begun = ['csv', 'json', 'ndjson', 'xml', 'nt', 'xlsx'].map(async (format) => {
      const about = { headers: who, signal: gone.signal };
      answers.push(await fetch(new URL(`/exports/long.${format}?fields=text`, url), about));
    });
    await expect.poll(() => answers.length).toBe(2);
    for (const { status, headers } of answers) {
      expect(status).toBe(429);
      expect(headers.get('retry-after')).toBe('10');
    }
    await held.query('rollback');
    held.release();
    await Promise.all(begun);
    gone.abort();
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 200, 200, 200, 429, 429]);
  });
});
