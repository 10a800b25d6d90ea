import type { FieldDeclaration } from '../../db/catalogue/declaration.ts';
import { type CellCheck, cellCheck } from '../checks/cell-checks.ts';
import { CHECK_FAULTS, type CheckFault } from '../checks/faults.ts';
import type { Day } from '../clock.ts';
import { desensitizer, rawType } from '../desensitization/desensitize.ts';
import type { Sentence } from '../errors.ts';
import { headerKey } from './header-key.ts';
import { IntakeError } from './intake-error.ts';
import { CELL_FAULTS, type CellFault, PARSE_CELL } from './parse-cell.ts';
import type { SentRow } from './recognition.ts';

/** Why a row is rejected: a cell that cannot be read, or a declared check that it breaks. */
export type RowFault = CellFault | CheckFault;
export const ROW_FAULTS: Record<RowFault, Sentence> = { ...CELL_FAULTS, ...CHECK_FAULTS };

/** Why a row was rejected, for one of its columns. */
export interface Rejection {
  line: number;
  column: string;
  value: string | null;
  reason: RowFault;
  /** What can be said about this very value. */
  detail?: Sentence;
}

/** A row checked: its released values in the order of the released fields, or why it is rejected. */
export type Checked = { values: (string | null)[] } | { rejected: Rejection[] };

/** The fields that a release holds: closed ones never leave (M30). */
export function releasedFields(fields: readonly FieldDeclaration[]): FieldDeclaration[] {
  return fields.filter((field) => field.openness !== 'CLOSED');
}

/**
 * Makes the check of a row from the declaration: each cell is read as its declared type, held against the
 * checks of its field, and then desensitized (M17, M31). Closed fields are checked where they declare it,
 * and left behind.
 * @param today the Beijing day of the load
 * @throws COLUMN_MISSING when the file lacks a declared column
 */
export function rowChecker(
  columns: readonly string[],
  fields: readonly FieldDeclaration[],
  hashKey: Buffer,
  today: Day,
): (row: SentRow) => Checked {
  const released = new Set(releasedFields(fields));
  const places = new Map<string, number>();
  const cells = fields
    .filter((field) => released.has(field) || (field.checks ?? []).length > 0)
    .map((field) => {
      const at = columnOf(columns, field);
      const type = rawType(field);
      return {
        at,
        column: field.source ?? field.title.zh,
        parse: PARSE_CELL[type],
        checks: (field.checks ?? []).flatMap((check) => cellCheck(check, type, today) ?? []),
        // What is masked or hashed has no hierarchy in its spaces, codes have none around them, and equal values should meet.
        trims:
          field.desensitization !== undefined ||
          (field.checks ?? []).some(({ kind }) => kind === 'CODE_LIST'),
        change: desensitizer(field.desensitization, hashKey),
        required: field.key === true || field.nullable === false,
        key: field.key === true,
        leaves: released.has(field),
      };
    });
  for (const field of fields.filter(({ name }) => yearFields(fields).has(name)))
    places.set(field.name, columnOf(columns, field));
  let current: SentRow | undefined;
  const other = (field: string) => current?.cells[places.get(field) ?? -1] ?? null;

  return (row) => {
    current = row;
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
    for (const { at, column, parse, checks, trims, change, required, key, leaves } of cells) {
      // Of a row that is gone only its key matters.
      if (row.deleted === true && !key) {
        if (leaves) values.push(null);
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
        if (leaves) values.push(null);
      } else {
        const broke = firstFault(checks, parsed.value, other);
        if (broke !== undefined) rejected.push({ line: row.line, column, value: cell, ...broke });
        if (leaves) values.push(change(trims ? parsed.value.trim() : parsed.value));
      }
    }
    return rejected.length > 0 ? { rejected } : { values };
  };
}

/** Fields that say to which year the division code of another one belongs. */
function yearFields(fields: readonly FieldDeclaration[]): Set<string> {
  return new Set(
    fields
      .flatMap(({ checks }) => checks ?? [])
      .flatMap((check) => ('yearOf' in check ? [check.yearOf ?? ''] : [])),
  );
}

function firstFault(
  checks: readonly CellCheck[],
  value: string,
  other: (field: string) => string | null,
) {
  for (const check of checks) {
    const fault = check(value, other);
    if (fault !== undefined) return fault;
  }
  return undefined;
}

/** What was found wrong while reading; in a column that is not released it harms nobody. */
function faultAt(row: SentRow, at: number): CellFault | undefined {
  return row.faults?.find((fault) => fault.at === at)?.reason;
}

/** The place of a field's column in a file; undefined where the file lacks it. */
export function placeOf(columns: readonly string[], field: FieldDeclaration): number | undefined {
  // In this order: a file can have a column called as the query name beside the declared source.
  for (const name of [field.source, field.title.zh, field.name]) {
    const at = name === undefined ? -1 : columns.indexOf(name);
    if (at >= 0) return at;
  }
  const header = headerKey(field.source ?? field.title.zh);
  const at = columns.findIndex((column) => headerKey(column) === header);
  return at < 0 ? undefined : at;
}

function columnOf(columns: readonly string[], field: FieldDeclaration): number {
  const at = placeOf(columns, field);
  if (at !== undefined) return at;
  const wanted = field.source ?? field.title.zh;
  throw new IntakeError(
    'COLUMN_MISSING',
    `文件里没有声明的列“${wanted}”`,
    `the file lacks the declared column “${wanted}”`,
  );
}
