import { expect, test } from 'vitest';
import { rowChecker } from '../../../api/intake/check-row.ts';
import type { FieldDeclaration } from '../../../db/catalogue/declaration.ts';
import type { FieldType } from '../../../db/catalogue/vocabulary.ts';

const aField = (type: FieldType, more: Partial<FieldDeclaration> = {}): FieldDeclaration => ({
  name: 'value',
  title: { zh: '值', en: 'value' },
  type,
  sensitivity: 'NONE',
  openness: 'UNCONDITIONAL',
  ...more,
});
const check = (type: FieldType, cell: string | null, more: Partial<FieldDeclaration> = {}) => {
  const checked = rowChecker(
    ['值'],
    [aField(type, more)],
    Buffer.alloc(32),
    '2026-11-23',
  )({ line: 2, cells: [cell] });
  return 'values' in checked ? checked.values[0] : checked.rejected[0]?.reason;
};

test('NA is no value for a number and a text for a text', () => {
  expect(check('NUMBER', 'NA')).toBe(null);
  expect(check('STRING', 'NA')).toBe('NA');
  expect(check('STRING', '  ')).toBe(null);
});

test('leading spaces, in which sheets put a hierarchy, stay', () => {
  expect(check('STRING', '   东城区')).toBe('   东城区');
});

test('numbers are read as people write them', () => {
  expect(check('INTEGER', '1,234')).toBe('1234');
  expect(check('INTEGER', '１２')).toBe('12');
  expect(check('DECIMAL', '12.50')).toBe('12.50');
  expect(check('INTEGER', '12.5')).toBe('NOT_AN_INTEGER');
  expect(check('NUMBER', '12,34')).toBe('NOT_A_NUMBER');
  expect(check('NUMBER', '0.1234567890123456')).toBe('TOO_MANY_DIGITS');
});

test('a number is the same however it is written', () => {
  for (const cell of [
    '0',
    '7',
    '-7',
    '1.5',
    '0.00001',
    '0.0000001',
    '9999999999.12345',
    '12345678901.5',
  ])
    for (const written of [cell, ` ${cell}`, cell.startsWith('-') ? cell : `+${cell}`])
      expect(check('NUMBER', written)).toBe(String(Number(cell)));
  for (const [written, value] of [
    ['007', '7'],
    ['1.50', '1.5'],
    ['.5', '0.5'],
    ['1e3', '1000'],
    ['-0', '0'],
  ])
    expect(check('NUMBER', written ?? '')).toBe(value);
  expect(check('INTEGER', '007')).toBe('7');
  expect(check('INTEGER', '999999999999999')).toBe('999999999999999');
  expect(check('INTEGER', '9999999999999999')).toBe('OUT_OF_RANGE');
});

test('words for no value are null among numbers and dates, and stay among texts', () => {
  for (const word of ['NaN', 'null', '—', '未标明', '不详', '缺测', '暂无', 'Ｎ／Ａ']) {
    expect(check('NUMBER', word)).toBe(null);
    expect(check('DATE', word)).toBe(null);
    expect(check('STRING', word)).toBe(word);
  }
  expect(check('NUMBER', '2017/2020')).toBe('NOT_A_NUMBER');
});

test('separators of thousands are commas or spaces of one kind', () => {
  expect(check('DECIMAL', '1 234 567.80')).toBe('1234567.80');
  expect(check('INTEGER', '1\u00a0234')).toBe('1234');
  expect(check('INTEGER', '１，２３４')).toBe('1234');
  expect(check('INTEGER', '1 234,567')).toBe('NOT_A_NUMBER');
  expect(check('INTEGER', '12 34')).toBe('NOT_A_NUMBER');
});

test('what was found wrong while reading rejects the row, in released columns only', () => {
  const fields = [
    aField('STRING'),
    aField('STRING', { name: 'b', source: 'b', openness: 'CLOSED' }),
  ];
  const checker = rowChecker(['值', 'b'], fields, Buffer.alloc(32), '2026-11-23');
  const row = (at: number) =>
    checker({ line: 2, cells: ['=A1', 'x'], faults: [{ at, reason: 'FORMULA_WITHOUT_VALUE' }] });
  expect(row(0)).toEqual({
    rejected: [{ line: 2, column: '值', value: '=A1', reason: 'FORMULA_WITHOUT_VALUE' }],
  });
  expect(row(1)).toEqual({ values: ['=A1'] });
  expect(row(-1)).toMatchObject({ rejected: [{ column: '*' }] });
});

