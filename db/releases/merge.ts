import type pg from 'pg';
import { INDEXED_ENVELOPES, placeOf } from '../records/compile-place.ts';
import { SQL_TYPE } from '../records/statement.ts';
import { columnsOf, quoted, type ReleaseTarget } from './stage.ts';
import { inParts, type LoadScope } from './standing.ts';

const STILL = 2147483647;

/** What a load did to the rows that stood before it. */
export interface MergeCounts {
  inserted: number;
  changed: number;
  /** Rows that stand no longer: those that a load lacks where it ends them, of an increment those it names. */
  deleted: number;
  /** Accepted lines that say what stands already, deletions of nothing included. */
  unchanged: number;
}

/**
 * Moves the stage into the released table: rows that are gone or changed end, new and changed ones begin
 * with the release, equal ones stay as they stand.
 */
export async function mergeStage(
  client: pg.PoolClient,
  target: ReleaseTarget,
  release: number,
  scope: LoadScope,
): Promise<MergeCounts> {
  const table = `open.${quoted(target.relation)}`;
  const columns = columnsOf(target);
  const fresh = await createRelation(client, target);
  const ended = fresh ? { changed: 0, deleted: 0 } : await endRows(client, table, release, scope);
  const { rowCount: begun } = await client.query(
    `insert into ${table} (_id, _content, _from, _to, ${columns.join(', ')})
     select _id, _content, $1, ${STILL}, ${columns.join(', ')} from stage s
     where not _gone
     ${fresh ? '' : `and not exists (select from ${table} t where t._id = s._id and t._to = ${STILL})`}`,
    [release],
  );
  if (fresh) await createIndexes(client, target);
  await indexPlaces(client, target);
  await client.query(`analyze ${table}`);
  const { rows } = await client.query<{ staged: number }>('select count(*) as staged from stage');
  const inserted = (begun ?? 0) - ended.changed;
  const accounted = inserted + ended.changed + (scope.mode === 'INCREMENT' ? ended.deleted : 0);
  return { inserted, ...ended, unchanged: (rows[0]?.staged ?? 0) - accounted };
}

/** Ends the standing rows that the stage changes or deletes. */
async function endRows(
  client: pg.PoolClient,
  table: string,
  release: number,
  scope: LoadScope,
): Promise<{ changed: number; deleted: number }> {
  await client.query('create index on stage (_id)');
  await client.query('analyze stage (_id)');
  const gone =
    scope.mode === 'INCREMENT'
      ? 's._gone'
      : `s._id is null ${scope.mode === 'PART' ? `and ${inParts(scope)}` : ''}`;
  const { rows } = await client.query<{ changed: number; deleted: number }>(
    `with ending as (
       select t._id, t._from, ${gone} as deleted
       from ${table} t ${scope.mode === 'INCREMENT' ? 'inner' : 'left'} join stage s on s._id = t._id
       where t._to = ${STILL} and (${gone} or s._content <> t._content)),
     ended as (
       update ${table} t set _to = $1 from ending e
       where t._id = e._id and t._from = e._from returning e.deleted)
     select count(*) filter (where not deleted) as changed, count(*) filter (where deleted) as deleted from ended`,
    [release],
  );
  return rows[0] ?? { changed: 0, deleted: 0 };
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
  // One row is asked for by its key, which its identity does not tell the reader.
  const key = target.fields.filter((field) => field.key).map(({ name }) => quoted(name));
  if (key.length > 0)
    await client.query(`create index on ${table} (${key.join(', ')}, _from, _to)`);
  for (const field of target.fields.filter(({ searchable }) => searchable)) {
    await client.query(`create index on ${table} using gin (open.grams(${quoted(field.name)}))`);
  }
}

/** Tables of before a place was declared have no index of its envelopes. */
async function indexPlaces(client: pg.PoolClient, target: ReleaseTarget): Promise<void> {
  if (target.places.length === 0) return;
  const { rows } = await client.query<{ fields: string }>(INDEXED_ENVELOPES, [target.relation]);
  const indexed = new Set(rows.map(({ fields }) => fields));
  for (const place of target.places.filter((names) => !indexed.has(names.join(', ')))) {
    const { envelope } = placeOf(...place.map(quoted));
    await client.query(`create index on open.${quoted(target.relation)} using gist (${envelope})`);
  }
}
