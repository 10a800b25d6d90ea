import type pg from 'pg';
import { KEPT_SUMMED } from '../records/compile-kept.ts';
import { readableTogether } from './readable-together.ts';
import { quoted, type ReleaseTarget } from './stage.ts';

/** A field with more values than an answer has groups is counted when it is asked. */
const MOST_GROUPS = 1_000;

/**
 * Keeps the figures of all rows, and those of the groups of each field that seems to have few values. Those of earlier
 * releases go: of them they are counted when they are asked.
 */
export async function keepGroups(
  client: pg.PoolClient,
  target: ReleaseTarget,
  release: number,
): Promise<void> {
  await client.query('delete from open.kept_group where relation = $1 and release <= $2', [
    target.relation,
    release,
  ]);
  const [first = [], ...others] = await readableTogether(client, target, MOST_GROUPS);
  await keep(client, target, release, first, ['', ...first]);
  for (const fields of others) await keep(client, target, release, fields, fields);
}

/** Keeps the groups of the fields that have few values as well, though the statistics did not say so. */
export async function keepGroupsLeft(
  client: pg.PoolClient,
  target: ReleaseTarget,
  release: { id: string; number: number },
): Promise<void> {
  const { rows: left } = await client.query<{ field: string }>(
    `select field from app.column_profile
     where release_id = $1 and (profile ->> 'distinct')::bigint <= $2 and field not in (
       select field from open.kept_group where relation = $3 and release = $4)`,
    [release.id, MOST_GROUPS, target.relation, release.number],
  );
  for (const { field } of left) await keep(client, target, release.number, [field], [field]);
}

/** Reads the rows once, grouped by some fields at a time, and keeps from that what each field has. */
async function keep(
  client: pg.PoolClient,
  { relation, fields }: ReleaseTarget,
  release: number,
  by: readonly string[],
  kept: readonly string[],
): Promise<void> {
  const summed = fields.filter(({ type }) => KEPT_SUMMED.has(type)).map(({ name }) => name);
  const each = (figures: (at: number, column: string) => string[]) =>
    summed.flatMap((name, at) => figures(at, quoted(name)));
  const figures = each((at, column) => [
    `count(${column}) as count_${at}, sum(${column}) as sum_${at}`,
    `min(${column}) as min_${at}, max(${column}) as max_${at}`,
  ]);
  // A table of its own, since what is inserted at once is not read by parallel workers.
  await client.query(
    `create temporary table grouped on commit drop as
     select ${[...by.map((name, at) => `${quoted(name)} as value_${at}`), 'count(*) as rows', ...figures].join(', ')}
     from open.${quoted(relation)} where _from <= ${release} and _to > ${release}
     ${by.length > 0 ? `group by ${by.map((_, at) => at + 1).join(', ')}` : ''}`,
  );
  const together = each((at) => [
    `sum(count_${at})::bigint::text as count_${at}, sum(sum_${at})::text as sum_${at}`,
    `min(min_${at})::text as min_${at}, max(max_${at})::text as max_${at}`,
  ]);
  const object = summed.map(
    (name, at) =>
      `${client.escapeLiteral(name)}, jsonb_build_array(count_${at}, sum_${at}, min_${at}, max_${at})`,
  );
  for (const field of kept) {
    const value = field === '' ? 'null::text' : `value_${by.indexOf(field)}`;
    // The whole is no group where there are no rows.
    await client.query(
      `insert into open.kept_group (relation, release, field, value, rows, figures)
       select $1, $2, $3, value, rows, jsonb_build_object(${object.join(', ')})
       from (select ${[`${value}::text as value`, 'sum(rows)::bigint as rows', ...together].join(', ')},
           count(${value}) over () as different
         from grouped group by ${field === '' ? '()' : value}) g
       where rows > 0 and different <= $4`,
      [relation, release, field, MOST_GROUPS],
    );
  }
  await client.query('drop table grouped');
}
