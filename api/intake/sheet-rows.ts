import type { CellObject, ColInfo, Range, RowInfo, WorkSheet } from '@e965/xlsx';
import { isBlank } from './find-header.ts';
import type { CellFault } from './parse-cell.ts';
import type { SentRow } from './recognition.ts';
import { indent, noLooks, type SheetLooks } from './sheet-looks.ts';

/** A sheet as rows, with what its looks say of them. */
export interface SheetRows {
  rows: SentRow[];
  merges: readonly Range[];
  /** Rows that the sheet hides. */
  hidden: Set<number>;
  /** Rows with one cell merged over more than one column. */
  spanned: Set<number>;
  /** Places of hidden columns. */
  hiddenColumns: number[];
  comments: number;
  /** Merged cells over several rows of one column, whose value each of them got. */
  filled: number;
  /** By line and column, how deep a text is indented by its style. */
  indents: SheetLooks['indents'];
}

/** The rows of a sheet; a cell merged over several rows counts in each of them, as the eye reads it. */
export function sheetRows(sheet: WorkSheet, looks = noLooks()): SheetRows {
  const data = (sheet['!data'] ?? []) as (CellObject | undefined)[][];
  let comments = 0;
  const rows = Array.from(data, (cells, at): SentRow => {
    const faults: NonNullable<SentRow['faults']> = [];
    const texts = Array.from(cells ?? [], (cell, place) => {
      if (cell?.c !== undefined && cell.c.length > 0) comments += 1;
      const reason = faultOf(cell);
      if (reason !== undefined) faults.push({ at: place, reason });
      if (cell?.t !== 's') looks.indents.get(at)?.delete(place);
      return cellText(cell);
    });
    return { line: at + 1, cells: texts, ...(faults.length > 0 && { faults }) };
  });
  // Formatting alone can reach down to the last row of a sheet.
  while (rows.at(-1)?.cells.every((cell) => cell === null) === true) rows.pop();
  const merges = sheet['!merges'] ?? [];
  return {
    rows,
    merges,
    hidden: new Set([...unseen(sheet['!rows'] ?? []), ...looks.flatRows].map((at) => at + 1)),
    hiddenColumns: unseen(sheet['!cols'] ?? []),
    spanned: new Set(merges.filter(({ s, e }) => e.c > s.c).map(({ s }) => s.r + 1)),
    comments,
    filled: merges.filter((merge) => fillDown(rows, merge, looks)).length,
    indents: looks.indents,
  };
}

/** The places of rows or columns that are hidden, or so thin that nobody sees them. */
function unseen(sizes: readonly (Partial<ColInfo & RowInfo> | undefined)[]): number[] {
  return sizes.flatMap((one, at) =>
    one?.hidden === true || one?.width === 0 || one?.hpt === 0 ? [at] : [],
  );
}

/** A block over several rows and columns is a title or a note, and only one column is filled. */
function fillDown(rows: readonly SentRow[], { s, e }: Range, looks: SheetLooks): boolean {
  const value = rows[s.r]?.cells[s.c];
  const depth = looks.indents.get(s.r)?.get(s.c) ?? 0;
  if (e.r === s.r || e.c !== s.c || isBlank(value)) return false;
  for (const row of rows.slice(s.r + 1, e.r + 1)) {
    while (row.cells.length <= s.c) row.cells.push(null);
    if (row.cells[s.c] !== null) continue;
    row.cells[s.c] = value ?? null;
    if (depth > 0) indent(looks, row.line - 1, s.c, depth);
  }
  return true;
}

/** From 16 digits on a sheet has lost the last ones, which an identity number that was typed as a number shows. */
const MORE_THAN_IS_KEPT = 1e15;

function faultOf(cell: CellObject | undefined): CellFault | undefined {
  if (cell === undefined) return undefined;
  if (cell.t === 'e') return 'ERROR_VALUE';
  if (typeof cell.v === 'number' && Math.abs(cell.v) >= MORE_THAN_IS_KEPT) return 'DIGITS_LOST';
  return cell.t === 'z' && (cell.f ?? cell.F) !== undefined ? 'FORMULA_WITHOUT_VALUE' : undefined;
}

/**
 * The value itself and not its display: 4141010464 and never 4.14E+09; days as YYYY-MM-DD. A code that only its
 * display fills up with zeros is what is seen: 007.
 */
function cellText(cell: CellObject | undefined): string | null {
  if (cell === undefined) return null;
  if (cell.t === 'z') return cell.f === undefined ? null : `=${cell.f}`;
  if (cell.v === undefined) return null;
  if (cell.v instanceof Date) return dateText(cell.v);
  if (cell.t === 'e') return cell.w ?? '#ERROR';
  if (typeof cell.v !== 'number') return String(cell.v);
  const filledUp = /^0\d+$/.test(cell.w ?? '') && Number(cell.w) === cell.v;
  return filledUp ? (cell.w ?? null) : numberText(cell.v);
}

/** Excel counts days from 1900; what stands before is a time of day without its day. */
function dateText(value: Date): string {
  const text = value.toISOString();
  if (value.getUTCFullYear() < 1900) return text.slice(11, 19);
  return text.endsWith('T00:00:00.000Z') ? text.slice(0, 10) : text.slice(0, 19).replace('T', ' ');
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
