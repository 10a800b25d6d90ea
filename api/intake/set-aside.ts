import { isBlank } from './find-header.ts';
import { headerText } from './name-columns.ts';
import type { AsideRow, Batch, SentRow } from './recognition.ts';

const TOTAL = /^(全[国省市县区]|本[年季月页期])?(合计|总计|小计|总和|共计|total)[:：]?$/i;
const NOTE =
  /^(注\d*|备注|附注|说明|填表说明|资料来源|数据来源|来源|单位|计量单位|note|source)[:：]|^注\s*\d+[.．、]/i;
/** Who signed a sheet stands below it, often over several cells, and is nobody's data. */
const SIGNATURE =
  /^(填[表报制]人|制表人?|审核人?|复核人?|经办人|单位负责人|填报单位|填[表报]日期|制表日期|统计负责人)[:：]/;
const GROUP = /^.{1,30}[（(]\d+[^）)]*[）)]$/;
const LONGEST_NAME = 30;

/** Parts rows that are data from lines that are none; those are kept beside them with their reason. */
export type Sorter = (rows: readonly SentRow[], spanned?: ReadonlySet<number>) => Batch;

/** A sorter for one table; it remembers across batches whether a note goes on. */
export function rowSorter(columns: readonly string[]): Sorter {
  const width = columns.length;
  const isHeader = headerTest(columns);
  let belowNote = false;
  return (rows, spanned) => {
    const batch: Batch = { rows: [], aside: [] };
    for (const row of rows) {
      let reason = isHeader(row.cells) ? 'HEADER' : reasonAside(row.cells, width);
      if (reason === undefined && belowNote && isNoteGoingOn(row.cells, width)) reason = 'NOTE';
      // One cell merged over the table's width heads a group of rows.
      if (reason === undefined && spanned?.has(row.line) === true && holdsOne(row))
        reason = 'GROUP';
      belowNote = reason === 'NOTE';
      if (reason === undefined) batch.rows.push(fitted(row, width));
      else batch.aside.push({ ...row, reason });
    }
    return batch;
  };
}

function reasonAside(
  cells: readonly (string | null)[],
  width: number,
): AsideRow['reason'] | undefined {
  let filled = 0;
  let place = 0;
  let first = '';
  for (let at = 0; at < cells.length; at++) {
    const cell = cells[at];
    if (isBlank(cell)) continue;
    if (filled === 0) {
      first = cell?.trim() ?? '';
      place = at;
    }
    filled += 1;
    // A row that fills several cells is data, unless it is a total or a signature.
    if (filled > 1) return total(first) ?? (SIGNATURE.test(first) ? 'NOTE' : undefined);
  }
  if (filled === 0) return 'BLANK';
  if (NOTE.test(first) || SIGNATURE.test(first)) return 'NOTE';
  if (width < 3) return undefined;
  if (GROUP.test(first)) return 'GROUP';
  return total(first) ?? (place === 0 && first.length > LONGEST_NAME ? 'NOTE' : undefined);
}

/** The characters of 合计 are often set apart with spaces for the eye. */
function total(first: string): 'TOTAL' | undefined {
  return first.length < 20 && TOTAL.test(first.replaceAll(/\s/g, '')) ? 'TOTAL' : undefined;
}

/** Tells a header that is repeated between the rows, as pages and pasted tables have it. */
function headerTest(columns: readonly string[]): (cells: readonly (string | null)[]) => boolean {
  const probe = columns.findIndex((name, at) => name !== `列${at + 1}`);
  const probed = columns[probe];
  if (probed === undefined) return () => false;
  const start = probed.charCodeAt(0);
  const isName = (cell: string | null, at: number) => {
    const text = headerText(cell);
    const name = columns[at] ?? '';
    // Nameless columns were given a name, and those of one name a number.
    if (text === '') return at >= columns.length || name.startsWith(`列${at + 1}`);
    return text === name || text === name.replace(/_\d+$/, '');
  };
  return (cells) => {
    const cell = cells[probe];
    if (cell === null || cell === undefined || cell.trimStart().charCodeAt(0) !== start)
      return false;
    return headerText(cell) === probed && cells.every(isName);
  };
}

function holdsOne({ cells }: SentRow): boolean {
  return cells.filter((cell) => !isBlank(cell)).length === 1;
}

/** Below a note, a line with nothing but a numbered sentence is the note going on. */
function isNoteGoingOn(cells: readonly (string | null)[], width: number): boolean {
  const filled = cells.filter((cell) => !isBlank(cell));
  return filled.length === 1 && width > 1 && /^\s*[（(]?\d+[）)．.、]\D/.test(filled[0] ?? '');
}

/** Brings a row to the table's width; cells beyond it stay when they hold something, so that the check rejects them. */
function fitted(row: SentRow, width: number): SentRow {
  const { cells } = row;
  if (cells.length === width || cells.slice(width).some((cell) => !isBlank(cell))) return row;
  return { ...row, cells: Array.from({ length: width }, (_, at) => cells[at] ?? null) };
}
