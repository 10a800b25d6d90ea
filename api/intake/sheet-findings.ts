import type { WorkBook } from '@e965/xlsx';
import type { Sentence } from '../errors.ts';
import { IntakeError } from './intake-error.ts';
import type { SheetRows } from './sheet-rows.ts';

/** The sheet to read: the one that is named, else the first that shows and holds something. */
export function chooseSheet(workbook: WorkBook, wanted: string | undefined): string {
  if (wanted !== undefined) {
    if (workbook.SheetNames.includes(wanted)) return wanted;
    const names = workbook.SheetNames.join('、');
    throw new IntakeError(
      'SHEET_NOT_FOUND',
      `没有工作表“${wanted}”，现有：${names}`,
      `there is no sheet “${wanted}”; there are: ${names}`,
    );
  }
  const visible = workbook.SheetNames.filter((_, at) => !isHidden(workbook, at));
  const filled = visible.find((name) => (workbook.Sheets[name]?.['!data'] ?? []).length > 0);
  if (filled === undefined)
    throw new IntakeError('FILE_EMPTY', '工作簿里没有数据', 'the workbook holds no data');
  return filled;
}

function isHidden(workbook: WorkBook, at: number): boolean {
  return (workbook.Workbook?.Sheets?.[at]?.Hidden ?? 0) !== 0;
}

/** Of the tables of a web page the one with the most rows: a title often stands in a table of its own. */
export function chooseTable(page: WorkBook, wanted: string | undefined): string {
  const rows = (name: string) => (page.Sheets[name]?.['!data'] ?? []).length;
  const [most] = page.SheetNames.toSorted((one, other) => rows(other) - rows(one));
  return chooseSheet(page, wanted ?? most);
}

/** What a workbook carries beside the rows that are read: said, and not published. */
export function workbookFindings(workbook: WorkBook, sheet: string): Sentence[] {
  const names = workbook.SheetNames;
  const hidden = names.filter((_, at) => isHidden(workbook, at));
  const { Author, LastAuthor, Manager, Company } = workbook.Props ?? {};
  const people = [...new Set([Author, LastAuthor, Manager, Company])].filter(Boolean).join('、');
  return [
    { zh: `读取工作表“${sheet}”`, en: `reading the sheet “${sheet}”` },
    ...listed(
      names.filter((name) => name !== sheet),
      '未读其他工作表',
      'other sheets are not read',
    ),
    ...listed(
      hidden.filter((name) => name !== sheet),
      '隐藏的工作表不发布',
      'hidden sheets are never published',
    ),
    ...(people === ''
      ? []
      : [
          {
            zh: `文件属性里有人员或单位名称（${people}），不发布`,
            en: `the file's properties name people or bodies (${people}); they are not published`,
          },
        ]),
  ];
}

/** What the sheet's looks say; `below` is the row under which the data stands. */
export function looksFindings(
  { hidden, comments, filled }: SheetRows,
  columns: Record<'hidden' | 'deep', readonly string[]>,
  below: number,
): Sentence[] {
  const rows = [...hidden].filter((line) => line > below).length;
  return [
    ...listed(
      columns.hidden,
      '隐藏的列提为不开放，不会发布',
      'hidden columns are proposed as closed and so never published',
    ),
    ...listed(
      columns.deep,
      '这些列以单元格的缩进表示层级，每级写成两个行首空格',
      'these columns show a hierarchy by the indentation of their cells; each step is written as two leading spaces',
    ),
    ...counted(rows, '隐藏的行另存不发布', 'hidden rows are set aside and not published'),
    ...counted(comments, '批注不发布', 'comments are not published'),
    ...counted(
      filled,
      '纵向合并的单元格已填到每一行',
      'cells merged over rows count in each of them',
    ),
  ];
}

function listed(names: readonly string[], zh: string, en: string): Sentence[] {
  if (names.length === 0) return [];
  return [{ zh: `${zh}：${names.join('、')}`, en: `${en}: ${names.join(', ')}` }];
}

function counted(count: number, zh: string, en: string): Sentence[] {
  return count === 0 ? [] : [{ zh: `${zh}：${count}`, en: `${en}: ${count}` }];
}
