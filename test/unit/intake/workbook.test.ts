import { utils } from '@e965/xlsx';
import { describe, expect, test } from 'vitest';
import { proposeFields } from '../../../api/intake/propose-fields.ts';
import { recognise } from '../../../api/intake/recognise.ts';
import { aFile, allRows, findingsOf, refusalOf, rejectionsOf } from './sample-file.ts';
import {
  aLockedOldWorkbook,
  aLockedWorkbook,
  aWorkbook,
  aWorkbookInGbk,
  biffRow,
  withBiffIndents,
  withEntry,
  withIndents,
  withRecords,
  withSheetXml,
} from './sample-workbook.ts';

const ROWS = [
  ['名称', '值'],
  ['甲', 1],
  ['乙', 2],
];
const cells = async (name: string, content: Buffer | string) =>
  (await allRows(await aFile(name, content))).rows.map((row) => row.cells.join());

test('every kind of workbook is read by its bytes: .xlsx, .xls, WPS .et, SpreadsheetML, .ods', async () => {
  for (const [name, kind] of [
    ['a.xlsx', 'xlsx'],
    ['a.xls', 'biff8'],
    // WPS writes the old binary format under its own name.
    ['a.et', 'biff8'],
    ['xml.xls', 'xlml'],
    ['a.ods', 'ods'],
  ] as const)
    expect(await cells(name, aWorkbook(ROWS, undefined, kind))).toEqual(['甲,1', '乙,2']);
});

test('a workbook from before 1997 is read in the code page that it names', async () => {
  const content = aWorkbookInGbk([
    ['名称', '数值'],
    ['白马寺', 1],
    ['龙门石窟', 2],
  ]);
  expect((await recognise(await aFile('a.xls', content))).columns).toEqual(['名称', '数值']);
  expect(await cells('a.xls', content)).toEqual(['白马寺,1', '龙门石窟,2']);
});

test('HTML that calls itself .xls is read, and its codes stay text', async () => {
  const html =
    '<html><head><meta charset="utf-8"></head><body><table><tr><td colspan="2">一览表</td></tr><tr><th>代码</th><th>名称</th></tr><tr><td>007</td><td>甲&amp;乙</td></tr><tr><td>410305199001011234</td><td>丙</td></tr></table></body></html>';
  const file = await aFile('a.xls', html);
  expect((await recognise(file)).columns).toEqual(['代码', '名称']);
  expect(await cells('a.xls', html)).toEqual(['007,甲&乙', '410305199001011234,丙']);
  expect(await refusalOf(recognise(await aFile('a.xls', '<html><p>登录</p></html>')))).toBe(
    'NOT_A_TABLE',
  );
});

test('of the tables of a web page the longest is read, and the others are named', async () => {
  const page =
    '<table><tr><td>统计报表</td></tr></table><table><tr><th>名称</th><th>值</th></tr><tr><td>甲</td><td>1</td></tr><tr><td>乙</td><td>2</td></tr></table>';
  expect(await cells('a.xls', page)).toEqual(['甲,1', '乙,2']);
  expect(await findingsOf(await aFile('a.xls', page))).toContain('未读其他工作表：Sheet1');
});

test('a workbook with a password is said to have one, new or old', async () => {
  const locked = await aFile('a.xlsx', aLockedWorkbook());
  expect(await refusalOf(recognise(locked))).toBe('FILE_PROTECTED');
  const old = await aFile('a.xls', aLockedOldWorkbook(aWorkbook(ROWS, undefined, 'biff8')));
  expect(await refusalOf(recognise(old))).toBe('FILE_PROTECTED');
});

test('hidden sheets, comments and names of people are reported and not read', async () => {
  const content = aWorkbook(ROWS, (sheet, book) => {
    utils.book_append_sheet(book, utils.aoa_to_sheet([['身份证号'], ['410305']]), '底稿');
    utils.book_append_sheet(book, utils.aoa_to_sheet([['x']]), '说明');
    book.Workbook = { Sheets: [{ Hidden: 0 }, { Hidden: 1 }, { Hidden: 0 }] };
    book.Props = { Author: '张三' };
    utils.cell_add_comment(sheet['A2'], '待核实', '李四');
  });
  const findings = await findingsOf(await aFile('a.xlsx', content));
  expect(findings).toContain('隐藏的工作表不发布：底稿');
  expect(findings).toContain('未读其他工作表：底稿、说明');
  expect(findings).toContain('批注不发布：1');
  expect(findings).toContain('（张三），不发布');
});

