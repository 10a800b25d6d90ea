import type pg from 'pg';
import type { AppDb } from '../db/connect.ts';
import type { ColumnarCopies } from './records/columnar-copies.ts';
import type { Clock } from './clock.ts';
import type { Secrets } from './secrets.ts';

/** Under which address links are given out, and for how long each is good. */
export interface LinkTerms {
  origin: string;
  minutes: number;
}

/** What it takes to judge what is asked: the gate and all that it looks up. */
export type Judging = Pick<System, 'db' | 'clock'>;

/** What every use case of the public process may reach: two logins, the time, the keys, its own address. */
export interface System {
  db: AppDb;
  reader: pg.Pool;
  clock: Clock;
  secrets: Pick<Secrets, 'cursorKey' | 'linkKey' | 'contactKey'>;
  links: LinkTerms;
  /** Copies of releases that answer for figures; undefined where there is no room for any. */
  columnar?: ColumnarCopies | undefined;
}
