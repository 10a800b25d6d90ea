import type pg from 'pg';
import { SQL_TYPE } from '../records/compile.ts';
import type { FieldType } from '../catalogue/vocabulary.ts';

/** What a release needs to know of its dataset. */
export interface ReleaseTarget {
  datasetId: string;
  relation: string;
  fields: { name: string; type: FieldType; indexed: boolean }[];
  /** Whether the dataset declares a key; without one a row is known by its content and occurrence. */
  keyed: boolean;
}

const STILL = 2147483647;
const quoted = (name: string) => `"${name.replaceAll('"', '""')}"`;

/** The table, gone with the transaction, in which a load stands before it becomes a release. */
export async function createStage(client: pg.PoolClient, target: ReleaseTarget): Promise<string> {
  const columns = target.fields.map((field) => `${quoted(field.name)} ${SQL_TYPE[field.type]}`);
  await client.query(
    `create temporary table stage (line bigint, _id uuid, _content uuid, ${columns.join(', ')}) on commit drop`,
  );
  return `stage (line, _id, _content, ${target.fields.map((field) => quoted(field.name)).join(', ')})`;
}

/** Of rows with one key the first stays; the others are rejected, each with its line. */
export async function rejectDoubles(client: pg.PoolClient, loadId: string): Promise<number> {
  const { rowCount } = await client.query(
    `with doubled as (
       delete from stage where (line) in (
         select line from (select line, row_number() over (partition by _id order by line) as nth from stage) s
         where nth > 1)
       returning line)
     insert into pool.rejected_row (load_id, line, "column", value, reason)
     select $1, line, '*', null, 'DUPLICATE_KEY' from doubled`,
    [loadId],
  );
  return rowCount ?? 0;
}

/** Without a key, equal rows are told apart by their occurrence. */
export async function numberOccurrences(client: pg.PoolClient): Promise<void> {
  await client.query(
    `update stage set _id = md5(_content::text || n.nth)::uuid
     from (select line, row_number() over (partition by _content order by line) as nth from stage) n
     where n.line = stage.line`,
  );
}

/**
 * Moves the stage into the released table: rows that are gone or changed end, new and changed ones begin
 * with the release, equal ones stay as they stand.
 */
export async function mergeStage(
  client: pg.PoolClient,
  target: ReleaseTarget,
  release: number,
): Promise<void> {
  const table = `open.${quoted(target.relation)}`;
  const columns = target.fields.map((field) => quoted(field.name));
  const fresh = await createRelation(client, target);
  await client.query('create index on stage (_id); ');
  await client.query('analyze stage');
  if (!fresh) {
    await client.query(
      `update ${table} t set _to = $1 where _to = ${STILL}
       and not exists (select from stage s where s._id = t._id and s._content = t._content)`,
      [release],
    );
  }
  await client.query(
    `insert into ${table} (_id, _content, _from, _to, ${columns.join(', ')})
     select _id, _content, $1, ${STILL}, ${columns.join(', ')} from stage s
     ${fresh ? '' : `where not exists (select from ${table} t where t._id = s._id and t._to = ${STILL})`}`,
    [release],
  );
  if (fresh) await createIndexes(client, target);
  await client.query(`analyze ${table}`);
}

async function createRelation(client: pg.PoolClient, target: ReleaseTarget): Promise<boolean> {
  const name = `open.${quoted(target.relation)}`;
  const { rows } = await client.query<{ found: string | null }>('select to_regclass($1) as found', [
    name,
  ]);
  if (rows[0]?.found !== null) return false;
  const columns = target.fields.map((field) => `${quoted(field.name)} ${SQL_TYPE[field.type]}`);
  await client.query(
    `create table ${name} (_id uuid not null, _content uuid not null, _from integer not null, _to integer not null,
       ${columns.join(', ')}, check (_from < _to))
     with (autovacuum_vacuum_scale_factor = 0.02, autovacuum_vacuum_threshold = 1000)`,
  );
  return true;
}

/** Validity stands as trailing key columns, so that a page of any release is answered from the index. */
async function createIndexes(client: pg.PoolClient, target: ReleaseTarget): Promise<void> {
  const table = `open.${quoted(target.relation)}`;
  await client.query(`create unique index on ${table} (_id, _from, _to)`);
  for (const field of target.fields.filter(({ indexed }) => indexed)) {
    await client.query(`create index on ${table} (${quoted(field.name)}, _id, _from, _to)`);
  }
}

export interface StageFigures {
  rows: number;
  sha256: string;
  completeness: Record<string, number>;
}

/** Row count, share of values that are there, and a digest that does not depend on the order of rows. */
export async function measureStage(
  client: pg.PoolClient,
  target: ReleaseTarget,
): Promise<StageFigures> {
  const shares = target.fields.map((field) => `count(${quoted(field.name)})`);
  const { rows } = await client.query<{ rows: number; sha256: string; filled: string[] }>(
    `select count(*) as rows, array[${shares.join(', ')}]::text[] as filled,
       encode(sha256(coalesce(string_agg(_content::text, '' order by _content, _id), '')::bytea), 'hex') as sha256
     from stage`,
  );
  const { rows: count = 0, sha256 = '', filled = [] } = rows[0] ?? {};
  const completeness = target.fields.map((field, at) => [
    field.name,
    count === 0 ? 1 : Number(filled[at]) / count,
  ]);
  return { rows: count, sha256, completeness: Object.fromEntries(completeness) };
}
