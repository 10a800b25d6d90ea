import type pg from 'pg';
import { quoted, type ReleaseTarget } from './stage.ts';

/** How small the groups are that quasi-identifiers leave, over a whole release and over what it changes. */
export interface Anonymity {
  smallest: number | null;
  /** Of the rows that begin with the release, and of those that end: whoever leaves alone is known as well. */
  smallestChanged: number | null;
  /** Rows in groups smaller than k, told to the officer only. */
  rowsBelow: number;
}

/** Measures k-anonymity of a release over the declared quasi-identifiers; nulls are a value like any other. */
export async function measureAnonymity(
  client: pg.PoolClient,
  target: ReleaseTarget,
  release: number,
): Promise<Anonymity> {
  const { anonymity } = target;
  if (anonymity === undefined) return { smallest: null, smallestChanged: null, rowsBelow: 0 };
  const by = anonymity.quasiIdentifiers.map(quoted).join(', ');
  const groups = (rows: string) =>
    `select count(*) as members from open.${quoted(target.relation)} where ${rows} group by ${by}`;
  const { rows } = await client.query<{
    smallest: number | null;
    below: number;
    changed: number | null;
  }>(
    `select
       (select min(members) from (${groups('_from <= $1 and _to > $1')}) g) as smallest,
       (select coalesce(sum(members), 0)::bigint from (${groups('_from <= $1 and _to > $1')}) g where members < $2) as below,
       (select min(members) from (${groups('_from = $1')} union all ${groups('_to = $1')}) g) as changed`,
    [release, anonymity.k],
  );
  const [found] = rows;
  return {
    smallest: found?.smallest ?? null,
    smallestChanged: found?.changed ?? null,
    rowsBelow: found?.below ?? 0,
  };
}
