import type { Sentence } from '../errors.ts';
import { IntakeError } from './intake-error.ts';
import type { SentRow } from './recognition.ts';

interface Header {
  /** Index among the rows looked at. */
  index: number;
  columns: string[];
  findings: Sentence[];
}

/**
 * The header among a table's first rows: the first row that fills most of the width which the rows below
 * it have. Titles and version lines above it fill one or two cells.
 * @throws NO_HEADER, DUPLICATE_COLUMN
 */
export function findHeader(rows: readonly SentRow[], hintedRow: number | undefined): Header {
  const filled = rows.map((row) => row.cells.filter((cell) => !isBlank(cell)).length);
  const width = widthOf(filled);
  const index =
    hintedRow === undefined
      ? filled.findIndex((count) => count > 0 && count >= Math.min(width, width * 0.6 + 1))
      : rows.findIndex((row) => row.line === hintedRow);
  const row = rows[index];
  if (row === undefined) {
    throw new IntakeError(
      'NO_HEADER',
      '找不到表头行；请用 --header-row 指明行号',
      'no header row was found; say its row with --header-row',
    );
  }
  if (hintedRow === undefined) refuseData(row);
  const columns = row.cells.map((cell) => headerText(cell));
  while (columns.at(-1) === '') columns.pop();
  refuseDoubles(columns);
  const findings: Sentence[] = [];
  if (index > 0)
    findings.push({
      zh: `表头在第 ${row.line} 行，以上为标题或说明`,
      en: `the header stands in row ${row.line}, below titles or notes`,
    });
  const phantom = row.cells.length - columns.length;
  if (phantom > 0)
    findings.push({
      zh: `略去末尾 ${phantom} 个空列`,
      en: `${phantom} empty columns at the end are left out`,
    });
  return {
    index,
    columns: columns.map((name, at) => (name === '' ? `列${at + 1}` : name)),
    findings,
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
    `第 ${row.line} 行像是数据；请加一行列名，或用 --header-row 指明表头`,
    `row ${row.line} looks like data; add a row of column names, or say the header with --header-row`,
  );
}

export function isBlank(cell: string | null | undefined): boolean {
  return cell === null || cell === undefined || cell.trim() === '';
}

/** The usual number of filled cells: the median over rows that have more than a title would. */
function widthOf(filled: readonly number[]): number {
  const sorted = filled.filter((count) => count > 0).toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}

function headerText(cell: string | null): string {
  return (cell ?? '').replaceAll(/\s*[\r\n]+\s*/g, '').trim();
}

function refuseDoubles(columns: readonly string[]): void {
  const second = columns.findIndex((name, at) => name !== '' && columns.indexOf(name) !== at);
  if (second < 0) return;
  const name = columns[second] ?? '';
  const first = columns.indexOf(name) + 1;
  throw new IntakeError(
    'DUPLICATE_COLUMN',
    `第 ${first} 列和第 ${second + 1} 列同名“${name}”；请改名后再导入`,
    `columns ${first} and ${second + 1} have the same name “${name}”; rename one and import again`,
  );
}
