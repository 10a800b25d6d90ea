import type pg from 'pg';
import { quoted, type ReleaseTarget } from './stage.ts';
import { type LoadScope, standingBeside } from './standing.ts';

/** A staged field, with the column of the file by which its provider knows it. */
export interface StagedField {
  name: string;
  column: string;
}

/** Rows of a released table in which referred values must stand. */
export interface ReferredRows {
  relation: string;
  release: number;
  field: string;
}

/**
 * Rejects staged rows whose value stands in another row too: the first one stays. The rows that go on
 * standing count as well.
 */
export async function rejectRepeated(
  client: pg.PoolClient,
  loadId: string,
  target: ReleaseTarget,
  field: StagedField,
  scope: LoadScope,
): Promise<number> {
  const column = quoted(field.name);
  const beside = await standingBeside(client, target, scope);
  const standing = beside === undefined ? '' : `or v.${column} in (select t.${column} ${beside})`;
  return reject(client, loadId, field, 'NOT_UNIQUE', `v.nth > 1 ${standing}`);
}

/** Rejects staged rows whose value is not among the referred ones. */
export function rejectDangling(
  client: pg.PoolClient,
  loadId: string,
  field: StagedField,
  referred: ReferredRows,
): Promise<number> {
  return reject(
    client,
    loadId,
    field,
    'REFERENCE_MISSING',
    `not exists (select from open.${quoted(referred.relation)} t
       where t.${quoted(referred.field)}::text = v.${quoted(field.name)}::text
         and t._from <= ${referred.release} and t._to > ${referred.release})`,
  );
}

async function reject(
  client: pg.PoolClient,
  loadId: string,
  { name, column }: StagedField,
  reason: string,
  condition: string,
): Promise<number> {
  const value = quoted(name);
  const { rowCount } = await client.query(
    `with refused as (
       delete from stage where line in (
         select v.line
         from (select line, _id, ${value}, row_number() over (partition by ${value} order by line) as nth
               from stage where not _gone and ${value} is not null) v
         where ${condition})
       returning line, ${value}::text as value)
     insert into pool.rejected_row (load_id, line, "column", value, reason)
     select $1, line, $2, value, $3 from refused`,
    [loadId, column, reason],
  );
  return rowCount ?? 0;
}
