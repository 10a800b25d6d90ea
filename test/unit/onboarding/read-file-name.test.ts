import { expect, test } from 'vitest';
import { readFileName } from '../../../api/onboarding/read-file-name.ts';

/** What the name of a file says: of what its table is, and of which part of it. */
const DISTRICTS = ['偃师区', '瀍河回族区', '新安县', '洛龙区'];
const read = (name: string) => readFileName(name, DISTRICTS);

test.each([
  ['各馆年度参观人数2024年.xlsx', '各馆年度参观人数', { YEAR: '2024' }],
  ['2024年度 各馆年度参观人数（终版）.xls', '各馆年度参观人数', { YEAR: '2024' }],
  ['2024各馆年度参观人数(3).et', '各馆年度参观人数', { YEAR: '2024' }],
  ['客流_2024-03.csv', '客流', { MONTH: '2024-03' }],
  ['202403客流.csv', '客流', { MONTH: '2024-03' }],
  ['2024年3月份客流.csv', '客流', { MONTH: '2024-03' }],
  ['2024年第二季度客流.csv', '客流', { QUARTER: '2024-Q2' }],
  ['20240315客流.csv', '客流', { DAY: '2024-03-15' }],
  ['文保单位（偃师区）.xlsx', '文保单位', { DISTRICT: '偃师区' }],
  ['文保单位_偃师.xlsx', '文保单位', { DISTRICT: '偃师区' }],
  ['文保单位 瀍河.xlsx', '文保单位', { DISTRICT: '瀍河回族区' }],
  ['洛龙区/2024年/停车场.xlsx', '停车场', { DISTRICT: '洛龙区', YEAR: '2024' }],
  ['2024年/停车场2024年3月.xlsx', '停车场', { MONTH: '2024-03' }],
  ['01. 停车场.xlsx', '停车场', {}],
])('%s', (name, stem, parts) => {
  expect(read(name)).toEqual({ stem, parts });
});

test.each([
  ['what may be another word is no district', '新安全生产检查.xlsx'],
  ['a number is no month', '2024年1号线客流.xlsx'],
  ['nor one of ten', '2024年10大景点.xlsx'],
])('%s', (_why, name) => {
  const { parts } = read(name);
  expect([parts.MONTH, parts.DISTRICT]).toEqual([undefined, undefined]);
});

test('a span of time says of what the table is, and not of which part', () => {
  for (const name of ['2015-2025客流.xlsx', '2024年1-6月客流.xlsx', '2024年1月至3月客流.xlsx'])
    expect(read(name).parts).toEqual({});
  expect(read('2000坐标系.xlsx').parts).toEqual({});
});

test('lines of two numbers stay two tables', () => {
  expect(read('2024年1号线客流.xlsx').stem).not.toBe(read('2024年2号线客流.xlsx').stem);
});
