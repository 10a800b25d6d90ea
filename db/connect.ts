import { CamelCasePlugin, Kysely, PostgresDialect } from 'kysely';
import pg from 'pg';
import type { AppTables, IngestTables } from './tables.ts';

/** The application's handle on the schema `app`. */
export type AppDb = Kysely<AppTables>;
/** The ingest login's handle on `app` and `pool`. */
export type IngestDb = Kysely<IngestTables>;

const { DATE, INT8 } = pg.types.builtins;

/** Days stay text (a day has no instant); 64-bit counts stay below 2^53 by the size of the data. */
const types: pg.CustomTypesConfig = {
  getTypeParser: (oid, format) => {
    if (oid === DATE) return (text: string) => text;
    if (oid === INT8) return Number;
    return pg.types.getTypeParser(oid, format ?? 'text');
  },
};

export interface PoolOptions {
  max: number;
  /** A statement that runs longer is cancelled by PostgreSQL, in milliseconds. */
  statementTimeout?: number;
  onError: (error: Error) => void;
}

/** A pool whose lost connections are reported and replaced instead of ending the process. */
export function openPool(connectionString: string, options: PoolOptions): pg.Pool {
  const pool = new pg.Pool({
    connectionString,
    max: options.max,
    types,
    options: '-c search_path=app -c timezone=Asia/Shanghai',
    ...(options.statementTimeout === undefined
      ? {}
      : { statement_timeout: options.statementTimeout }),
  });
  pool.on('error', options.onError);
  return pool;
}

/** Typed queries over a pool; table names resolve in `app` unless they name their schema. */
export function openDb<Tables>(pool: pg.Pool): Kysely<Tables> {
  return new Kysely<Tables>({
    dialect: new PostgresDialect({ pool }),
    // Keys inside JSON are camelCase already, so converting nested rows too is safe.
    plugins: [new CamelCasePlugin()],
  });
}
