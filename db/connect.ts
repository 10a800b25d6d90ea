import {
  CamelCasePlugin,
  Kysely,
  PostgresDialect,
  type PostgresPool,
  type PostgresPoolClient,
} from 'kysely';
import pg from 'pg';
import { preparedName } from './prepared.ts';
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
    dialect: new PostgresDialect({ pool: preparing(pool) }),
    // Keys inside JSON are camelCase already, so converting nested rows too is safe.
    plugins: [new CamelCasePlugin()],
  });
}

/** Kysely's view of a pool, on which the statements that are declared so are prepared. */
function preparing(pool: pg.Pool): PostgresPool {
  const seen = new WeakMap<pg.PoolClient, PostgresPoolClient>();
  return {
    options: pool.options,
    end: () => pool.end(),
    connect: async () => {
      const client = await pool.connect();
      const known = seen.get(client) ?? preparingClient(client);
      seen.set(client, known);
      return known;
    },
  };
}

function preparingClient(client: pg.PoolClient): PostgresPoolClient {
  const query = async (text: string, parameters: readonly unknown[]) => {
    const values = [...parameters];
    const name = preparedName(text);
    if (name === undefined) return client.query(text, values);
    try {
      return await client.query({ name, text, values });
    } catch (error) {
      if (!isOutdated(error)) throw error;
      return client.query(text, values);
    }
  };
  // The type also knows cursors, which nothing here opens.
  return {
    query,
    release: (destroy?: boolean) => client.release(destroy),
  } as unknown as PostgresPoolClient;
}

/** A table was altered since the statement was prepared: "cached plan must not change result type". */
export function isOutdated(error: unknown): boolean {
  return error instanceof pg.DatabaseError && error.code === '0A000';
}