test('a hidden sheet is not read for want of another, unless it is named', async () => {
  const content = aWorkbook(ROWS, (_, book) => {
    utils.book_append_sheet(
      book,
      utils.aoa_to_sheet([
        ['甲', '乙'],
        [1, 2],
      ]),
      '底稿',
    );
    book.Workbook = { Sheets: [{ Hidden: 0 }, { Hidden: 2 }] };
  });
  expect((await recognise(await aFile('a.xlsx', content))).sheet).toBe('表');
});

test('hidden columns are proposed as closed, hidden rows are set aside', async () => {
  const file = await aFile(
    'a.xlsx',
    aWorkbook(
      [
        ['名称', '电话', '值'],
        ['甲', '1', 1],
        ['乙', '2', 2],
      ],
      (sheet) => {
        sheet['!cols'] = [{}, { hidden: true }, {}];
        sheet['!rows'] = [{}, {}, { hidden: true }];
      },
    ),
  );
  const recognition = await recognise(file);
  expect(proposeFields(recognition).map(({ openness }) => openness)).toEqual([
    'UNCONDITIONAL',
    'CLOSED',
    'UNCONDITIONAL',
  ]);
  const { rows, aside } = await allRows(file);
  expect([rows.length, aside.map(({ line, reason }) => [line, reason])]).toEqual([
    1,
    [[3, 'HIDDEN']],
  ]);
  const findings = await findingsOf(file);
  expect(findings).toContain('隐藏的列提为不开放，不会发布：电话');
  expect(findings).toContain('隐藏的行另存不发布：1');
});

test('a column without width and a row without height are hidden too', async () => {
  const rows = [
    ['名称', '电话'],
    ['甲', '1'],
    ['乙', '2'],
  ];
  const thin = withSheetXml(
    aWorkbook(rows, (sheet) => {
      sheet['!cols'] = [{ width: 9 }, { width: 8 }];
      sheet['!rows'] = [{}, {}, { hpt: 33 }];
    }),
    /(<col min="2"[^>]*) width="[^"]*"(.*)ht="33"/,
    '$1 width="0"$2ht="0"',
  );
  const file = await aFile('a.xlsx', thin);
  const recognition = await recognise(file);
  expect(proposeFields(recognition).map(({ openness }) => openness)).toEqual([
    'UNCONDITIONAL',
    'CLOSED',
  ]);
  expect((await allRows(file)).aside).toMatchObject([{ line: 3, reason: 'HIDDEN' }]);
});

test('the old binary format of .xls and .et hides rows, columns and sheets, and names people, in its own way', async () => {
  const rows = [
    ['名称', '电话', '值', '住址'],
    ['甲', '13800138001', 1, '一号'],
    ['乙', '13800138002', 2, '二号'],
    ['丙', '13800138003', 3, '三号'],
    ['丁', '13800138004', 4, '四号'],
  ];
  const written = aWorkbook(
    rows,
    (sheet, book) => {
      // A column without width is hidden as well.
      sheet['!cols'] = [{ width: 9 }, { width: 9, hidden: true }, { width: 9 }, { width: 0 }];
      utils.cell_add_comment(sheet['A2'], '待核实', '李四');
      book.Props = { Author: '张三' };
    },
    'biff8',
  );
  const hiding = withRecords(written, (records) => {
    const first = records.findIndex(({ type }) => type === 0x0204);
    const looks = [biffRow(2, { hidden: true }), biffRow(3, { height: 0 }), biffRow(4, {})];
    return records.toSpliced(first, 0, ...looks);
  });
  for (const name of ['a.xls', 'a.et']) {
    const file = await aFile(name, hiding);
    const recognition = await recognise(file);
    expect(recognition.hiddenColumns).toEqual(['电话', '住址']);
    expect(proposeFields(recognition).map(({ openness }) => openness)).toEqual([
      'UNCONDITIONAL',
      'CLOSED',
      'UNCONDITIONAL',
      'CLOSED',
    ]);
    const { rows: shown, aside } = await allRows(file);
    expect(shown.map((row) => row.cells[0])).toEqual(['甲', '丁']);
    expect(aside.map(({ line, reason }) => [line, reason])).toEqual([
      [3, 'HIDDEN'],
      [4, 'HIDDEN'],
    ]);
    const findings = await findingsOf(file);
    expect(findings).toContain('隐藏的列提为不开放，不会发布：电话、住址');
    expect(findings).toContain('隐藏的行另存不发布：2');
    expect(findings).toContain('批注不发布：1');
    expect(findings).toContain('（张三），不发布');
  }
});

