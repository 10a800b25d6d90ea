import { expect, test } from 'vitest';
import { DelimitedParser } from '../../../api/intake/parse-delimited.ts';
import { recognise } from '../../../api/intake/recognise.ts';
import { aFile, allRows, refusalOf } from './sample-file.ts';

const cells = async (content: string | Buffer) =>
  (await allRows(await aFile('a.csv', content))).rows.map((row) => row.cells);

test('a quoted cell keeps its delimiters, quotes and line breaks, and rows keep their physical lines', async () => {
  const { rows } = await allRows(
    await aFile('a.csv', '名称,说明\r\n"甲,乙","他说""好"""\r\n"一\n二",丙\r\n丁,戊\r\n'),
  );
  expect(rows).toEqual([
    { line: 2, cells: ['甲,乙', '他说"好"'] },
    { line: 3, cells: ['一\n二', '丙'] },
    { line: 5, cells: ['丁', '戊'] },
  ]);
});

test('however a text is cut into pieces, the records are the same', () => {
  const text = 'a,b\r\n"x ""y""\r\nz",1\r\n,\r\nlast,"end"';
  const whole = new DelimitedParser(',').push(text, true);
  for (let cut = 1; cut < text.length; cut++) {
    const parser = new DelimitedParser(',');
    const pieces = [
      ...parser.push(text.slice(0, cut), false),
      ...parser.push(text.slice(cut), true),
    ];
    expect(pieces).toEqual(whole);
  }
});

test('delimiters are found: comma, semicolon, tab and bar, whatever the cells contain', async () => {
  for (const delimiter of [',', ';', '\t', '|']) {
    const file = await aFile(
      'a.csv',
      `名称${delimiter}值\n"甲,乙,丙,丁"${delimiter}1\n"戊,己,庚,辛"${delimiter}2\n`,
    );
    expect((await recognise(file)).delimiter).toBe(delimiter);
  }
});

test('a quote that is never closed is an error and swallows no rows', async () => {
  expect(await refusalOf(allRows(await aFile('a.csv', '名称,值\n甲,1\n"乙,2\n丙,3\n')))).toBe(
    'QUOTE_OPEN',
  );
});

test('time grows with the size of a file without quotes, not with its square', () => {
  const line = '2024-01-01T00:00,-1.1,83,0.0,0.0,1.84,0.0\r\n';
  const started = performance.now();
  const parser = new DelimitedParser(',');
  for (let piece = 0; piece < 20; piece++) parser.push(line.repeat(12_000), false);
  expect(performance.now() - started).toBeLessThan(1500);
});

test('lines that are no data are set aside and counted', async () => {
  const { rows, aside } = await allRows(
    await aFile('a.csv', '地区,人数,说明\n甲,1,\n\n,,\n合计,1,\n注：数据为年报,,\n'),
  );
  expect(rows).toHaveLength(1);
  expect(aside.map((row) => [row.line, row.reason])).toEqual([
    [3, 'BLANK'],
    [4, 'BLANK'],
    [5, 'TOTAL'],
    [6, 'NOTE'],
  ]);
});

test('a short row ends in absent cells, a long one keeps what is too much', async () => {
  expect(await cells('a,b,c\n1,2\n1,2,3,4\n1,2,3,\n')).toEqual([
    ['1', '2', null],
    ['1', '2', '3', '4'],
    ['1', '2', '3'],
  ]);
});
