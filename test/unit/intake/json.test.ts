import iconv from 'iconv-lite';
import { expect, test } from 'vitest';
import { proposeFields } from '../../../api/intake/propose-fields.ts';
import { readRows, recognise } from '../../../api/intake/recognise.ts';
import { aFile, allRows, findingsOf, refusalOf, rejectionsOf } from './sample-file.ts';

const cells = async (content: string | Buffer, hints = {}) =>
  (await allRows(await aFile('a.json', content), hints)).rows.map((row) => row.cells);

test('an array of objects is a table of their members, in order of first use', async () => {
  const file = await aFile('a.json', '[{"名称":"甲","值":1},{"值":null,"名称":"乙","备注":"新"}]');
  expect((await recognise(file)).columns).toEqual(['名称', '值', '备注']);
  expect((await allRows(file)).rows.map((row) => row.cells)).toEqual([
    ['甲', '1', null],
    ['乙', null, '新'],
  ]);
});

test('an object with one array is that array, however programs wrap it, and says what is beside it', async () => {
  const file = await aFile('a.json', '{"code":200,"data":{"list":[{"名称":"甲"}],"total":1}}');
  expect((await allRows(file)).rows).toEqual([{ line: 1, cells: ['甲'] }]);
  expect(await findingsOf(file)).toContain('数据在“data.list”里');
  expect(await findingsOf(file)).toContain('未读其他成员：code');
});

test('of two arrays one must be said', async () => {
  const two = '{"a":[{"x":1}],"b":[{"x":2}]}';
  expect(await refusalOf(cells(two))).toBe('NOT_A_TABLE');
  expect(await cells(two, { record: 'b' })).toEqual([['2']]);
});

test('numbers keep every digit that was sent, also within nested values', async () => {
  expect(
    await cells('[{"号":410305200001011234,"价":12.50,"大":1e400,"点":{"x":0.10},"真":true}]'),
  ).toEqual([['410305200001011234', '12.50', '1e400', '{"x":0.10}', 'true']]);
});

test('digits that were sent as a text are a code, and days among them days', async () => {
  const file = await aFile('a.json', '[{"类":"141202","年":2024,"价":"1.5","日期":"20240115"}]');
  expect(proposeFields(await recognise(file)).map(({ type }) => type)).toEqual([
    'STRING',
    'INTEGER',
    'NUMBER',
    'DATE',
  ]);
});

test('what is no table of objects is refused', async () => {
  for (const [text, code] of [
    ['[{"a":1},2]', 'NOT_A_TABLE'],
    ['[]', 'FILE_EMPTY'],
    ['[{"a":1}', 'NOT_JSON'],
  ] as const)
    expect(await refusalOf(cells(text))).toBe(code);
});

test('JSON is found in any encoding', async () => {
  for (const encoding of ['gb18030', 'utf-16le'])
    expect(await cells(iconv.encode('[{"名称":"洛阳博物馆"}]', encoding))).toEqual([
      ['洛阳博物馆'],
    ]);
});

test('one object a line is read line by line, with members that come late', async () => {
  const file = await aFile('a.ndjson', '{"a":1}\n\n{"a":2,"b":"x"}\r\n');
  const recognition = await recognise(file);
  expect([recognition.format, recognition.columns]).toEqual(['NDJSON', ['a', 'b']]);
  const { rows, aside } = await allRows(file);
  expect(rows).toEqual([
    { line: 1, cells: ['1', null] },
    { line: 3, cells: ['2', 'x'] },
  ]);
  expect(aside).toEqual([{ line: 2, cells: [], reason: 'BLANK' }]);
});

test('a broken line is one rejected row and not the end of the load', async () => {
  const file = await aFile('a.ndjson', '{"a":1}\n{"a":2}\n{"a":\n{"a":4}\n');
  expect((await allRows(file)).rows).toHaveLength(4);
  expect(await rejectionsOf(file)).toEqual([[3, '*', 'NOT_JSON']]);
});

test('features that come one a line have their geometry as a column', async () => {
  const feature =
    '{"type":"Feature","properties":{"n":1},"geometry":{"type":"Point","coordinates":[112.10,34]}}';
  const file = await aFile('a.geojsonl', `${feature}\n${feature}\n`);
  expect((await allRows(file)).rows[1]?.cells).toEqual([
    '1',
    '{"type":"Point","coordinates":[112.10,34]}',
  ]);
});

test('lines are streamed: memory does not grow with them', { timeout: 60_000 }, async () => {
  const line = `{"a":1,"b":"${'x'.repeat(500)}"}\n`;
  const file = await aFile('a.ndjson', line.repeat(120_000));
  const recognition = await recognise(file);
  let most = 0;
  for await (const { rows } of readRows(file, recognition)) most = Math.max(most, rows.length);
  expect(most).toBeLessThan(2500);
});
