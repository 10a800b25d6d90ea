import { IntakeError } from '../../intake/intake-error.ts';
import { readRows, recognise } from '../../intake/recognise.ts';
import { SHEET_COLUMNS, SHEET_KEYS, type SheetColumn, type SheetRow } from './elements.ts';
import type { LinedRow } from './group-rows.ts';

/** Without these no entry can be made of a row. */
const NEEDED: readonly SheetColumn[] = ['title', 'summary', 'field', 'dataType', 'open', 'sharing'];

/** Whether a table with these columns is a filling sheet. */
export function isFillingSheet(columns: readonly string[]): boolean {
  const known = new Set(columns.map(plain));
  return NEEDED.every((key) => known.has(plain(SHEET_COLUMNS[key])));
}

/**
 * Reads a filling sheet as it lies on the department's disk: workbook or CSV, any encoding, title rows
 * above its header, merged cells.
 * @throws IntakeError COLUMN_MISSING naming the columns that it lacks, or what the file's reader finds
 */
export async function readSheet(file: string): Promise<LinedRow[]> {
  const recognition = await recognise(file);
  const places = new Map(recognition.columns.map((column, at) => [plain(column), at]));
  const at = (key: SheetColumn) => places.get(plain(SHEET_COLUMNS[key]));
  const missing = NEEDED.filter((key) => at(key) === undefined).map((key) => SHEET_COLUMNS[key]);
  if (missing.length > 0)
    throw new IntakeError(
      'COLUMN_MISSING',
      `这不是目录填报表：缺少列 ${missing.join('、')}`,
      `this is no filling sheet: it lacks the columns ${missing.join(', ')}`,
    );
  const rows: LinedRow[] = [];
  for await (const batch of readRows(file, recognition)) {
    for (const { line, cells } of batch.rows) {
      const row = Object.fromEntries(
        SHEET_KEYS.map((key) => [key, (cells[at(key) ?? -1] ?? '').trim()]),
      ) as SheetRow;
      rows.push({ line, cells: row });
    }
  }
  return rows;
}

/** Headers are the same whatever their spaces, stars and width of brackets. */
function plain(header: string): string {
  return header.normalize('NFKC').replaceAll(/[\s*＊]/g, '');
}
