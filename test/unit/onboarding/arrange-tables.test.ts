import { describe, expect, test } from 'vitest';
import type { BenchFile, BenchSurroundings } from '../../../api/onboarding/bench.ts';
import { arrangeTables } from '../../../api/onboarding/arrange-tables.ts';
import { declareTable } from '../../../api/onboarding/declare-table.ts';
import { findQuestions } from '../../../api/onboarding/find-questions.ts';
import { proposeColumns } from '../../../api/onboarding/propose-columns.ts';
import { FIRST_PROFILES } from '../../../db/desensitization/profiles.ts';
import type { ColumnAnswer } from '../../../db/onboarding/vocabulary.ts';

/** Which files are one table, and what is asked about their columns. */
const a = (
  name: string,
  columns: string[],
  rows: string[][] = [],
  hidden: string[] = [],
): BenchFile => ({
  id: name,
  name,
  sha256: name,
  look: { columns, rows, hiddenColumns: hidden, codeColumns: [], findings: [] },
  said: {},
});
const around = (
  decided: {
    tables?: Record<string, 'ONE' | 'APART'>;
    columns?: Record<string, ColumnAnswer>;
  } = {},
): BenchSurroundings => ({
  glossary: {
    tables: new Map(Object.entries(decided.tables ?? {}).map(([key, as]) => [key, { as }])),
    columns: new Map(Object.entries(decided.columns ?? {})),
    entries: new Map(),
  },
  districts: ['偃师区', '新安县'],
  profiles: FIRST_PROFILES,
});
const keys = (files: BenchFile[], more = around()) =>
  arrangeTables(files, more).tables.map((table) => `${table.key} ${table.files.length}`);
const asked = (files: BenchFile[], more = around()) => {
  const arrangement = arrangeTables(files, more);
  const columns = proposeColumns(arrangement.tables, more);
  return findQuestions(arrangement, columns, [], more).map(({ id }) => id);
};
const open: ColumnAnswer = { audience: 'EVERYONE', sensitivity: 'NONE', type: 'STRING' };

describe('files of one name', () => {
  test('are one table for each kind of time that they name', () => {
    const files = [a('客流2024年.csv', ['站', '人']), a('客流2024年3月.csv', ['站', '人'])];
    expect(keys(files)).toEqual(['客流 1', '客流（月） 1']);
  });

  test('that were said to be several tables stay so when only one of them comes again', () => {
    const old = a('泉2023年.csv', ['泉名', '流量', '水温']);
    const apart = around({ tables: { 'name:泉': 'APART' } });
    const [both] = [keys([old, a('泉2024年.csv', ['泉名', '流量', '深度'])], apart)];
    expect(both).toHaveLength(2);
    expect(both).toEqual(expect.arrayContaining(keys([old], apart)));
  });
});

test('names that were said to be one table keep their column when only one of them comes again', () => {
  const files = [a('古树.csv', ['树号', '胸径']), a('名木.csv', ['树号', '胸径'])];
  const [subject = ''] = arrangeTables(files, around()).doubts.map((doubt) => doubt.subject);
  const one = around({ tables: { [subject]: 'ONE' } });
  const [table] = arrangeTables(files.slice(0, 1), one).tables;
  expect([table?.key, table?.parts]).toEqual([subject, [{ kind: 'NAME', column: '表名' }]]);
});

test('a column of the files themselves is not believed to be the part that their names say', () => {
  const files = [
    a('巡查2024年1月.csv', ['月份', '次数'], [['1月', '3']]),
    a('巡查2025年1月.csv', ['月份', '次数']),
  ];
  const [table] = arrangeTables(files, around()).tables;
  expect(table?.parts).toEqual([{ kind: 'MONTH', column: '月份（按文件名）' }]);
});

describe('a column', () => {
  const museums = a('博物馆.csv', ['馆名', '经度'], [['甲', '112.4']]);
  const homes = a('文保员住地.csv', ['姓名', '经度'], [['王建国', '112.41']]);

  test('that was opened where it is harmless is asked about again where it tells of persons', () => {
    const decided = around({ columns: { 馆名: open, 经度: open } });
    expect(asked([museums], decided)).toEqual([]);
    expect(asked([museums, homes], decided)).toEqual(['kind:PERSON_NAME', 'kind:HOME_POSITION']);
  });

  test('is left out unasked only where every file that has it hides it', () => {
    const hidden = a('甲2023年.csv', ['馆名', '备注'], [], ['备注']);
    expect(asked([hidden], around({ columns: { 馆名: open } }))).toEqual([]);
    const shown = a('甲2024年.csv', ['馆名', '备注']);
    expect(asked([hidden, shown], around({ columns: { 馆名: open } }))).toEqual(['plain']);
  });
});

const HOME = { department: 'heritage', departmentName: '文物局', division: '410300' };
const NEW = {
  theme: 'CULTURE_TOURISM' as const,
  classification: ['3', '07'],
  updateCycle: 'YEARLY' as const,
  sharing: 'UNCONDITIONAL' as const,
};

test('M31: the district in the names of files counts among what a person could be matched by', () => {
  const files = [a('讲解员_偃师.csv', ['姓名', '性别'], [['王建国', '男']])];
  const name: ColumnAnswer = {
    ...open,
    sensitivity: 'PERSONAL',
    desensitization: { method: 'MASK', kind: 'NAME' },
  };
  const more = around({ columns: { '姓名@PERSON_NAME': name, 性别: open } });
  const { tables } = arrangeTables(files, more);
  const [table] = tables;
  if (table === undefined) throw new Error('no table');
  const declared = declareTable(table, proposeColumns(tables, more), HOME, NEW);
  expect(declared.anonymity?.quasiIdentifiers).toEqual(['sex', 'district']);
});

test('what an entry has closed under another spelling stays closed, and is not declared a second time', () => {
  const more = around({ columns: { 联系电话: open } });
  const { tables } = arrangeTables([a('景区.csv', ['联系电话'])], more);
  const [table] = tables;
  if (table === undefined) throw new Error('no table');
  const entry = {
    ...declareTable(table, [], HOME, NEW),
    fields: [
      {
        name: 'phone',
        title: { zh: '联系电话', en: '' },
        source: '电话',
        type: 'STRING' as const,
        sensitivity: 'NONE' as const,
        openness: 'CLOSED' as const,
      },
    ],
  };
  const columns = proposeColumns(tables, more).map((column) => ({ ...column, decided: open }));
  expect(declareTable(table, columns, HOME, entry).fields).toMatchObject([
    { name: 'phone', openness: 'CLOSED' },
  ]);
});
