import type pg from 'pg';
import { SQL_TYPE } from '../records/statement.ts';
import type { FieldType } from '../catalogue/vocabulary.ts';

/** What a release needs to know of its dataset. */
export interface ReleaseTarget {
  datasetId: string;
  relation: string;
  fields: {
    name: string;
    type: FieldType;
    /** Part of the declared key, if there is one; else a row is known by its content and occurrence. */
    key: boolean;
    indexed: boolean;
    searchable: boolean;
    open: boolean;
  }[];
  /** Which fields together say where a row is: each geometry, and longitude with latitude. */
  places: ([geometry: string] | [longitude: string, latitude: string])[];
  /** Whether the dataset declares a key. */
  keyed: boolean;
  /** k-anonymity over released fields, where it is declared. */
  anonymity?: { quasiIdentifiers: string[]; k: number };
}

export const quoted = (name: string) => `"${name.replaceAll('"', '""')}"`;
export const columnsOf = (target: ReleaseTarget) => target.fields.map(({ name }) => quoted(name));

/** The table, gone with the transaction, in which a load stands before it becomes a release. */
export async function createStage(client: pg.PoolClient, target: ReleaseTarget): Promise<string> {
  const columns = target.fields.map((field) => `${quoted(field.name)} ${SQL_TYPE[field.type]}`);
  await client.query(
    `create temporary table stage (line bigint, _gone boolean, _id uuid, _content uuid, ${columns.join(', ')}) on commit drop`,
  );
  return `stage (line, _gone, _id, _content, ${columnsOf(target).join(', ')})`;
}

/** Of rows with one key the first stays; the others are rejected, each with its line. */
export async function rejectDoubles(client: pg.PoolClient, loadId: string): Promise<number> {
  // Mostly there are none, which is seen without sorting the rows.
  const { rowCount: doubles } = await client.query(
    'select from stage group by _id having count(*) > 1 limit 1',
  );
  if (doubles === 0) return 0;
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

/** Of a part, rows whose key stands in another part are rejected: the other part stays as it is. */
export async function rejectKeysElsewhere(
  client: pg.PoolClient,
  loadId: string,
  elsewhere: string,
): Promise<number> {
  const { rowCount } = await client.query(
    `with doubled as (
       delete from stage where _id in (select t._id ${elsewhere}) returning line)
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
