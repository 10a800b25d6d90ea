import type { RawRow } from '../../db/records/read.ts';
import type { Askable } from './question.ts';
import { type JsonValue, WRITE_VALUE } from './write-value.ts';

/** Rows as JSON objects; `columns` are the first ones of each row. */
export function writeRows(
  columns: readonly Askable[],
  rows: readonly RawRow[],
): Record<string, JsonValue>[] {
  const writers = columns.map(({ name, type }) => [name, WRITE_VALUE[type]] as const);
  return rows.map((row) => {
    const record: Record<string, JsonValue> = {};
    for (const [index, [name, write]] of writers.entries()) {
      const text = row[index];
      record[name] = text === null || text === undefined ? null : write(text);
    }
    return record;
  });
}
