import type pg from 'pg';
import type { AppDb } from '../db/connect.ts';
import type { Clock } from './clock.ts';
import type { Secrets } from './secrets.ts';

/** What every use case of the public process may reach: two logins, the time, the keys. */
export interface System {
  db: AppDb;
  reader: pg.Pool;
  clock: Clock;
  secrets: Pick<Secrets, 'cursorKey'>;
}
