import type { Duplex } from 'node:stream';
import pg from 'pg';
import { isOutdated } from '../connect.ts';
import { RowBytes } from './row-bytes.ts';
import { RowTap } from './row-tap.ts';
import type { Statement } from './statement.ts';
import { StatementNames } from './statement-names.ts';

const names = new StatementNames();
const taps = new WeakMap<Duplex, RowTap>();

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
    const rows = await run(client, statement, name);
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

function run(
  client: pg.PoolClient,
  { text, values }: Statement,
  name: string | undefined,
): Promise<RowBytes> {
  return new Promise((resolve, reject) => {
    const config = { text, values, ...(name !== undefined && { name }) };
    client.query(
      new RowsQuery(config, (error, rows) => {
        if (error === undefined) resolve(rows);
        else reject(error);
      }),
    );
  });
}

type Done = (error: Error | undefined, rows: RowBytes) => void;

/** A query whose rows are put aside before the parser sees them. */
class RowsQuery extends pg.Query {
  readonly #rows = new RowBytes();
  readonly #submit: (connection: pg.Connection) => void;

  constructor(config: pg.QueryConfig, done: Done) {
    let tap: RowTap | undefined;
    super(config, (error: Error | null | undefined) => {
      if (tap !== undefined) tap.rows = undefined;
      done(error ?? undefined, this.#rows);
    });
    this.#submit = this.submit.bind(this);
    this.submit = (connection) => {
      tap = tapOf(connection.stream);
      tap.rows = this.#rows;
      return this.#submit(connection);
    };
  }

  /** What the columns are is known. */
  handleRowDescription(): void {}
}

function tapOf(stream: Duplex): RowTap {
  const tap = taps.get(stream) ?? new RowTap(stream);
  taps.set(stream, tap);
  return tap;
}
