import type pg from 'pg';
import { columnsOf, quoted, type ReleaseTarget } from './stage.ts';
import { type LoadScope, standingBeside } from './standing.ts';

/**
 * Empties the values of a staged column that fewer rows of the coming release share; the rows that go on
 * standing are counted with it, and keep what they have.
 */
export async function suppressRare(
  client: pg.PoolClient,
  target: ReleaseTarget,
  field: string,
  below: number,
  scope: LoadScope,
): Promise<number> {
  const column = quoted(field);
  const beside = await standingBeside(client, target, scope);
  const standing = beside === undefined ? '' : `union all select t.${column} ${beside}`;
  const { rowCount } = await client.query(
    `with coming as (select ${column} from stage where not _gone ${standing})
     update stage set ${column} = null
     where ${column} is not null and ${column}::text in (
       select ${column}::text from coming where ${column} is not null
       group by ${column}::text having count(*) < $1)`,
    [below],
  );
  return rowCount ?? 0;
}

/**
 * How many rows that go on standing have a value that became rare, because a load that is not the whole takes
 * others of them away. Theirs cannot be emptied by a load that does not hold them.
 */
export async function countLeftRare(
  client: pg.PoolClient,
  target: ReleaseTarget,
  field: string,
  below: number,
  scope: LoadScope,
): Promise<number> {
  const column = quoted(field);
  const beside = await standingBeside(client, target, scope);
  if (beside === undefined) return 0;
  const { rows } = await client.query<{ left: number }>(
    `with coming as (
       select ${column} as value, 1 as stands ${beside}
       union all select ${column}, 0 from stage where not _gone)
     select coalesce(sum(stood), 0)::bigint as left from (
       select sum(stands) as stood from coming where value is not null
       group by value::text having count(*) < $1) g`,
    [below],
  );
  return rows[0]?.left ?? 0;
}

/**
 * Takes the digest of staged rows by which the next load finds what has changed from what is released of
 * them, so that a change of what was suppressed is none.
 */
export async function digestAnew(client: pg.PoolClient, target: ReleaseTarget): Promise<void> {
  await client.query(
    `update stage set _content = md5(row(${columnsOf(target).join(', ')})::text)::uuid where not _gone`,
  );
}
