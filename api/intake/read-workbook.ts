import { readFile, stat } from 'node:fs/promises';
import { type CellObject, read, type WorkBook, type WorkSheet } from '@e965/xlsx';
import type { Sentence } from '../errors.ts';
import { findHeader } from './find-header.ts';
import { broken, checkArchive, locked } from './check-archive.ts';
import { IntakeError } from './intake-error.ts';
import type { Batch, Hints, Recognition, SentRow } from './recognition.ts';
import { setAside } from './set-aside.ts';

/** A workbook is read whole, so its size is bounded; larger tables come as CSV. */
const LARGEST_BYTES = 64 * 1024 * 1024;
const TOP_ROWS = 60;
const BATCH_ROWS = 2000;

/** Finds sheet and header of a workbook (.xlsx, .xls, .et). */
export async function recogniseWorkbook(file: string, hints: Hints): Promise<Recognition> {
  const workbook = await openWorkbook(file);
  const sheet = chooseSheet(workbook, hints.sheet);
  const rows = rowsOf(workbook.Sheets[sheet]);
  const header = findHeader(rows.slice(0, TOP_ROWS), hints.headerRow);
  const { rows: firstRows } = setAside(rows.slice(header.index + 1, 500), header.columns.length);
  return {
    format: 'WORKBOOK',
    sheet,
    headerRow: rows[header.index]?.line ?? 1,
    columns: header.columns,
    findings: [...sheetFindings(workbook, sheet), ...header.findings],
    firstRows,
  };
}

export async function* readWorkbook(file: string, recognition: Recognition): AsyncGenerator<Batch> {
  const workbook = await openWorkbook(file);
  const rows = rowsOf(workbook.Sheets[recognition.sheet ?? '']).filter(
    (row) => row.line > recognition.headerRow,
  );
  for (let at = 0; at < rows.length; at += BATCH_ROWS) {
    yield setAside(rows.slice(at, at + BATCH_ROWS), recognition.columns.length);
  }
}

async function openWorkbook(file: string): Promise<WorkBook> {
  const { size } = await stat(file);
  if (size > LARGEST_BYTES) {
    throw new IntakeError(
      'FILE_TOO_LARGE',
      '工作簿超过 64 MB；请另存为 CSV',
      'the workbook is larger than 64 MB; save it as CSV',
    );
  }
  const bytes = await readFile(file);
  checkArchive(bytes);
  try {
    return read(bytes, {
      dense: true,
      cellDates: true,
      UTC: true,
      cellFormula: false,
      cellHTML: false,
      WTF: true,
    });
  } catch (error) {
    // “Unsupported ZIP encryption” is what damaged archives are called by the reader.
    if (/password|encrypt/i.test(String(error)) && !/ZIP/.test(String(error))) throw locked();
    throw broken();
  }
}

function chooseSheet(workbook: WorkBook, wanted: string | undefined): string {
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
  const filled = visible.find((name) => workbook.Sheets[name]?.['!ref'] !== undefined);
  if (filled === undefined)
    throw new IntakeError('FILE_EMPTY', '工作簿里没有数据', 'the workbook holds no data');
  return filled;
}

function isHidden(workbook: WorkBook, at: number): boolean {
  return (workbook.Workbook?.Sheets?.[at]?.Hidden ?? 0) !== 0;
}

function sheetFindings(workbook: WorkBook, sheet: string): Sentence[] {
  const others = workbook.SheetNames.filter((name) => name !== sheet);
  const hidden = workbook.SheetNames.filter((_, at) => isHidden(workbook, at));
  return [
    { zh: `读取工作表“${sheet}”`, en: `reading the sheet “${sheet}”` },
    ...(others.length > 0
      ? [
          {
            zh: `未读其他工作表：${others.join('、')}`,
            en: `other sheets are not read: ${others.join(', ')}`,
          },
        ]
      : []),
    ...(hidden.length > 0
      ? [
          {
            zh: `有隐藏工作表：${hidden.join('、')}，不发布`,
            en: `hidden sheets are never published: ${hidden.join(', ')}`,
          },
        ]
      : []),
  ];
}

function rowsOf(sheet: WorkSheet | undefined): SentRow[] {
  const data = (sheet?.['!data'] ?? []) as (CellObject | undefined)[][];
  return Array.from(data, (cells, at) => ({
    line: at + 1,
    cells: Array.from(cells ?? [], cellText),
  }));
}

/** The value itself and not its display: 4141010464 and never 4.14E+09; days as YYYY-MM-DD. */
function cellText(cell: CellObject | undefined): string | null {
  if (cell === undefined || cell.v === undefined || cell.t === 'z') return null;
  if (cell.v instanceof Date) {
    const text = cell.v.toISOString();
    return text.endsWith('T00:00:00.000Z')
      ? text.slice(0, 10)
      : text.slice(0, 19).replace('T', ' ');
  }
  if (cell.t === 'e') return cell.w ?? '#ERROR';
  return typeof cell.v === 'number' ? numberText(cell.v) : String(cell.v);
}

/** A number as a sheet shows it: 15 digits (Excel stores 0.30000000000000004 for 0.3) and no exponent. */
function numberText(value: number): string {
  const text = String(Number(value.toPrecision(15)));
  if (!text.includes('e')) return text;
  const [digits = '', exponent = '0'] = text.split('e');
  return Number(exponent) < 0
    ? value.toFixed(Math.min(100, (digits.split('.')[1]?.length ?? 0) - Number(exponent)))
    : BigInt(value).toString();
}
