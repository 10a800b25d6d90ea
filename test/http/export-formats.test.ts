import { read, utils } from '@e965/xlsx';
import { parquetMetadata, parquetReadObjects } from 'hyparquet';
import { Parser } from 'n3';
import sax from 'sax';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { aDataset, aField } from '../support/dataset.ts';
import { FIELDS, type Row, ROWS, sentRows } from '../support/oracle.ts';
import { aSystem, type TestSystem } from '../support/system.ts';

/** What other programs read in the files: never our own reader on our own writer alone. */
let city: TestSystem;
let who: Record<string, string>;
const POINT = '{"type":"Point","coordinates":[112.45,34.62]}';
const LONG = JSON.stringify({
  type: 'LineString',
  coordinates: Array.from({ length: 3000 }, (_, at) => [112 + at / 10_000, 34.62]),
});
beforeAll(async () => {
  city = await aSystem();
  who = await city.key('citizen-li');
  await (await aDataset(city, 'taken-home', FIELDS)).send(sentRows());
  const awkward = await aDataset(
    city,
    'awkward',
    [
      aField('id', { key: true }),
      aField('text'),
      aField('count', { type: 'INTEGER' }),
      aField('exact', { type: 'DECIMAL' }),
      aField('at', { type: 'DATETIME' }),
      aField('shape', { type: 'GEOMETRY' }),
    ],
    { crs: 'GCJ-02' },
  );
  const report = await awkward.send([
    [
      '001',
      '<b>&"_x0041_',
      '9007199254740991',
      '12345678901234567890.10',
      '2026-11-24 08:09:10',
      POINT,
    ],
    ['002', '长', '-5', '0.50', '1899-01-01 00:00:00', LONG],
    ['003', null, null, null, null, null],
  ]);
  expect(report.rejected).toBe(0);
});
afterAll(() => city.end());

const take = (file: string, query: Record<string, string> = {}, headers = {}) =>
  city.server.inject({ url: `/exports/${file}`, query, headers: { ...who, ...headers } });
const byId = (rows: Row[]) =>
  rows.toSorted((a, b) => String(a['id']).localeCompare(String(b['id'])));

describe('a workbook', () => {
  const sheets = async (file: string) => {
    const { rawPayload, headers } = await take(file);
    expect(headers['content-type']).toContain('spreadsheetml');
    const book = read(rawPayload, { cellDates: false });
    const rows = utils.sheet_to_json<Row>(book.Sheets['数据'] ?? {}, { defval: null });
    const words = utils.sheet_to_json<string[]>(book.Sheets['字段'] ?? {}, { header: 1 });
    return { rows: byId(rows), words, sheet: book.Sheets['数据'] ?? {} };
  };

  test('has every row, codes as text and days as days', async () => {
    const { rows, sheet } = await sheets('taken-home.xlsx');
    const asInWorkbook = ROWS.map((row) => ({
      ...row,
      price: row['price'] === null ? null : Number(row['price']),
      day:
        row['day'] === null
          ? null
          : Date.parse(`${String(row['day'])}T00:00:00Z`) / 86_400_000 + 25_569,
    }));
    expect(rows).toEqual(byId(asInWorkbook));
    const days = Object.values(sheet).filter((cell) =>
      (cell as { w?: string }).w?.startsWith('2026-0'),
    );
    expect(days.length).toBe(ROWS.filter(({ day }) => day !== null).length);
  });

  test('keeps what a spreadsheet would alter as text, and says what it had to cut', async () => {
    const { rows, words } = await sheets('awkward.xlsx');
    expect(rows[0]).toMatchObject({
      id: '001',
      text: '<b>&"_x0041_',
      count: '9007199254740991',
      exact: '12345678901234567890.10',
    });
    expect(rows[1]).toMatchObject({
      count: -5,
      exact: 0.5,
      at: expect.stringMatching(/^1899-01-01 /) as string,
    });
    expect(String(rows[1]?.['shape'])).toHaveLength(32_767);
    const remark = words.find(([name]) => name === 'shape')?.at(-1);
    expect(remark).toContain('1 个单元格超过 32767 字');
  });
});

test('Parquet has every row with its type, in groups that a reader can skip', async () => {
  const { rawPayload } = await take('taken-home.parquet');
  const file = new Uint8Array(rawPayload).buffer;
  const metadata = parquetMetadata(file);
  expect(Number(metadata.num_rows)).toBe(ROWS.length);
  expect(
    Object.fromEntries(metadata.schema.slice(1).map(({ name, type }) => [name, type])),
  ).toEqual({
    id: 'BYTE_ARRAY',
    word: 'BYTE_ARRAY',
    count: 'INT64',
    price: 'BYTE_ARRAY',
    share: 'DOUBLE',
    day: 'INT32',
    open: 'BOOLEAN',
  });
  const rows = (await parquetReadObjects({ file })).map((row) => ({
    ...row,
    count: row['count'] === null ? null : Number(row['count']),
    day: (row['day'] as Date | null)?.toISOString().slice(0, 10) ?? null,
  }));
  expect(byId(rows as Row[])).toEqual(byId(ROWS));
  const [first] = await parquetReadObjects({
    file: new Uint8Array((await take('awkward.parquet')).rawPayload).buffer,
    filter: { id: { $eq: '001' } },
  });
  expect(first).toMatchObject({
    count: 9_007_199_254_740_991n,
    exact: '12345678901234567890.10',
    at: new Date('2026-11-24T08:09:10+08:00'),
  });
});