test('a hidden sheet of the old binary format is not read for want of another, and is named', async () => {
  const content = aWorkbook(
    ROWS,
    (_, book) => {
      utils.book_append_sheet(book, utils.aoa_to_sheet(ROWS), '底稿');
      book.Workbook = { Sheets: [{ Hidden: 0 }, { Hidden: 1 }] };
    },
    'biff8',
  );
  const file = await aFile('a.xls', content);
  expect((await recognise(file)).sheet).toBe('表');
  expect(await findingsOf(file)).toContain('隐藏的工作表不发布：底稿');
});

describe('a hierarchy that only the style of cells shows', () => {
  /** Divisions of several depths; how deep each is can also be told from its code. */
  const codes = ['410000', '410300', '410302', '410303', '410304', '410500', '410502', '420000'];
  const depthOf = (code: string) => (code.endsWith('0000') ? 0 : code.endsWith('00') ? 1 : 2);
  const NAMES = ['省', '市', '区'];
  const rows = [['代码', '名称'], ...codes.map((code) => [code, NAMES[depthOf(code)]])];
  const depths = [0, ...codes.map(depthOf)];
  const books = {
    'a.xlsx': withIndents(aWorkbook(rows), 'B', depths),
    'a.xls': withBiffIndents(aWorkbook(rows, undefined, 'biff8'), 1, depths),
  };

  test.each(Object.entries(books))(
    'of %s is written as leading spaces, and said',
    async (name, book) => {
      const file = await aFile(name, book);
      const { rows: read } = await allRows(file);
      expect(read.map((row) => row.cells.join())).toEqual(
        codes.map((code) => `${code},${'  '.repeat(depthOf(code))}${NAMES[depthOf(code)]}`),
      );
      const told = await findingsOf(file);
      expect(told).toContain('以单元格的缩进表示层级，每级写成两个行首空格：名称');
      expect((await recognise(file)).columns).toEqual(['代码', '名称']);
    },
  );

  test.each([
    ['a.xlsx', withIndents(aWorkbook(rows), 'B', [0, ...codes.map(() => 1)])],
    ['a.xls', withBiffIndents(aWorkbook(rows, undefined, 'biff8'), 1, [0, ...codes.map(() => 1)])],
  ])('is none in %s where a column is moved as a whole', async (name, book) => {
    const file = await aFile(name, book);
    const { rows: read } = await allRows(file);
    expect(read.map((row) => row.cells[1])).toEqual(rows.slice(1).map(([, title]) => title));
    expect(await findingsOf(file)).not.toContain('缩进');
  });
});

test('what a web page or an OpenDocument sheet hides cannot be told apart, and the file is refused', async () => {
  const page = (row: string, column = '') =>
    `<style>rt{display:none}</style><table>${column}<tr><td>名称</td><td>值</td></tr><tr ${row}><td>甲</td><td>1</td></tr></table>`;
  expect(await cells('a.xls', page("style='height:12pt'"))).toEqual(['甲,1']);
  for (const hiding of [
    page("style='mso-yfti-irow:1;display:none'"),
    page('hidden'),
    page('', '<col width=0 style="display: none">'),
  ])
    expect(await refusalOf(recognise(await aFile('a.xls', hiding)))).toBe('HIDDEN_PARTS');
  const shown = aWorkbook(ROWS, undefined, 'ods');
  const hiding = withEntry(
    shown,
    '/content.xml',
    '<table:table-row',
    '<table:table-row table:visibility="collapse"',
  );
  expect(await cells('a.ods', shown)).toHaveLength(2);
  expect(await refusalOf(recognise(await aFile('a.ods', hiding)))).toBe('HIDDEN_PARTS');
});

test('a code that only its format fills up with zeros is what is seen', async () => {
  const content = (kind: 'xlsx' | 'biff8') =>
    aWorkbook(
      [
        ['名称', '代码'],
        ['甲', 7],
        ['乙', 12],
      ],
      (sheet) => {
        for (const place of ['B2', 'B3']) Object.assign(sheet[place] as object, { z: '000' });
      },
      kind,
    );
  for (const kind of ['xlsx', 'biff8'] as const) {
    expect(await cells('a.xlsx', content(kind))).toEqual(['甲,007', '乙,012']);
    const recognition = await recognise(await aFile('a.xlsx', content(kind)));
    expect(proposeFields(recognition)[1]?.type).toBe('STRING');
  }
});

