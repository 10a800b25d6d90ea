import pg from 'pg';
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
