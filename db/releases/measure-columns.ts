import type pg from 'pg';
import type { FieldType } from '../catalogue/vocabulary.ts';
import { SQL_TYPE } from '../records/statement.ts';
import { type ColumnProfile, withoutSmall } from './column-profile.ts';
import { keepGroups, keepGroupsLeft } from './keep-groups.ts';
import type { ReleaseFigures } from './measure.ts';
import { quoted, type ReleaseTarget } from './stage.ts';

const FREQUENT = 10;
const BANDS = 20;
/** A longer text is told to nobody as one of the frequent values. */
const LONGEST_VALUE = 100;

/** What a value is on a scale: a number, days since 1970, seconds since 1970 in Beijing. Other types have no range. */
const SCALE: Partial<Record<FieldType, string>> = {
  INTEGER: 'value::numeric',
  NUMBER: 'value',
  DECIMAL: 'value',
  DATE: `(value - date '1970-01-01')::numeric`,
  DATETIME: `extract(epoch from value at time zone 'Asia/Shanghai')`,
};
/** Days are not parted, and instants by what a clock shows. */
const WIDTH: Partial<Record<FieldType, string>> = {
  DATE: 'greatest(1, round_width)',
  DATETIME: `coalesce((select min(step) from unnest(array[1, 5, 15, 60, 300, 900, 3600, 10800, 43200, 86400]) step where step >= least_width),
    86400 * power(10, ceil(log(greatest(1, least_width / 86400)))))`,
};

/**
 * Keeps what the values of a release are like, in place of what was kept before: the profile of each field, and the
 * groups of those with few values, from which their profiles come as well.
 * @param release with whether all of its rows came in one load
 */
export async function measureColumns(
  client: pg.PoolClient,
  target: ReleaseTarget,
  figures: Pick<ReleaseFigures, 'rows' | 'filled'>,
  release: { id: string; number: number; together?: boolean },
): Promise<void> {
  await keepGroups(client, target, release.number);
  const { rows: kept } = await client.query<{ field: string }>(
    'select distinct field from open.kept_group where relation = $1 and release = $2',
    [target.relation, release.number],
  );
  await client.query('delete from app.column_profile where release_id = $1', [release.id]);
  for (const { name, type, open } of target.fields) {
    const filled = figures.filled[name] ?? 0;
    const among = { relation: target.relation, release: release.number, filled };
    const few = kept.some(({ field }) => field === name);
    const unique = release.together === true && filled === figures.rows && name === onlyKey(target);
    const measured = {
      rows: figures.rows,
      nulls: figures.rows - filled,
      ...(await measureColumn(client, { name, type }, { ...among, few, unique })),
    };
    // What small groups are is not even kept of a field that not everyone may read.
    const profile = open ? measured : withoutSmall(measured);
    await client.query(
      'insert into app.column_profile (release_id, field, profile) values ($1, $2, $3)',
      [release.id, name, JSON.stringify(profile)],
    );
  }
  await keepGroupsLeft(client, target, release);
}

/** Rows of one load differ in their key; where it is one field, none of its values repeats. */
function onlyKey({ fields }: ReleaseTarget): string | undefined {
  const [key, another] = fields.filter((field) => field.key);
  return another === undefined && key?.type === 'STRING' ? key.name : undefined;
}

async function measureColumn(
  client: pg.PoolClient,
  { name, type }: { name: string; type: FieldType },
  among: { relation: string; release: number; filled: number; few: boolean; unique: boolean },
): Promise<Omit<ColumnProfile, 'rows' | 'nulls'>> {
  if (type === 'GEOMETRY') return { distinct: null, range: null, frequent: [], histogram: [] };
  const scale = SCALE[type];
  const counted = among.few
    ? `select value::${SQL_TYPE[type]} as value, rows as n from open.kept_group
       where relation = ${client.escapeLiteral(among.relation)} and release = ${among.release} and field = ${client.escapeLiteral(name)}`
    : // What has no order is told of values that repeat: how many others there are is known without them.
      `select ${quoted(name)} as value, count(*) as n from open.${quoted(among.relation)}
       where _from <= ${among.release} and _to > ${among.release} and ${quoted(name)} is not null
         ${among.unique ? 'and false' : ''}
       group by 1 ${scale === undefined ? 'having count(*) > 1' : ''}`;
  // As a row of it is read: t or f.
  const text = type === 'BOOLEAN' ? 'left(value::text, 1)' : 'value::text';
  const { rows } = await client.query<Omit<ColumnProfile, 'rows' | 'nulls'>>(
    `with counted as materialized (${counted}),
     ${scale === undefined ? '' : bandsOf(scale, WIDTH[type] ?? 'round_width')}
     frequent as (
       select value, n from counted
       where value is not null and n > 1 and length(value::text) <= ${LONGEST_VALUE}
       order by n desc, value limit ${FREQUENT})
     select count(value) + ${among.filled} - coalesce(sum(n) filter (where value is not null), 0)::bigint as distinct,
       ${scale === undefined ? 'null' : RANGE} as range,
       (select coalesce(json_agg(json_build_object('value', ${text}, 'rows', n) order by n desc, value), '[]')
        from frequent) as frequent,
       ${scale === undefined ? `'[]'::json` : '(select bands from histogram)'} as histogram
     from counted`,
  );
  const [profile] = rows;
  if (profile === undefined) throw new Error('figures without groups are one row');
  return profile;
}

const RANGE = `case when count(value) > 0 then
  json_build_object('least', min(value)::text, 'greatest', max(value)::text) end`;

/**
 * Bands of one width, 1, 2 or 5 times a power of ten, that begin at its multiples: where they end tells of no single
 * value.
 */
function bandsOf(scale: string, width: string): string {
  return `
    placed as (select ${scale} as at, n from counted where value is not null),
    ends as (select min(at) as least, max(at) as greatest, nullif(max(at) - min(at), 0) / ${BANDS} as least_width from placed),
    powers as (select *, power(10::numeric, floor(log(coalesce(least_width, 1)))) as ten from ends),
    rounded as (
      select *, ten * case when coalesce(least_width, 1) <= ten then 1 when least_width <= 2 * ten then 2
        when least_width <= 5 * ten then 5 else 10 end as round_width from powers),
    widths as (select least, greatest, ${width} as width from rounded where least is not null),
    banded as (select floor(at / width) as band, sum(n)::bigint as n from placed, widths group by 1),
    histogram as (
      select coalesce(json_agg(json_build_object('from', trim_scale(b * width), 'to', trim_scale((b + 1) * width),
          'rows', coalesce(n, 0)) order by b), '[]') as bands
      from widths, generate_series(floor(least / width), floor(greatest / width)) b left join banded on band = b),`;
}
