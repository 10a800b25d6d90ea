import pg from 'pg';
import QueryStream from 'pg-query-stream';
import type { Statement } from './statement.ts';

/** A row as PostgreSQL sends it: one text for each selected column. */
export type RawRow = (string | null)[];

const asText: pg.CustomTypesConfig = { getTypeParser: () => (value: string) => value };

/** Runs a compiled page on the reader login. */
export async function readRecords(reader: pg.Pool, statement: Statement): Promise<RawRow[]> {
  const result = await reader.query<RawRow>({ ...statement, rowMode: 'array', types: asText });
  return result.rows;
}

/** Runs a compiled count on the reader login. */
export async function countRecords(reader: pg.Pool, statement: Statement): Promise<number> {
  const [row] = await readRecords(reader, statement);
  return Number(row?.[0] ?? 0);
}

const ROWS_AT_ONCE = 1_000;

/**
 * The rows of a compiled export as they come, from one snapshot, in pieces of which one is held at a time. Whoever
 * stops taking them ends the statement.
 */
export async function* streamRecords(
  reader: pg.Pool,
  { text, values }: Statement,
): AsyncGenerator<RawRow[]> {
  const client = await reader.connect();
  const rows = new QueryStream(text, values, {
    batchSize: ROWS_AT_ONCE,
    rowMode: 'array',
    types: asText,
  });
  try {
    let piece: RawRow[] = [];
    for await (const row of client.query(rows) as AsyncIterable<RawRow>) {
      if (piece.push(row) < ROWS_AT_ONCE) continue;
      yield piece;
      piece = [];
    }
    if (piece.length > 0) yield piece;
  } finally {
    rows.destroy();
    client.release();
  }
}
