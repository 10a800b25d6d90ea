import type pg from 'pg';
import type { Remedy } from '../desensitization/light.ts';
import { SQL_TYPE } from '../records/statement.ts';
import { coarser } from './price-remedies.ts';
import { relationExists } from './relation-exists.ts';
import { columnsOf, quoted, type ReleaseTarget } from './stage.ts';

const STILL = 2147483647;

export interface Applied {
  /** Rows that are left out, rejected for it. */
  rows: number;
  cells: number;
}

/** Carries a remedy out on the staged rows, before they are merged. */
export async function applyRemedy(
  client: pg.PoolClient,
  target: ReleaseTarget & { anonymity: { quasiIdentifiers: string[]; k: number } },
  remedy: Remedy,
  load: { id: string; mode: 'WHOLE' | 'INCREMENT' },
): Promise<Applied> {
  const { quasiIdentifiers, k } = target.anonymity;
  const by = quasiIdentifiers.map(quoted).join(', ');
  if (remedy.kind === 'DROP_ROWS')
    return { rows: await dropRows(client, target, by, load), cells: 0 };
  const column = quoted(remedy.field);
  const type = target.fields.find(({ name }) => name === remedy.field)?.type ?? 'STRING';
  const value =
    remedy.kind === 'GENERALISE' ? `(${coarser(remedy.step, column)})::${SQL_TYPE[type]}` : 'null';
  const small = `select line from (select line, count(*) over (partition by ${by}) as members from stage where not _gone) s where members < ${k}`;
  const where = remedy.kind === 'SUPPRESS' ? `line in (${small})` : 'not _gone';
  const touched = await client.query<{ line: number }>(
    `update stage set ${column} = ${value}
     where ${where} and ${column} is distinct from ${value} returning line`,
  );
  // What a later load compares with is reckoned from what is released, not from what was taken out.
  await client.query(
    `update stage set _content = md5(row(${columnsOf(target).join(', ')})::text)::uuid where line = any($1)`,
    [touched.rows.map(({ line }) => line)],
  );
  return { rows: 0, cells: touched.rowCount ?? 0 };
}

/** Rejects the staged rows of small groups; of an increment the rows that go on standing are counted with them. */
async function dropRows(
  client: pg.PoolClient,
  { relation, anonymity }: ReleaseTarget & { anonymity: { k: number } },
  by: string,
  load: { id: string; mode: 'WHOLE' | 'INCREMENT' },
): Promise<number> {
  const others =
    load.mode === 'INCREMENT' && (await relationExists(client, relation))
      ? `union all select null, ${by} from open.${quoted(relation)} t
         where _to = ${STILL} and not exists (select from stage s where s._id = t._id)`
      : '';
  const { rowCount } = await client.query(
    `with coming as (select line, ${by} from stage where not _gone ${others}),
       sized as (select line, count(*) over (partition by ${by}) as members from coming),
       dropped as (delete from stage where line in (select line from sized where members < $2) returning line)
     insert into pool.rejected_row (load_id, line, "column", value, reason)
     select $1, line, '*', null, 'TOO_FEW_ALIKE' from dropped`,
    [load.id, anonymity.k],
  );
  return rowCount ?? 0;
}
