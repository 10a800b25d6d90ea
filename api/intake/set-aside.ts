import { isBlank } from './find-header.ts';
import type { AsideRow, Batch, SentRow } from './recognition.ts';

const TOTAL = /^(合计|总计|小计|总和|total)[:：]?$/i;
const NOTE = /^(注|备注|说明|资料来源|数据来源|note)[:：]/i;
const GROUP = /^.{1,30}[（(]\d+[^）)]*[）)]$/;

/** Parts rows that are data from blank lines, group headings, totals and notes, which are kept beside them. */
export function setAside(rows: readonly SentRow[], width: number): Batch {
  const batch: Batch = { rows: [], aside: [] };
  let belowNote = false;
  for (const row of rows) {
    const reason: AsideRow['reason'] | undefined =
      reasonAside(row.cells, width) ??
      (belowNote && isNoteGoingOn(row.cells, width) ? 'NOTE' : undefined);
    belowNote = reason === 'NOTE';
    if (reason === undefined) batch.rows.push({ line: row.line, cells: fitted(row.cells, width) });
    else batch.aside.push({ ...row, reason });
  }
  return batch;
}

function reasonAside(
  cells: readonly (string | null)[],
  width: number,
): AsideRow['reason'] | undefined {
  let filled = 0;
  let first = '';
  for (const cell of cells) {
    if (isBlank(cell)) continue;
    if (filled === 0) first = cell?.trim() ?? '';
    filled += 1;
    // A row that fills several cells is data, unless it is a total.
    if (filled > 1) return TOTAL.test(first) ? 'TOTAL' : undefined;
  }
  if (filled === 0) return 'BLANK';
  if (width < 3) return NOTE.test(first) ? 'NOTE' : undefined;
  if (GROUP.test(first)) return 'GROUP';
  return NOTE.test(first) || first.length > 30 ? 'NOTE' : undefined;
}

/** Below a note, a line with nothing but a numbered sentence is the note going on. */
function isNoteGoingOn(cells: readonly (string | null)[], width: number): boolean {
  const filled = cells.filter((cell) => !isBlank(cell));
  return filled.length === 1 && width > 1 && /^\s*[（(]?\d+[）)．.、]\D/.test(filled[0] ?? '');
}

/** Brings a row to the table's width; cells beyond it stay when they hold something, so that the check rejects them. */
function fitted(cells: (string | null)[], width: number): (string | null)[] {
  if (cells.length === width) return cells;
  if (cells.slice(width).some((cell) => !isBlank(cell))) return cells;
  return Array.from({ length: width }, (_, at) => cells[at] ?? null);
}
