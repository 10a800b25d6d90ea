import pg from 'pg';
import { isOutdated } from '../connect.ts';
import type { RowBytes } from './row-bytes.ts';
import { RowsRequest } from './rows-request.ts';
import type { Statement } from './statement.ts';
import { StatementNames } from './statement-names.ts';

const names = new StatementNames();

/** Runs a compiled page on the reader login; its rows stay as they came, and statements that come again are prepared. */
export async function readRowBytes(reader: pg.Pool, statement: Statement): Promise<RowBytes> {
  const name = names.nameOf(statement.text);
  try {
    return await runOn(reader, statement, name);
  } catch (error) {
    if (name === undefined || !isOutdated(error)) throw error;
    return runOn(reader, statement, undefined);
  }
}

async function runOn(
  reader: pg.Pool,
  statement: Statement,
  name: string | undefined,
): Promise<RowBytes> {
  const client = await reader.connect();
  let spent = true;
  try {
    const request = new RowsRequest(statement, name);
    client.query(request);
    const rows = await request.rows;
    spent = names.exhausts(client, name);
    return rows;
  } catch (error) {
    // What the database refused leaves the connection as good as before, but for a plan that is outdated.
    spent = !(error instanceof pg.DatabaseError) || isOutdated(error);
    throw error;
  } finally {
    client.release(spent);
  }
}
