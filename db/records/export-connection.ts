import type pg from 'pg';
import { openPool } from '../connect.ts';

/** The connection of one export. */
export interface ExportConnection {
  reader: pg.Pool;
  /** Ends what it runs, also where no row has come yet. */
  cancel: () => Promise<void>;
  end: () => Promise<void>;
}

/**
 * One connection on the reader login for one export, whose statement can be ended from outside: who waits for a first
 * row cannot stop taking.
 * @param others connections of the same login, by which it is ended
 */
export function openExportConnection(
  readerUrl: string,
  others: pg.Pool,
  options: { statementTimeout: number; onError: (error: Error) => void },
): ExportConnection {
  const reader = openPool(readerUrl, { max: 1, ...options });
  let backend: number | undefined;
  reader.on('acquire', (client) => {
    backend = (client as pg.PoolClient & { processID: number }).processID;
  });
  reader.on('release', () => {
    backend = undefined;
  });
  return {
    reader,
    cancel: async () => {
      if (backend !== undefined) await others.query('select pg_cancel_backend($1)', [backend]);
    },
    end: () => reader.end(),
  };
}
