import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { aDataset, aField } from '../../support/dataset.ts';
import { FIELDS, type Row, sentRows } from '../../support/oracle.ts';
import { aSystem, type TestSystem } from '../../support/system.ts';

let city: TestSystem;
let owner: pg.Client;
let who: Record<string, string>;
beforeAll(async () => {
  city = await aSystem();
  who = await city.key('citizen-li');
  owner = new pg.Client({ connectionString: city.urlOf() });
  await owner.connect();
});
afterAll(async () => {
  await owner.end();
  await city.end();
});

const ASK = `query ($slug: String!, $where: JSON, $groupBy: [AggregateGroup!], $measures: [AggregateMeasure!]!, $having: JSON, $orderBy: [RecordOrder!], $first: Int) {
  dataset(slug: $slug) { aggregates(where: $where, groupBy: $groupBy, measures: $measures, having: $having, orderBy: $orderBy, first: $first) {
    groups hasMore } } }`;
async function groupsOf(slug: string, variables: object): Promise<Row[]> {
  const { data, errors } = await city.ask(ASK, { slug, ...variables }, who);
  if (errors !== undefined) throw new Error(JSON.stringify(errors));
  return data.dataset.aggregates;
}
const kept = async (relation: string) => {
  const { rows } = await owner.query<{ release: number; rows: number }>(
    `select release, sum(rows)::integer as rows from open.kept_group
     where relation = $1 and field = '' group by release order by release`,
    [relation],
  );
  return rows;
};

const NUMBERS = ['count', 'price', 'share'];
const MEASURES = [
  { function: 'COUNT', as: 'rows' },
  ...NUMBERS.flatMap((field) =>
    ['COUNT', 'SUM', 'MIN', 'MAX'].map((name) => ({
      function: name,
      field,
      as: `${name}_${field}`,
    })),
  ),
];
const CHUNKS = [MEASURES.slice(0, 9), MEASURES.slice(9)];
const GROUPS = [
  [],
  ...FIELDS.map(({ name, type }) => (type === 'GEOMETRY' ? [] : [{ field: name }])),
];
const QUESTIONS = CHUNKS.flatMap((measures) =>
  GROUPS.flatMap((groupBy) => [
    { groupBy, measures, first: 1_000 },
    {
      groupBy,
      measures,
      first: 3,
      orderBy: [{ field: measures[1]?.as, direction: 'DESC', nulls: 'LAST' }],
      having: { [measures[0]?.as ?? '']: { gt: 1 } },
    },
  ]),
);

test('what is kept with a release says the same as its rows, for every field and figure', async () => {
  await (await aDataset(city, 'kept-figures', FIELDS)).send(sentRows());
  const [all] = await kept('kept_figures_v1');
  expect(all).toMatchObject({ release: 1, rows: sentRows().length });
  const ready: unknown[] = [];
  for (const question of QUESTIONS) ready.push(await groupsOf('kept-figures', question));
  await owner.query(`delete from open.kept_group where relation = 'kept_figures_v1'`);
  for (const [at, question] of QUESTIONS.entries()) {
    expect(await groupsOf('kept-figures', question), JSON.stringify(question)).toEqual(ready[at]);
  }
});

test('kept figures are what is read: nothing is counted for them', async () => {
  await (await aDataset(city, 'kept-read', FIELDS)).send(sentRows());
  const question = { groupBy: [], measures: [{ function: 'COUNT', as: 'rows' }] };
  await owner.query(`update open.kept_group set rows = 7 where relation = 'kept_read_v1'`);
  await expect(groupsOf('kept-read', question)).resolves.toMatchObject({ groups: [{ rows: 7 }] });
  // A filter is another question.
  const filtered = { ...question, where: { [FIELDS[0]?.name ?? '']: { isNull: false } } };
  await expect(groupsOf('kept-read', filtered)).resolves.toMatchObject({
    groups: [{ rows: sentRows().length }],
  });
});

test('fields that are read together are kept each by itself, up to a thousand values', async () => {
  const fields = [
    aField('id', { key: true }),
    aField('half'),
    aField('third', { type: 'BOOLEAN' }),
    aField('rows', { type: 'INTEGER' }),
    aField('thousand', { type: 'INTEGER' }),
    aField('more'),
  ];
  const sent = Array.from({ length: 4_004 }, (_, at) => [
    String(at),
    at % 2 === 0 ? '洛' : '阳',
    [null, '是', '否'][at % 3] ?? null,
    at % 5 === 0 ? null : String(at % 7),
    at % 11 === 0 ? null : String(at % 1_000),
    String(at % 1_001),
  ]);
  await (await aDataset(city, 'kept-together', fields)).send(sent);
  const figures = (of: string) =>
    `jsonb_build_array(count(${of})::text, sum(${of})::text, min(${of})::text, max(${of})::text)`;
  const by = (
    field: string,
  ) => `select '${field}' as field, ${field === '' ? 'null' : `"${field}"::text`} as value, count(*) as rows,
      jsonb_build_object('rows', ${figures('"rows"')}, 'thousand', ${figures('thousand')}) as figures
    from open.kept_together_v1 group by 2`;
  const { rows: counted } = await owner.query(
    `select * from (${['', 'half', 'third', 'rows', 'thousand'].map(by).join(' union all ')}) g order by field, value`,
  );
  const { rows: found } = await owner.query(
    `select field, value, rows, figures from open.kept_group
     where relation = 'kept_together_v1' order by field, value`,
  );
  expect(found).toEqual(counted);
});

test('only those of the newest release are kept', async () => {
  const dataset = await aDataset(city, 'kept-newest', FIELDS);
  await dataset.send(sentRows());
  await dataset.send(sentRows().slice(0, 50));
  await expect(kept('kept_newest_v1')).resolves.toEqual([{ release: 2, rows: 50 }]);
});
