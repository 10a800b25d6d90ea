import type pg from 'pg';
import type { CoarserStep, PricedRemedy, Remedy } from '../desensitization/light.ts';
import { quoted, type ReleaseTarget } from './stage.ts';

/** The rows of a release, and by which columns they could be matched. */
export interface Matchable {
  target: Pick<ReleaseTarget, 'relation'>;
  release: number;
  quasiIdentifiers: readonly string[];
  k: number;
}

const standing = ({ target, release }: Matchable) =>
  `from open.${quoted(target.relation)} t where _from <= ${release} and _to > ${release}`;
const identifiers = ({ quasiIdentifiers }: Matchable) => quasiIdentifiers.map(quoted).join(', ');

/** Rows in groups smaller than k. */
export async function countBelow(client: pg.PoolClient, rows: Matchable): Promise<number> {
  const found = await client.query<{ below: number }>(
    `select coalesce(sum(members) filter (where members < $1), 0)::bigint as below
     from (select count(*) as members ${standing(rows)} group by ${identifiers(rows)}) g`,
    [rows.k],
  );
  return found.rows[0]?.below ?? 0;
}

/** What a remedy would cost and leave, tried on the rows of a release that is not out yet. */
export async function priceRemedy(
  client: pg.PoolClient,
  rows: Matchable,
  id: string,
  remedy: Remedy,
): Promise<PricedRemedy> {
  const { k } = rows;
  if (remedy.kind === 'DROP_ROWS') {
    const below = await countBelow(client, rows);
    return { id, remedy, rows: below, cells: 0, rowsLeft: 0 };
  }
  const column = quoted(remedy.field);
  const others = rows.quasiIdentifiers.filter((name) => name !== remedy.field).map(quoted);
  const sized = `select ${identifiers(rows)}, count(*) over (partition by ${identifiers(rows)}) as members ${standing(rows)}`;
  const { rows: found } = await client.query<{ cells: number; left: number }>(
    `with sized as (${sized}),
       treated as (select ${[...others, `${treatedColumn(remedy, column, k)} as treated`, `${column} as before`].join(', ')} from sized),
       grouped as (select count(*) as members,
           count(*) filter (where treated is distinct from before) as cells
         from treated group by ${[...others, 'treated'].join(', ')})
     select coalesce(sum(cells), 0)::bigint as cells,
       coalesce(sum(members) filter (where members < $1), 0)::bigint as left
     from grouped`,
    [k],
  );
  const { cells = 0, left = 0 } = found[0] ?? {};
  return { id, remedy, rows: 0, cells, rowsLeft: left };
}

/** Of an increment only its own rows can be left out: how many of them are in small groups. */
export async function priceStagedRows(
  client: pg.PoolClient,
  rows: Matchable,
): Promise<PricedRemedy> {
  const { rows: found } = await client.query<{ staged: number; below: number }>(
    `with sized as (
       select t._id, count(*) over (partition by ${identifiers(rows)}) as members ${standing(rows)})
     select count(*) filter (where exists (select from stage s where s._id = sized._id)) as staged,
       count(*) as below
     from sized where members < $1`,
    [rows.k],
  );
  const { staged = 0, below = 0 } = found[0] ?? {};
  const remedy: Remedy = { kind: 'DROP_ROWS' };
  return { id: 'DROP_ROWS', remedy, rows: staged, cells: 0, rowsLeft: below - staged };
}

function treatedColumn(
  remedy: Exclude<Remedy, { kind: 'DROP_ROWS' }>,
  column: string,
  k: number,
): string {
  switch (remedy.kind) {
    case 'GENERALISE':
      return coarser(remedy.step, column);
    case 'SUPPRESS':
      return `case when members < ${k} then null else ${column} end`;
    case 'DROP_COLUMN':
      return `null::text`;
  }
}

/** A column's values made coarser; the numbers come from the declaration and never from outside. */
export function coarser(step: CoarserStep, column: string): string {
  switch (step.by) {
    case 'YEAR':
      return `left(${column}, 4)`;
    case 'DECADE':
      return `left(${column}, 3) || '0–' || left(${column}, 3) || '9'`;
    case 'BAND': {
      const low = `floor(split_part(${column}, '–', 1)::numeric / ${step.band}) * ${step.band}`;
      return `(${low})::text || '–' || (${low} + ${step.band - 1})::text`;
    }
    case 'FLOOR':
      return `floor(${column}::numeric / ${step.to}) * ${step.to}`;
    case 'ROUND':
      return `round(${column}::numeric, ${step.places})`;
    case 'GRID':
      return `trim_scale((floor(${column}::numeric / ${step.size}) + 0.5) * ${step.size})`;
    case 'CITY':
      return `left(${column}, 4) || '00'`;
  }
}
