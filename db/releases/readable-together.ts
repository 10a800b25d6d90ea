import type pg from 'pg';
import type { ReleaseTarget } from './stage.ts';

/** Fields are read together while so many rows on the average share their values: then the reading is what costs. */
const ROWS_A_GROUP = 50;

/**
 * The fields that seem to have at most so many values, parted so that those of a part are counted in one reading of
 * the rows. What ANALYZE found decides, and only on how it is counted.
 */
export async function readableTogether(
  client: pg.PoolClient,
  { relation, fields }: ReleaseTarget,
  mostValues: number,
): Promise<string[][]> {
  const { rows } = await client.query<{ field: string; values: number; rows: number }>(
    `select attname as field, c.reltuples::float8 as rows,
       (case when n_distinct > 0 then n_distinct else -n_distinct * c.reltuples end + ceil(null_frac))::float8 as values
     from pg_catalog.pg_stats join pg_catalog.pg_class c
       on c.relname = tablename and c.relnamespace = 'open'::regnamespace
     where schemaname = 'open' and tablename = $1 and n_distinct <> 0 and attname = any($2)`,
    [relation, fields.flatMap(({ name, type }) => (type === 'GEOMETRY' ? [] : [name]))],
  );
  const parts: { fields: string[]; groups: number }[] = [];
  for (const found of rows.toSorted((one, other) => one.values - other.values)) {
    if (found.values > mostValues) break;
    const part = parts.find(({ groups }) => groups * found.values * ROWS_A_GROUP <= found.rows);
    if (part === undefined) parts.push({ fields: [found.field], groups: found.values });
    else {
      part.fields.push(found.field);
      part.groups *= found.values;
    }
  }
  return parts.map((part) => part.fields);
}
