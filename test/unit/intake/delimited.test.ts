import { expect, test } from 'vitest';
import { DelimitedParser } from '../../../api/intake/parse-delimited.ts';
import { recognise } from '../../../api/intake/recognise.ts';
import { aFile, allRows, findingsOf, refusalOf } from './sample-file.ts';

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
  const piece = '2024-01-01T00:00,-1.1,83,0.0,0.0,1.84,0.0\r\n'.repeat(6000);
  const timeOf = (pieces: number) => {
    const started = performance.now();
    const parser = new DelimitedParser(',');
    for (let at = 0; at < pieces; at++) parser.push(piece, false);
    return performance.now() - started;
  };
  timeOf(4);
  // Of a few tries the best, since others use the machine too; its square would take 36 times as long.
  const best = (pieces: number) => Math.min(timeOf(pieces), timeOf(pieces), timeOf(pieces));
  expect(best(24) / best(4)).toBeLessThan(15);
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

test.each(['\n', '\r\n', '\r'])('lines that end in %j are lines', async (end) => {
  const text = ['名称,说明', '甲,"一\n二"', '乙,三', ''].join(end);
  const file = await aFile('a.csv', text);
  const { rows } = await allRows(file);
  expect(rows.map((row) => row.cells)).toEqual([
    ['甲', '一\n二'],
    ['乙', '三'],
  ]);
  expect((await findingsOf(file)).includes('回车符')).toBe(end === '\r');
});

test('the delimiter that Excel writes into a first line is believed', async () => {
  expect(await cells('sep=;\n名称;值,元\n甲;1,5\n')).toEqual([['甲', '1,5']]);
});

test('titles and version lines above the header are no header, padded or not', async () => {
  const file = await aFile(
    'a.csv',
    '景区一览,,,\nversion 2024,,,\n\n名称,级别,经度,纬度\n甲,5A,112.1,34.1\n',
  );
  const { headerRow, columns } = await recognise(file);
  expect([headerRow, columns]).toEqual([4, ['名称', '级别', '经度', '纬度']]);
  expect(await findingsOf(file)).toContain('表头在第 4 行');
});

test('line breaks within a column name are taken out, with a space between words only', async () => {
  const file = await aFile('a.csv', '"行业\n（大类）","Total\nadmissions",\n甲,1,\n');
  expect((await recognise(file)).columns).toEqual(['行业（大类）', 'Total admissions']);
  expect(await findingsOf(file)).toContain('去掉了列名里的换行');
  expect(await findingsOf(file)).toContain('略去末尾 1 个空列');
});

test('columns of one name are numbered apart only when that is said', async () => {
  const file = await aFile('a.csv', '名称,值,值,值_2\n甲,1,2,3\n名称,值,值,值_2\n乙,4,5,6\n');
  expect(await refusalOf(recognise(file))).toBe('DUPLICATE_COLUMN');
  const hints = { doubles: 'NUMBER' } as const;
  expect((await recognise(file, hints)).columns).toEqual(['名称', '值', '值_3', '值_2']);
  expect(await findingsOf(file, hints)).toContain('同名的列加了序号：值_3');
  const { rows, aside } = await allRows(file, hints);
  expect([rows.length, aside.map(({ reason }) => reason)]).toEqual([2, ['HEADER']]);
});

test('a table without a header is read when that is said', async () => {
  const file = await aFile('a.csv', '1,2024-01-01,3.5\n2,2024-01-02,4.5\n');
  expect(await refusalOf(recognise(file))).toBe('NO_HEADER');
  expect((await recognise(file, { headerRow: 0 })).columns).toEqual(['列1', '列2', '列3']);
  expect((await allRows(file, { headerRow: 0 })).rows.map((row) => row.line)).toEqual([1, 2]);
  expect(await findingsOf(file, { headerRow: 0 })).toContain('没有表头');
});

test('a column without a name is called by its place, unless another one is', async () => {
  const file = await aFile('a.csv', '列2,,值\n甲,x,1\n乙,y,2\n');
  expect((await recognise(file)).columns).toEqual(['列2', '列2_', '值']);
});

test('a header that is repeated between the rows is set aside, a row that resembles it is not', async () => {
  const { rows, aside } = await allRows(await aFile('a.csv', '名称,值\n甲,1\n 名称 ,值\n名称,2\n'));
  expect(rows.map((row) => row.cells.join())).toEqual(['甲,1', '名称,2']);
  expect(aside).toMatchObject([{ line: 3, reason: 'HEADER' }]);
});

test.each([
  ['合计,9,8', 'TOTAL'],
  ['合　计,9,8', 'TOTAL'],
  ['全市总计：,9,8', 'TOTAL'],
  [',小计,8', 'TOTAL'],
  ['注：含开发区,,', 'NOTE'],
  ['注1：含开发区,,', 'NOTE'],
  ['数据来源：统计局,,', 'NOTE'],
  ['填表人：,张三,审核人：李四', 'NOTE'],
  ['单位：人,,', 'NOTE'],
  ['单位：人,1,2', undefined],
  ['北京市（92所）,,', 'GROUP'],
  ['合计利润,9,8', undefined],
  ['合计（万元）,9,8', undefined],
  ['注册资本,9,8', undefined],
  [',,这是一条很长很长的备注，长到超过三十个字，但它只是一行数据里唯一填了的一格而已', undefined],
])('%s is set aside as %s', async (line, reason) => {
  const { aside } = await allRows(await aFile('a.csv', `地区,人数,说明\n甲,1,x\n${line}\n`));
  expect(aside[0]?.reason).toBe(reason);
});

test('a hierarchy of leading spaces is reported and its spaces stay', async () => {
  const file = await aFile('a.csv', '代码,名称\n41,河南省\n4103,  洛阳市\n410305,    涧西区\n');
  expect(await findingsOf(file)).toContain('行首空格表示层级，空格原样保留：名称');
  expect((await allRows(file)).rows[2]?.cells[1]).toBe('    涧西区');
});

test('words for null are reported with their column, and only where they mean null', async () => {
  const file = await aFile('a.csv', '城市,罚款,值\nNA,未标明,1\n洛阳,100,缺测\n郑州,200,—\n');
  const found = await findingsOf(file);
  expect(found).toContain('罚款（未标明）、值（缺测 —）');
  expect(found).not.toContain('城市');
});