test('what PostgreSQL would refuse or the API could not write is rejected here', () => {
  expect(check('NUMBER', '1e999')).toBe('OUT_OF_RANGE');
  expect(check('DECIMAL', '1e999')).toBe('OUT_OF_RANGE');
  expect(check('INTEGER', '9007199254740992')).toBe('OUT_OF_RANGE');
  expect(check('INTEGER', '4503599627370496.4')).toBe('NOT_AN_INTEGER');
  expect(check('DATE', '0000-01-01')).toBe('NOT_A_DATE');
  expect(check('DATETIME', '2024-01-01T00:00:00+99:99')).toBe('NOT_A_DATETIME');
  expect(check('STRING', 'a\0')).toBe('BAD_CHARACTER');
  expect(check('GEOMETRY', '{"type":"Point","coordinates":[1,2],"x":"\\u0000"}')).toBe(
    'NOT_GEOMETRY',
  );
});

test('days and times have many forms and one meaning', () => {
  for (const day of ['2020-01-11', '2020/1/11', '2020年1月11日', '20200111', '2020.1.11'])
    expect(check('DATE', day)).toBe('2020-01-11');
  for (const day of ['2024-02-29', '2020-12-31', '2020-01-28', '0001-01-01'])
    expect(check('DATE', day)).toBe(day);
  for (const day of [
    '2023-02-29',
    '2023-04-31',
    '2023-13-01',
    '2023-00-10',
    '2023-01-00',
    '0000-01-01',
  ])
    expect(check('DATE', day)).toBe('NOT_A_DATE');
  expect(check('DATETIME', '2024-01-01 08:05')).toBe('2024-01-01T08:05:00+08:00');
  expect(check('DATETIME', '2020年1月11日8时5分')).toBe('2020-01-11T08:05:00+08:00');
  expect(check('DATETIME', '2020年1月11日 20时')).toBe('2020-01-11T20:00:00+08:00');
  expect(check('DATETIME', '2020年1月11日25时')).toBe('NOT_A_DATETIME');
  expect(check('DATETIME', '2024-01-01T08:05:07.25Z')).toBe('2024-01-01T08:05:07.25Z');
});

test('geometries are geometries', () => {
  expect(check('GEOMETRY', '{"type": "Point", "coordinates": [112.4, 34.6]}')).toBe(
    '{"type":"Point","coordinates":[112.4,34.6]}',
  );
  expect(
    check(
      'GEOMETRY',
      '{"type":"GeometryCollection","geometries":[{"type":"Point","coordinates":[1,2]}]}',
    ),
  ).toContain('GeometryCollection');
  expect(check('GEOMETRY', '{"type":"Point","coordinates":"here"}')).toBe('NOT_GEOMETRY');
  expect(check('GEOMETRY', '{"type":"Circle","coordinates":[1,2]}')).toBe('NOT_GEOMETRY');
});

test('a key may not be missing', () => {
  expect(check('STRING', '', { key: true })).toBe('MISSING_VALUE');
});

test('a field reads the column of its source, also where another column has its query name', () => {
  const field = aField('STRING', { name: 'name', source: '名称' });
  const checked = rowChecker(
    ['name', '名称'],
    [field],
    Buffer.alloc(32),
    '2026-11-23',
  )({ line: 2, cells: ['Longmen', '龙门'] });
  expect(checked).toEqual({ values: ['龙门'] });
});

test('a million cells take well under a second', () => {
  const types: FieldType[] = ['INTEGER', 'NUMBER', 'STRING', 'NUMBER'];
  const fields = types.map((type, at) => aField(type, { name: `f${at}`, source: `c${at}` }));
  const checker = rowChecker(['c0', 'c1', 'c2', 'c3'], fields, Buffer.alloc(32), '2026-11-23');
  const started = performance.now();
  for (let line = 0; line < 250_000; line++)
    checker({ line, cells: ['12', '-0.7', 'NNW', '1023.2'] });
  expect(performance.now() - started).toBeLessThan(2000);
});
