import type pg from 'pg';
import { KEPT_SUMMED } from '../records/compile-kept.ts';
import { quoted, type ReleaseTarget } from './stage.ts';

/** A field with more values than an answer has groups is counted when it is asked. */
const MOST_GROUPS = 1_000;

/**
 * Keeps the figures of all rows, and those of the groups of each field with few values. Those of earlier releases go:
 * of them they are counted when they are asked.
 */
export async function keepGroups(
  client: pg.PoolClient,
  target: ReleaseTarget,
  release: { id: string; number: number },
): Promise<void> {
  await client.query('delete from open.kept_group where relation = $1 and release <= $2', [
    target.relation,
    release.number,
  ]);
  const { rows: few } = await client.query<{ field: string }>(
    `select field from app.column_profile
     where release_id = $1 and (profile ->> 'distinct')::bigint <= $2`,
    [release.id, MOST_GROUPS],
  );
  await keep(client, target, release.number, '');
  for (const { field } of few) await keep(client, target, release.number, field);
}

async function keep(
  client: pg.PoolClient,
  { relation, fields }: ReleaseTarget,
  release: number,
  field: string,
): Promise<void> {
  const value = field === '' ? 'null' : quoted(field);
  const summed = fields.filter(({ type }) => KEPT_SUMMED.has(type));
  const columns = summed.map(({ name }) => quoted(name));
  const figures = columns.flatMap((column, at) =>
    ['count', 'sum', 'min', 'max'].map((figure) => `${figure}(${column})::text as ${figure}_${at}`),
  );
  const kept = summed.map(
    ({ name }, at) =>
      `${client.escapeLiteral(name)}, jsonb_build_array(count_${at}, sum_${at}, min_${at}, max_${at})`,
  );
  // The whole is no group where there are no rows.
  await client.query(
    `insert into open.kept_group (relation, release, field, value, rows, figures)
     select $1, $2::integer, $3, value::text, rows, jsonb_build_object(${kept.join(', ')})
     from (select ${value} as value, ${['count(*) as rows', ...figures].join(', ')}
       from open.${quoted(relation)} where _from <= $2::integer and _to > $2::integer group by 1) g
     where rows > 0`,
    [relation, release, field],
  );
}
