import { IntakeError } from './intake-error.ts';
import { jsonCell, type JsonRecord } from './exact-json.ts';
import type { SentRow } from './recognition.ts';

const MOST_COLUMNS = 2000;

/** The columns of records without a header: their members, in order of first use. */
export class RecordColumns {
  readonly #names = new Set<string>();
  readonly #codes = new Set<string>();

  add(record: JsonRecord): void {
    for (const [name, value] of Object.entries(record)) {
      this.#names.add(name);
      if (typeof value === 'string' && !this.#codes.has(name) && /^\d+$/.test(value))
        this.#codes.add(name);
    }
    if (this.#names.size > MOST_COLUMNS) throw tooManyColumns();
  }

  get columns(): string[] {
    return [...this.#names];
  }

  /** Those in which digits were sent as a text. */
  get codes(): { codeColumns?: string[] } {
    return this.#codes.size === 0 ? {} : { codeColumns: [...this.#codes] };
  }
}

export function tooManyColumns(): IntakeError {
  return new IntakeError(
    'TOO_MANY_COLUMNS',
    `列名超过 ${MOST_COLUMNS} 个；请检查名称是否其实是数据`,
    `more than ${MOST_COLUMNS} names of columns; see whether the names are data`,
  );
}

export function recordRow(record: JsonRecord, columns: readonly string[], line: number): SentRow {
  return {
    line,
    cells: columns.map((name) => (Object.hasOwn(record, name) ? jsonCell(record[name]) : null)),
  };
}
