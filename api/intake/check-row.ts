import type { FieldDeclaration } from '../../db/catalogue/declaration.ts';
import { desensitizer, rawType } from '../desensitization/desensitize.ts';
import { IntakeError } from './intake-error.ts';
import { type CellFault, PARSE_CELL } from './parse-cell.ts';
import type { SentRow } from './recognition.ts';

/** Why a row was rejected, for one of its columns. */
export interface Rejection {
  line: number;
  column: string;
  value: string | null;
  reason: CellFault;
}

/** A row checked: its released values in the order of the released fields, or why it is rejected. */
export type Checked = { values: (string | null)[] } | { rejected: Rejection[] };

/** The fields that a release holds: closed ones never leave (M30). */
export function releasedFields(fields: readonly FieldDeclaration[]): FieldDeclaration[] {
  return fields.filter((field) => field.openness !== 'CLOSED');
}

/**
 * Makes the check of a row from the declaration: each cell is read as its declared type and then
 * desensitized (M17, M31).
 * @throws COLUMN_MISSING when the file lacks a declared column
 */
export function rowChecker(
  columns: readonly string[],
  fields: readonly FieldDeclaration[],
  hashKey: Buffer,
): (row: SentRow) => Checked {
  const cells = releasedFields(fields).map((field) => ({
    at: columnOf(columns, field),
    column: field.source ?? field.title.zh,
    parse: PARSE_CELL[rawType(field)],
    trims: field.desensitization !== undefined,
    change: desensitizer(field.desensitization, hashKey),
    required: field.key === true || field.nullable === false,
    key: field.key === true,
  }));

  return (row) => {
    const values: (string | null)[] = [];
    const rejected: Rejection[] = [];
    const broken = faultAt(row, -1);
    if (broken !== undefined) {
      const value = row.cells.join(' ');
      return { rejected: [{ line: row.line, column: '*', value, reason: broken }] };
    }
    if (row.cells.length > columns.length) {
      rejected.push({
        line: row.line,
        column: '*',
        value: row.cells.slice(columns.length).join(' '),
        reason: 'EXTRA_CELLS',
      });
    }
    for (const { at, column, parse, trims, change, required, key } of cells) {
      // Of a row that is gone only its key matters.
      if (row.deleted === true && !key) {
        values.push(null);
        continue;
      }
      const cell = row.cells[at] ?? null;
      const fault = faultAt(row, at);
      const parsed =
        fault !== undefined ? { fault } : cell === null ? { value: null } : parse(cell);
      if ('fault' in parsed) {
        rejected.push({ line: row.line, column, value: cell, reason: parsed.fault });
      } else if (parsed.value === null) {
        if (required)
          rejected.push({ line: row.line, column, value: cell, reason: 'MISSING_VALUE' });
        values.push(null);
      } else {
        // What is masked or hashed has no hierarchy in its spaces, and equal values should meet.
        values.push(change(trims ? parsed.value.trim() : parsed.value));
      }
    }
    return rejected.length > 0 ? { rejected } : { values };
  };
}

/** What was found wrong while reading; in a column that is not released it harms nobody. */
function faultAt(row: SentRow, at: number): CellFault | undefined {
  return row.faults?.find((fault) => fault.at === at)?.reason;
}

function columnOf(columns: readonly string[], field: FieldDeclaration): number {
  // In this order: a file can have a column called as the query name beside the declared source.
  for (const name of [field.source, field.title.zh, field.name]) {
    const at = name === undefined ? -1 : columns.indexOf(name);
    if (at >= 0) return at;
  }
  const wanted = field.source ?? field.title.zh;
  throw new IntakeError(
    'COLUMN_MISSING',
    `文件里没有声明的列“${wanted}”`,
    `the file lacks the declared column “${wanted}”`,
  );
}
