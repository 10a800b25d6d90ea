import { utils, write } from '@e965/xlsx';
import iconv from 'iconv-lite';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { SHEET_COLUMNS, SHEET_KEYS, type SheetRow } from '../../api/compilation/sheet/elements.ts';
import type { SheetOutcome } from '../../api/compilation/import-sheet.ts';
import { aSystem, type TestSystem } from '../support/system.ts';

let city: TestSystem;
let officer: Record<string, string>;
beforeAll(async () => {
  city = await aSystem();
  officer = await city.person('market-officer', '市场');
});
afterAll(() => city.end());

const resource = (title: string, changes: Partial<SheetRow> = {}): SheetRow => ({
  class: '部门信息资源',
  item: '省（区、市）及下级',
  group: '市场监督管理局',
  detail: '许可',
  subdetail: '',
  affair: '食品经营许可核发',
  title,
  code: '',
  office: '许可科',
  summary: '全市食品经营许可证的基本信息，含许可范围与有效期。',
  formatCategory: '电子表格',
  formatType: 'xlsx',
  formatNote: '',
  field: '',
  dataType: '',
  length: '',
  sharing: '无条件共享',
  sharingCondition: '',
  sharingMethodCategory: '共享平台方式',
  sharingMethodType: '数据库',
  open: '无条件开放',
  openCondition: '',
  updateCycle: '每月',
  issuedOn: '2026-01-05',
  theme: '市场监管',
  ...changes,
});
const withFields = (row: SheetRow, fields: [string, string, string][]) =>
  fields.map(([field, dataType, length]) => ({ ...row, field, dataType, length }));

const HEADER = ['序号', ...SHEET_KEYS.map((key) => SHEET_COLUMNS[key])];
const table = (rows: SheetRow[]) => [
  HEADER,
  ...rows.map((row, at) => [String(at + 1), ...SHEET_KEYS.map((key) => row[key])]),
];

/** A workbook as a clerk leaves it: a title above the header, the resource's cells merged over its fields. */
function workbook(rows: SheetRow[]): Buffer {
  const seen = new Set<string>();
  const merged = rows.map((row) => {
    const repeated = seen.has(row.title);
    seen.add(row.title);
    return repeated
      ? ({
          ...Object.fromEntries(SHEET_KEYS.map((key) => [key, ''])),
          field: row.field,
          dataType: row.dataType,
          length: row.length,
        } as SheetRow)
      : row;
  });
  const sheet = utils.aoa_to_sheet([['洛阳市政务信息资源目录填报表'], ...table(merged)]);
  return write(utils.book_new(sheet, '目录'), { type: 'buffer', bookType: 'xlsx' }) as Buffer;
}
const csv = (rows: SheetRow[]) =>
  utils.sheet_to_csv(utils.aoa_to_sheet(table(rows)), { RS: '\r\n' });

const bring = async (content: Buffer, name: string, query = '', who = officer) => {
  const response = await city.server.inject({
    method: 'POST',
    url: `/desk/filling-sheet?name=${encodeURIComponent(name)}${query}`,
    headers: { ...who, 'content-type': 'application/octet-stream' },
    payload: content,
  });
  const body = response.json<{
    entries?: SheetOutcome[];
    errors?: { message: string; extensions: { code: string } }[];
  }>();
  return { status: response.statusCode, entries: body.entries ?? [], errors: body.errors };
};
const take = async (format: string, who = officer) => {
  const response = await city.server.inject({ url: `/desk/filling-sheet/${format}`, headers: who });
  return response.rawPayload;
};
const declared = async (slug: string) => {
  const { data } = await city.ask(
    '{ viewer { desk { entries { slug state version declaration } } } }',
    {},
    officer,
  );
  return data.viewer.desk.entries.find((entry: { slug: string }) => entry.slug === slug);
};

const LICENCES = withFields(resource('食品经营许可', { code: 'SJ-0007' }), [
  ['许可证编号', 'C', '20'],
  ['经营者名称', '字符型', '200'],
  ['有效期至', 'D', ''],
  ['联系电话', 'C', '20'],
]);

