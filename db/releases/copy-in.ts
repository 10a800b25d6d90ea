import { once } from 'node:events';
import { finished } from 'node:stream/promises';
import type pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';

/** Rows on their way into a table by COPY; writing waits whenever PostgreSQL is slower than the file. */
export interface CopyIn {
  write(lines: string): Promise<void>;
  end(): Promise<void>;
}

/** So much may wait for PostgreSQL while the next rows are made ready. */
const WAITING_BYTES = 1024 * 1024;

export function copyIn(client: pg.PoolClient, target: string): CopyIn {
  const stream = client.query(
    copyFrom(`copy ${target} from stdin`, { highWaterMark: WAITING_BYTES }),
  );
  const done = finished(stream);
  // A failure is seen by whoever waits for the end; until then it must not end the process.
  done.catch(() => undefined);
  return {
    async write(lines) {
      if (lines === '' || stream.destroyed) return;
      if (!stream.write(lines)) await Promise.race([once(stream, 'drain'), done]);
    },
    async end() {
      stream.end();
      await done;
    },
  };
}