test('GeoJSON has a feature for each row and says in what reference system; without a geometry there is none', async () => {
  const collection = (await take('awkward.geojson')).json();
  expect(collection).toMatchObject({ type: 'FeatureCollection', referenceSystem: 'GCJ-02' });
  const shapes = collection.features.map(
    ({ geometry, properties }: { geometry: object; properties: Row }) => [
      properties['id'],
      geometry,
    ],
  );
  expect(new Map(shapes)).toEqual(
    new Map([
      ['001', JSON.parse(POINT)],
      ['002', JSON.parse(LONG)],
      ['003', null],
    ]),
  );
  expect(collection.features[0].properties).not.toHaveProperty('shape');
  const refused = await take('taken-home.geojson');
  expect([refused.statusCode, refused.json().errors[0].extensions.argument]).toEqual([
    400,
    'format',
  ]);
});

test('XML is well-formed, whatever stands in the cells, and leaves out what is empty', async () => {
  const { body } = await take('awkward.xml');
  const parser = sax.parser(true);
  const texts: Record<string, string[]> = {};
  let open = '';
  Object.assign(parser, {
    onopentag: ({ name }: { name: string }) => void (open = name),
    ontext: (text: string) => void (texts[open] ??= []).push(text),
  });
  parser.write(body).close();
  expect(texts['id']?.filter((text) => text.trim() !== '')).toHaveLength(3);
  expect(texts['text']).toContain('<b>&"_x0041_');
  expect(texts['exact']?.filter((text) => text.trim() !== '')).toHaveLength(2);
});

test('N-Triples name each row by its key, with typed values', async () => {
  const quads = new Parser({ format: 'N-Triples' }).parse((await take('taken-home.nt')).body);
  const values = ROWS.flatMap((row) => Object.values(row)).filter((value) => value !== null);
  expect(quads).toHaveLength(values.length);
  const [row] = ROWS;
  const about = quads.filter(({ subject }) =>
    subject.value.endsWith(`/rows/${String(row?.['id'])}`),
  );
  expect(
    Object.fromEntries(
      about.map(({ predicate, object }) => [predicate.value.split('#')[1], object.value]),
    ),
  ).toEqual(
    Object.fromEntries(
      Object.entries(row ?? {}).flatMap(([name, value]) =>
        value === null ? [] : [[name, String(value)]],
      ),
    ),
  );
});

test('only CSV comes in another encoding', async () => {
  const refused = await take('taken-home.json', { encoding: 'gb18030' });
  expect([refused.statusCode, refused.json().errors[0].extensions.argument]).toEqual([
    400,
    'encoding',
  ]);
});

describe('JSON of a whole release', () => {
  const NUMBERS = ['0', '-0.00', '12.50', '100', '0.5', '0.000001', '0.00000010', '99999999999.99'];
  const CHARACTERS = Array.from({ length: 0x2b }, (_, at) => String.fromCharCode(at + 1));
  const TEXTS = [
    ...CHARACTERS,
    '',
    String.raw`\N`,
    String.raw`\t"\\`,
    '\u007F\u2028',
    '𠀀龙"',
    null,
  ];
  const at = (list: readonly string[], index: number) => list[index % list.length] ?? null;

  test('is to the byte what the same rows are through a filter, whatever stands in them', async () => {
    const { send } = await aDataset(city, 'to-the-byte', [
      aField('id', { key: true }),
      aField('text'),
      aField('count', { type: 'INTEGER' }),
      aField('share', { type: 'NUMBER' }),
      aField('exact', { type: 'DECIMAL' }),
      aField('open', { type: 'BOOLEAN' }),
      aField('day', { type: 'DATE' }),
      aField('at', { type: 'DATETIME' }),
      aField('shape', { type: 'GEOMETRY' }),
    ]);
    const rows = TEXTS.map((text, line) =>
      line % 7 === 3
        ? [String(line), text, null, null, null, null, null, null, null]
        : [
            String(line),
            text,
            at(['0', '-7', '9007199254740991', '999999999999999'], line),
            at(NUMBERS, line),
            at(NUMBERS, line),
            at(['true', 'false'], line),
            '2026-11-24',
            '2026-11-24 08:09:10',
            POINT,
          ],
    );
    expect((await send(rows)).rejected).toBe(0);
    const where = JSON.stringify({ id: { isNull: false } });
    for (const format of ['ndjson', 'json']) {
      const whole = await take(`to-the-byte.${format}`);
      const filtered = await take(`to-the-byte.${format}`, { where });
      expect(whole.headers['x-row-count']).toBe(String(TEXTS.length));
      expect(filtered.headers['x-row-count']).toBeUndefined();
      expect(whole.body).toBe(filtered.body);
    }
    const lines = (await take('to-the-byte.ndjson')).body.trimEnd().split('\n');
    const texts = lines.map((line) => (JSON.parse(line) as { text: unknown }).text);
    expect(new Set(texts).size).toBeGreaterThan(40);
  });
});
