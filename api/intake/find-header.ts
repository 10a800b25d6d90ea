import type { Sentence } from '../errors.ts';
import { IntakeError } from './intake-error.ts';
import { nameColumns, numberedColumns } from './name-columns.ts';
import type { Hints, SentRow } from './recognition.ts';

interface Header {
  /** Index among the rows looked at; -1 where the table has no header. */
  index: number;
  columns: string[];
  findings: Sentence[];
}

/**
 * The header among a table's first rows: the first row that fills most of the width which the rows below
 * it have. Titles and version lines above it fill one or two cells.
 * @throws NO_HEADER, DUPLICATE_COLUMN
 */
export function findHeader(
  rows: readonly SentRow[],
  hints: Pick<Hints, 'headerRow' | 'doubles'>,
): Header {
  if (hints.headerRow === 0) return withoutHeader(rows);
  const filled = rows.map((row) => row.cells.filter((cell) => !isBlank(cell)).length);
  const width = widthOf(filled);
  const index =
    hints.headerRow === undefined
      ? headerIndex(rows, filled, width)
      : rows.findIndex((row) => row.line === hints.headerRow);
  const row = rows[index];
  if (row === undefined) {
    throw new IntakeError(
      'NO_HEADER',
      '找不到表头行；请用 --header-row 指明行号，没有表头时写 0',
      'no header row was found; say its row with --header-row, or 0 where there is none',
    );
  }
  if (hints.headerRow === undefined) refuseData(row);
  const { columns, findings } = nameColumns(row.cells, hints.doubles);
  if (index > 0)
    findings.unshift({
      zh: `表头在第 ${row.line} 行，以上为标题或说明`,
      en: `the header stands in row ${row.line}, below titles or notes`,
    });
  return { index, columns, findings };
}

/** The first row that is nearly full, or the one above it where that is a header with nameless columns. */
function headerIndex(rows: readonly SentRow[], filled: readonly number[], width: number): number {
  const full = filled.findIndex((count) => count > 0 && count >= Math.min(width, width * 0.6 + 1));
  const above = rows[full - 1];
  const names = above?.cells.filter((cell) => !isBlank(cell)) ?? [];
  return names.length >= Math.max(2, width * 0.6) && names.every(isNameLike) ? full - 1 : full;
}

/** Lines above a header say “单位：万元”, and a row of data has figures in it. */
function isNameLike(cell: string | null): boolean {
  const text = (cell ?? '').trim();
  return text.length <= 20 && !/[:：]/.test(text) && !DATA_LIKE.test(text);
}

/** Columns are numbered; the commonest width is the table's. */
function withoutHeader(rows: readonly SentRow[]): Header {
  const width = widthOf(rows.map((row) => row.cells.findLastIndex((cell) => !isBlank(cell)) + 1));
  const columns = numberedColumns(width);
  const [first = '', last = ''] = [columns[0], columns.at(-1)];
  return {
    index: -1,
    columns,
    findings: [
      {
        zh: `没有表头，各列称作${first}至${last}`,
        en: `there is no header; the columns are called ${first} to ${last}`,
      },
    ],
  };
}

const DATA_LIKE = /^[+-]?[\d,]*\.?\d+%?$|^\d{4}[-/年.]\d{1,2}([-/月.]\d{1,2}|月)|^https?:/;
const YEAR = /^(19|20)\d\d年?$/;

/** A file without column names would else lose its first row as one. */
function refuseData(row: SentRow): void {
  const texts = row.cells.filter((cell) => !isBlank(cell)).map((cell) => (cell ?? '').trim());
  const data = texts.filter((text) => DATA_LIKE.test(text) && !YEAR.test(text)).length;
  if (data * 3 <= texts.length) return;
  throw new IntakeError(
    'NO_HEADER',
    `第 ${row.line} 行像是数据；请加一行列名，或用 --header-row 指明表头，没有表头时写 0`,
    `row ${row.line} looks like data; add a row of column names, or say the header with --header-row, 0 for none`,
  );
}

export function isBlank(cell: string | null | undefined): boolean {
  return cell === null || cell === undefined || cell.trim() === '';
}

/** The usual number of filled cells: the median over rows that have any. */
function widthOf(filled: readonly number[]): number {
  const sorted = filled.filter((count) => count > 0).toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}