describe('the filling sheet that departments already have', () => {
  test('comes in unedited, one entry from its rows: workbook with merged cells, or GB18030 text', async () => {
    const first = await bring(workbook(LICENCES), '目录.xlsx');
    expect(first.entries).toMatchObject([
      { title: '食品经营许可', outcome: 'CREATED', contradictions: [], faults: [] },
    ]);
    const entry = await declared(first.entries[0]?.slug ?? '');
    expect(entry).toMatchObject({ state: 'DRAFT', version: 1 });
    expect(entry.declaration.guide).toMatchObject({
      affair: '食品经营许可核发',
      office: '许可科',
      code: 'SJ-0007',
    });
    expect(
      entry.declaration.fields.map(({ title, type }: { title: { zh: string }; type: string }) => [
        title.zh,
        type,
      ]),
    ).toEqual([
      ['许可证编号', 'STRING'],
      ['经营者名称', 'STRING'],
      ['有效期至', 'DATE'],
      ['联系电话', 'STRING'],
    ]);
    expect(entry.declaration.fields[3].desensitization).toBeDefined();

    const again = await bring(iconv.encode(csv(LICENCES), 'gb18030'), '目录.csv');
    expect(again.entries).toMatchObject([{ outcome: 'UNCHANGED' }]);
    const changed = await bring(
      Buffer.from(csv(LICENCES.map((row) => ({ ...row, updateCycle: '每周' })))),
      '目录.csv',
    );
    expect(changed.entries).toMatchObject([{ outcome: 'CHANGED' }]);
    expect(await declared(first.entries[0]?.slug ?? '')).toMatchObject({ version: 2 });
  });

  test('goes out and comes back without losing anything, in every form', async () => {
    await bring(
      workbook([
        ...LICENCES,
        ...withFields(
          resource('行政处罚案件', {
            open: '有条件开放',
            openCondition: '用于信用评价；依据《中华人民共和国行政处罚法》第四十八条',
            sharing: '有条件共享',
            sharingCondition: '履职需要，《中华人民共和国数据安全法》第三十八条',
            formatNote: '含扫描件',
            subdetail: '案件',
          }),
          [
            ['案号', 'C', '30'],
            ['罚款', 'Y', '18,2'],
          ],
        ),
      ]),
      '目录.xlsx',
    );
    const before = (
      await city.ask('{ viewer { desk { entries { slug version declaration } } } }', {}, officer)
    ).data;
    for (const format of ['xlsx', 'csv-utf8', 'csv-gb18030']) {
      const sheet = await take(format);
      const back = await bring(sheet, format === 'xlsx' ? 'back.xlsx' : 'back.csv');
      expect(back.entries.length).toBeGreaterThan(2);
      expect(back.entries.filter(({ outcome }) => outcome !== 'UNCHANGED')).toEqual([]);
    }
    const after = (
      await city.ask('{ viewer { desk { entries { slug version declaration } } } }', {}, officer)
    ).data;
    const ours = (data: typeof before) =>
      data.viewer.desk.entries.filter(
        ({ declaration }: { declaration: { title: { zh: string } } }) =>
          ['食品经营许可', '行政处罚案件'].includes(declaration.title.zh),
      );
    expect(ours(after)).toEqual(ours(before));
    expect(ours(after)[1].declaration.legalBases).toContainEqual({
      title: '中华人民共和国行政处罚法',
      article: '第四十八条',
      kind: 'LAW',
    });
  });

  test('tells from title and number of a basis what kind it is, and takes none for the State Council’s that may be a ministry’s', async () => {
    const bases = [
      ['《中华人民共和国行政处罚法》第四十八条', 'LAW'],
      [
        '《中华人民共和国政府信息公开条例》（国务院令第711号）第十五条',
        'ADMINISTRATIVE_REGULATION',
      ],
      ['《河南省数据条例》第三条', 'LOCAL_REGULATION'],
      ['《政务信息资源共享管理暂行办法》（国发〔2016〕51号）第十条', 'STATE_DOCUMENT'],
      ['《市场监督管理投诉信息公示暂行规则》第四条', 'MINISTRY_DOCUMENT'],
    ] as const;
    const row = resource('依据各异', {
      open: '有条件开放',
      openCondition: `用于研究；${bases.map(([words]) => words).join('，')}`,
    });
    const { entries } = await bring(workbook(withFields(row, [['案号', 'C', '30']])), '依据.xlsx');
    const { declaration } = await declared(entries[0]?.slug ?? '');
    expect(declaration.legalBases.map(({ kind }: { kind: string }) => kind)).toEqual(
      bases.map(([, kind]) => kind),
    );
  });

  test('whose repeated cells contradict each other is held back, with the line, and its neighbours are not', async () => {
    const rows = [
      ...withFields(resource('特种设备'), [
        ['设备代码', 'C', ''],
        ['检验日期', 'D', ''],
      ]),
      ...withFields(resource('计量器具'), [['器具编号', 'C', '']]),
    ].map((row, at) => (at === 1 ? { ...row, updateCycle: '每年' } : row));
    const { entries } = await bring(Buffer.from(csv(rows)), '目录.csv');
    expect(entries.map(({ title, outcome }) => [title, outcome])).toEqual([
      ['特种设备', 'HELD_BACK'],
      ['计量器具', 'CREATED'],
    ]);
    expect(entries[0]?.contradictions).toEqual([
      { column: '更新周期', line: 3, said: '每年', before: '每月' },
    ]);
  });

  test('in digits is read only with its declared code set: 6 is a year here and half a year there', async () => {
    const rows = withFields(resource('检验报告', { updateCycle: '6', sharing: '1', open: '1' }), [
      ['报告编号', 'C', ''],
    ]);
    const content = Buffer.from(csv(rows));
    const unsaid = await bring(content, '目录.csv', '&dryRun=true');
    expect(unsaid.entries[0]?.faults.map(({ column }) => column)).toEqual([
      '是否向社会开放',
      '共享类型',
      '更新周期',
    ]);
    const sets = '&sharing=GUIDE_123&open=LOCAL_123';
    const yearly = await bring(content, '目录.csv', `${sets}&updateCycle=SIX_IS_YEARLY`);
    expect((await declared(yearly.entries[0]?.slug ?? '')).declaration.updateCycle).toBe('YEARLY');
    const half = await bring(content, '目录.csv', `${sets}&updateCycle=SIX_IS_HALF_YEARLY`);
    expect((await declared(half.entries[0]?.slug ?? '')).declaration.updateCycle).toBe(
      'HALF_YEARLY',
    );
  });

  test('that is none is refused by name, and changes nothing; nobody without a post may bring one', async () => {
    const none = await bring(Buffer.from('a,b\n1,2\n'), 'x.csv');
    expect(none.status).toBe(400);
    expect(none.errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT');
    expect(
      (await bring(workbook(LICENCES), 'x.xlsx', '', await city.person('citizen-li'))).errors?.[0]
        ?.extensions.code,
    ).toBe('FORBIDDEN');
    expect((await bring(workbook(LICENCES), 'x.xlsx', '', {})).errors?.[0]?.extensions.code).toBe(
      'UNAUTHENTICATED',
    );
    expect((await bring(Buffer.alloc(21 * 1024 * 1024), 'x.xlsx')).status).toBeGreaterThanOrEqual(
      400,
    );
  });
});
