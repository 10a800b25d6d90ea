import { utils, write } from '@e965/xlsx';
import { expect, test } from 'vitest';
import { recognise } from '../../../api/intake/recognise.ts';
import { aFile, allRows, refusalOf } from './sample-file.ts';

function aWorkbook(rows: unknown[][]): Buffer {
  const book = utils.book_new();
  utils.book_append_sheet(book, utils.aoa_to_sheet(rows), '表');
  return write(book, { type: 'buffer', bookType: 'xlsx' }) as Buffer;
}

const refused = async (name: string, content: string | Buffer) =>
  refusalOf(recognise(await aFile(name, content)));

test('an empty file, blank text and an empty workbook are refused as empty', async () => {
  expect(await refused('a.csv', '')).toBe('FILE_EMPTY');
  expect(await refused('a.csv', '\ufeff\r\n \r\n')).toBe('FILE_EMPTY');
  expect(await refused('a.xlsx', aWorkbook([]))).toBe('FILE_EMPTY');
});

test('a broken archive is called broken and not protected', async () => {
  const whole = aWorkbook([
    ['名称', '值'],
    ['甲', 1],
  ]);
  expect(await refused('a.xlsx', whole.subarray(0, whole.length / 2))).toBe('ARCHIVE_BROKEN');
  expect(await refused('a.xlsx', Buffer.from(whole).fill(7, 300, 900))).toBe('ARCHIVE_BROKEN');
  expect(
    await refused(
      'a.xls',
      Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(2000)]),
    ),
  ).toBe('ARCHIVE_BROKEN');
});

test('pictures, documents and archives of other kinds are no tables', async () => {
  for (const start of ['89504e470d0a1a0a0000000d49484452', '255044462d312e37', '526172211a0700'])
    expect(await refused('a.csv', Buffer.from(start.padEnd(64, '0'), 'hex'))).toBe(
      'FORMAT_UNKNOWN',
    );
});

test('two columns of one name are refused with both places', async () => {
  const file = await aFile('a.csv', '名称,值,名称\n甲,1,乙\n');
  await expect(recognise(file)).rejects.toMatchObject({
    code: 'DUPLICATE_COLUMN',
    message: expect.stringMatching(/1 and 3/),
  });
});

test('rows without a header are not taken for one', async () => {
  expect(await refused('a.csv', '1,2024-01-01,3.5\n2,2024-01-02,4.5\n3,2024-01-03,5.5\n')).toBe(
    'NO_HEADER',
  );
});

test('years may head columns', async () => {
  expect(
    (await recognise(await aFile('a.csv', '指标,2019,2020,2021\n人口,1,2,3\n'))).columns,
  ).toEqual(['指标', '2019', '2020', '2021']);
});

test('numbers of a workbook lose no digit and gain no noise', async () => {
  const { rows } = await allRows(
    await aFile(
      'a.xlsx',
      aWorkbook([
        ['代码', '值', '小'],
        [410307000000, 0.1 + 0.2, 0.0000001],
      ]),
    ),
  );
  expect(rows[0]?.cells).toEqual(['410307000000', '0.3', '0.0000001']);
});

test('days of a workbook are days', async () => {
  const { rows } = await allRows(
    await aFile(
      'a.xlsx',
      aWorkbook([
        ['名称', '日期'],
        ['甲', new Date(Date.UTC(2024, 1, 29))],
      ]),
    ),
  );
  expect(rows[0]?.cells[1]).toBe('2024-02-29');
});

test('notes that go on in further lines below a table are no data', async () => {
  const sheet = aWorkbook([
    ['代码', '名称'],
    ['410300', '洛阳市'],
    ['410305', '涧西区'],
    ['注：1.不含开发区。'],
    ['2.截至2023年底。'],
  ]);
  const { rows, aside } = await allRows(await aFile('a.xlsx', sheet));
  expect([rows.length, aside.map((row) => row.line)]).toEqual([2, [4, 5]]);
});

test('a sheet that is not there is refused with the names of those that are', async () => {
  const file = await aFile(
    'a.xlsx',
    aWorkbook([
      ['名称', '值'],
      ['甲', 1],
    ]),
  );
  await expect(recognise(file, { sheet: '无' })).rejects.toMatchObject({
    code: 'SHEET_NOT_FOUND',
    message: expect.stringContaining('表'),
  });
});

const feature = (properties: string) =>
  `{"type":"FeatureCollection","features":[{"type":"Feature","properties":${properties},"geometry":{"type":"Point","coordinates":[112.1,34.6]}}]}`;

test('long numbers of a GeoJSON file keep their digits', async () => {
  const { rows } = await allRows(
    await aFile('a.geojson', feature('{"代码":410305200001011234,"名称":"甲"}')),
  );
  expect(rows[0]?.cells[0]).toBe('410305200001011234');
});

test('a GeoJSON file that is not UTF-8 is refused, never patched up', async () => {
  const broken = Buffer.from(feature('{"名称":"x"}').replace('"x"', '"\u00ff"'), 'latin1');
  expect(await refused('a.geojson', broken)).toBe('ENCODING_UNKNOWN');
  expect(await refused('a.geojson', '{"type":"FeatureCollection","features":[')).toBe('NOT_JSON');
  expect(await refused('a.geojson', '{"type":"FeatureCollection","features":[1]}')).toBe(
    'NOT_GEOJSON',
  );
});
