import type pg from 'pg';
import { relationExists } from './relation-exists.ts';
import { columnsOf, quoted, type ReleaseTarget } from './stage.ts';

const STILL = 2147483647;

/**
 * Empties the values of a staged column that fewer rows of the coming release share; of an increment the rows
 * that go on standing are counted with it, and keep what they have.
 */
export async function suppressRare(
  client: pg.PoolClient,
  target: ReleaseTarget,
  field: string,
  below: number,
  mode: 'WHOLE' | 'INCREMENT',
): Promise<number> {
  const column = quoted(field);
  const standing =
    mode === 'INCREMENT' && (await relationExists(client, target.relation))
      ? `union all select t.${column} from open.${quoted(target.relation)} t
         where t._to = ${STILL} and not exists (select from stage s where s._id = t._id)`
      : '';
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
 * Takes the digest of staged rows by which the next load finds what has changed from what is released of
 * them, so that a change of what was suppressed is none.
 */
export async function digestAnew(client: pg.PoolClient, target: ReleaseTarget): Promise<void> {
  await client.query(
    `update stage set _content = md5(row(${columnsOf(target).join(', ')})::text)::uuid where not _gone`,
  );
}
