import { expect, test } from 'vitest';
import { proposeFields } from '../../../api/intake/propose-fields.ts';
import { recognise } from '../../../api/intake/recognise.ts';
import { aFile } from './sample-file.ts';

const propose = (column: string, ...cells: string[]) =>
  proposeFields({
    columns: [column],
    firstRows: cells.map((cell, at) => ({ line: at + 2, cells: [cell] })),
  })[0];

test('codes stay text', () => {
  for (const [column, cell] of [
    ['编码', '1'],
    ['行政区划', '410307'],
    ['编', '007'],
    ['值', '410305199001011234'],
    ['Ntype', '0141'],
  ] as const) {
    expect(propose(column, cell)?.type).toBe('STRING');
  }
});

test('a column of days is DATE and of times DATETIME', () => {
  expect(propose('Date', '20200402', '20200403')?.type).toBe('DATE');
  expect(propose('报道时间', '2020年1月11日')?.type).toBe('DATE');
  expect(propose('open_dt', '2022-01-21 13:47:00')?.type).toBe('DATETIME');
  expect(propose('数量', '20200402')?.type).toBe('INTEGER');
});

test('headers become names that can be asked for', () => {
  expect(propose('PM2.5', '1')?.name).toBe('pm25');
  expect(propose('学校名称', '甲')?.name).toBe('schoolName');
  expect(propose('POI_ID', 'a')?.name).toBe('poiId');
  expect(propose('一级行政区划(Adm1)', 'a')?.name).toBe('adm1');
  expect(propose('佶屈聱牙', 'a')?.name).toBe('column1');
});

test('names are unique', () => {
  const names = proposeFields({ columns: ['PM2.5', 'PM25', 'pm2.5 '], firstRows: [] }).map(
    (field) => field.name,
  );
  expect(new Set(names).size).toBe(3);
});

test('personal data is proposed for a condition and a treatment, by header or by what cells contain', () => {
  expect(propose('姓名', '甲')).toMatchObject({ sensitivity: 'PERSONAL', openness: 'CONDITIONAL' });
  expect(propose('E-mail', 'a@b.cn')).toMatchObject({ sensitivity: 'PERSONAL' });
  expect(propose('closure_reason', 'Case closed. Call 212-555-1234 or mail a@b.com')).toMatchObject(
    { sensitivity: 'PERSONAL' },
  );
  expect(propose('处理情况', '已电话13837912345通知')).toMatchObject({ sensitivity: 'PERSONAL' });
  expect(propose('来源链接', 'http://wjw.gov.cn/showDetail/13837912345')).toMatchObject({
    sensitivity: 'NONE',
  });
});

test('rows from further down widen a type, and what is hidden is proposed as closed', () => {
  const proposed = proposeFields({
    columns: ['数', '底'],
    firstRows: [{ line: 2, cells: ['1', 'a'] }],
    laterRows: [{ line: 9000, cells: ['1.5', 'b'] }],
    hiddenColumns: ['底'],
  });
  expect(proposed.map(({ type, openness }) => [type, openness])).toEqual([
    ['NUMBER', 'UNCONDITIONAL'],
    ['STRING', 'CLOSED'],
  ]);
});

test('a delimited file is looked at in its middle and its tail too', async () => {
  const line = '甲,100000\n';
  const head = `名称,数\n${line.repeat(30_000)}`;
  const file = await aFile('a.csv', `${head}乙,0.5\n`);
  expect(proposeFields(await recognise(file))[1]?.type).toBe('NUMBER');
  const middle = await aFile('a.csv', `${head}${'乙,0.5\n'.repeat(20)}${line.repeat(30_000)}`);
  expect(proposeFields(await recognise(middle))[1]?.type).toBe('NUMBER');
});
