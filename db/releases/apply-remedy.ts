import type pg from 'pg';
import type { Remedy } from '../desensitization/light.ts';
import { SQL_TYPE } from '../records/statement.ts';
import { coarser } from './price-remedies.ts';
import { columnsOf, quoted, type ReleaseTarget } from './stage.ts';
import { type LoadScope, standingBeside } from './standing.ts';

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
  load: { id: string; scope: LoadScope },
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

/** Rejects the staged rows of small groups; the rows that go on standing are counted with them. */
async function dropRows(
  client: pg.PoolClient,
  target: ReleaseTarget & { anonymity: { k: number } },
  by: string,
  load: { id: string; scope: LoadScope },
): Promise<number> {
  const beside = await standingBeside(client, target, load.scope);
  const others = beside === undefined ? '' : `union all select null, ${by} ${beside}`;
  const { rowCount } = await client.query(
    `with coming as (select line, ${by} from stage where not _gone ${others}),
       sized as (select line, count(*) over (partition by ${by}) as members from coming),
       dropped as (delete from stage where line in (select line from sized where members < $2) returning line)
     insert into pool.rejected_row (load_id, line, "column", value, reason)
     select $1, line, '*', null, 'TOO_FEW_ALIKE' from dropped`,
    [load.id, target.anonymity.k],
  );
  return rowCount ?? 0;
}
