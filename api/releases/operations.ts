import { IntakeError } from '../intake/intake-error.ts';
import type { Batch, SentRow } from '../intake/recognition.ts';

/** In an increment, the column that says of each row whether it is there or gone. */
const OPERATION_COLUMN = '_op';
const GONE: Record<string, boolean> = { '': false, upsert: false, delete: true };

/**
 * Takes the operation out of the rows of an increment: `upsert`, `delete`, or nothing, which means upsert.
 * @throws IntakeError OPERATION_UNKNOWN, naming the line
 */
export function readOperations(
  columns: readonly string[],
  batches: AsyncIterable<Batch>,
): { columns: string[]; batches: AsyncIterable<Batch> } {
  const place = columns.indexOf(OPERATION_COLUMN);
  if (place < 0) return { columns: [...columns], batches };
  const without = <Item>(items: readonly Item[]) => items.toSpliced(place, 1);
  const readRow = (row: SentRow): SentRow => {
    const said = (row.cells[place] ?? '').trim().toLowerCase();
    const deleted = GONE[said];
    if (deleted === undefined)
      throw new IntakeError(
        'OPERATION_UNKNOWN',
        `第 ${row.line} 行的 ${OPERATION_COLUMN} 为“${said}”，应为 upsert 或 delete`,
        `${OPERATION_COLUMN} on line ${row.line} is “${said}”; it is upsert or delete`,
      );
    return { ...row, cells: without(row.cells), deleted };
  };
  return {
    columns: without(columns),
    batches: (async function* () {
      for await (const batch of batches) yield { ...batch, rows: batch.rows.map(readRow) };
    })(),
  };
}
