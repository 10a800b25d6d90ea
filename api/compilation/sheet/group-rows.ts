import { FIELD_COLUMNS, SHEET_COLUMNS, SHEET_KEYS, type SheetRow } from './elements.ts';

/** A row with the line of the file on which it stands. */
export interface LinedRow {
  line: number;
  cells: SheetRow;
}

/** The rows of one resource, its own cells said once, and where its repeated cells contradict each other. */
export interface SheetGroup {
  cells: SheetRow;
  rows: LinedRow[];
  contradictions: Contradiction[];
}

export interface Contradiction {
  column: string;
  line: number;
  said: string;
  before: string;
}

const RESOURCE_KEYS = SHEET_KEYS.filter((key) => !FIELD_COLUMNS.includes(key));

/**
 * Groups rows by 信息资源代码, or by name where there is no code. An empty resource cell under a filled one
 * is a merged or left-out repetition; a filled one that says something else is a contradiction.
 */
export function groupRows(rows: readonly LinedRow[]): SheetGroup[] {
  const groups = new Map<string, SheetGroup>();
  let last: SheetGroup | undefined;
  for (const row of rows) {
    const { code, title } = row.cells;
    const key = code === '' ? title : code;
    const known = key === '' ? last : groups.get(key);
    if (known === undefined) {
      last = { cells: { ...row.cells }, rows: [row], contradictions: [] };
      groups.set(key === '' ? `line ${row.line}` : key, last);
      continue;
    }
    last = known;
    known.rows.push(row);
    for (const column of RESOURCE_KEYS) {
      const said = row.cells[column];
      const before = known.cells[column];
      if (said === '' || said === before) continue;
      if (before === '') known.cells[column] = said;
      else
        known.contradictions.push({
          column: SHEET_COLUMNS[column],
          line: row.line,
          said,
          before,
        });
    }
  }
  return [...groups.values()];
}