test('an identity number that was typed as a number has lost its last digits, and its row comes back', async () => {
  const content = aWorkbook([
    ['名称', '编码'],
    ['甲', Number('410305199001011234')],
    ['乙', 410305199001],
  ]);
  const file = await aFile('a.xlsx', content);
  expect(await rejectionsOf(file)).toEqual([[2, '编码', 'DIGITS_LOST']]);
});

test('a row merged over the table heads a group; a cell merged over rows counts in each', async () => {
  const content = aWorkbook(
    [
      ['县区', '站点', '值'],
      ['洛阳市区', null, null],
      ['涧西区', '甲', 1],
      [null, '乙', 2],
    ],
    (sheet) => {
      sheet['!merges'] = [utils.decode_range('A2:C2'), utils.decode_range('A3:A4')];
    },
  );
  const file = await aFile('a.xlsx', content);
  const { rows, aside } = await allRows(file);
  expect(rows.map((row) => row.cells.join())).toEqual(['涧西区,甲,1', '涧西区,乙,2']);
  expect(aside.map(({ reason }) => reason)).toEqual(['GROUP']);
  expect(await findingsOf(file)).toContain('纵向合并的单元格已填到每一行：1');
});

test('a header of several rows is joined along its merged cells', async () => {
  const content = aWorkbook(
    [
      ['人口统计表', null, null, null],
      ['县区', '人口', null, '面积'],
      [null, '男', '女', null],
      ['涧西区', 1, 2, 3],
      ['洛龙区', 4, 5, 6],
    ],
    (sheet) => {
      sheet['!merges'] = ['A1:D1', 'A2:A3', 'B2:C2', 'D2:D3'].map((range) =>
        utils.decode_range(range),
      );
    },
  );
  const file = await aFile('a.xlsx', content);
  const { columns, headerRow } = await recognise(file);
  expect([columns, headerRow]).toEqual([['县区', '人口/男', '人口/女', '面积'], 3]);
  expect(await cells('a.xlsx', content)).toEqual(['涧西区,1,2,3', '洛龙区,4,5,6']);
  expect(await findingsOf(file)).toContain('表头有几行');
});

test('a formula without its value and an error value are rejected rows, a formula with one is its value', async () => {
  const whole = aWorkbook([...ROWS, ['丙', 3], ['丁', 4]], (sheet) => {
    sheet['B2'] = { t: 'n', v: 7, f: '3+4' };
    sheet['B3'] = { t: 'n', v: 8, f: '4+4' };
    sheet['B4'] = { t: 'e', v: 42 };
  });
  const file = await aFile('a.xlsx', withSheetXml(whole, '<v>8</v>', ''));
  expect((await allRows(file)).rows.map((row) => row.cells[1])).toEqual(['7', '=4+4', '#N/A', '4']);
  expect(await rejectionsOf(file)).toEqual([
    [3, '值', 'FORMULA_WITHOUT_VALUE'],
    [4, '值', 'ERROR_VALUE'],
  ]);
});

test('days count from 1900 or from 1904, and a time of day has no day', async () => {
  const rows = [
    ['日', '时'],
    [new Date(Date.UTC(2024, 1, 29)), ''],
  ];
  const change = (sheet: Record<string, unknown>) => {
    sheet['B2'] = { t: 'n', v: 0.3125, z: 'hh:mm' };
  };
  expect(await cells('a.xlsx', aWorkbook(rows, change))).toEqual(['2024-02-29,07:30:00']);
  const mac = aWorkbook(
    [
      ['日', '值'],
      ['', 1],
    ],
    (sheet, book) => {
      sheet['A2'] = { t: 'n', v: 43_889, z: 'yyyy-mm-dd' };
      book.Workbook = { WBProps: { date1904: true } };
    },
  );
  expect(await cells('a.xlsx', mac)).toEqual(['2024-02-29,1']);
});

test('blank columns and rows that only have a format are no columns and rows', async () => {
  const content = aWorkbook(ROWS, (sheet) => {
    for (const place of ['C1', 'D1', 'E9', 'A9']) sheet[place] = { t: 'z' };
    sheet['!ref'] = 'A1:E9';
  });
  const { rows, aside } = await allRows(await aFile('a.xlsx', content));
  expect([rows.length, rows[0]?.cells.length, aside.length]).toEqual([2, 2, 0]);
});

test('a broken sheet is called broken', async () => {
  const whole = aWorkbook(ROWS);
  expect(await refusalOf(recognise(await aFile('a.xlsx', whole.subarray(0, -30))))).toBe(
    'ARCHIVE_BROKEN',
  );
});
