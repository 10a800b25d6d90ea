import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { identify } from '../../../api/accounts/identify.ts';
import { datasetBySlug } from '../../../api/catalogue/entry.ts';
import { gate } from '../../../api/records/gate.ts';
import { aDataset, aField, PRIVACY } from '../../support/dataset.ts';
import { compare, FIELDS, ROWS, sentRows, type Value } from '../../support/oracle.ts';
import { aSystem, type TestSystem } from '../../support/system.ts';

/** 字段概况: taken when a release is made, as open as what they are taken from. */

let city: TestSystem;
let who: Record<string, string>;
beforeAll(async () => {
  city = await aSystem();
  who = await city.key('citizen-li');
  await (await aDataset(city, 'profiled', FIELDS)).send(sentRows());
});
afterAll(() => city.end());

const ask = (slug: string, field: string, release: number | null = null, as = who) =>
  city.ask(
    `query ($slug: String!, $field: String!, $release: Int) { dataset(slug: $slug) { profile(field: $field, release: $release) {
       rows nulls nullShare distinct range { least greatest } frequent { value rows } histogram { from to rows } release { number } } } }`,
    { slug, field, release },
    as,
  );
const profile = async (slug: string, field: string, release: number | null = null) => {
  const { data, errors } = await ask(slug, field, release);
  if (errors !== undefined) throw new Error(JSON.stringify(errors));
  return data.dataset.profile;
};

const there = (field: string) =>
  ROWS.map((row) => row[field] ?? null).filter((one) => one !== null);
const SCALED = new Set(['INTEGER', 'NUMBER', 'DECIMAL', 'DATE']);

describe('a profile is what plain JavaScript finds in the same rows', () => {
  test.each(FIELDS.map(({ name, type }) => [name, type] as const))('of %s', async (name, type) => {
    const found = await profile('profiled', name);
    const values = there(name);
    const nulls = ROWS.length - values.length;
    const counts = new Map<Value, number>();
    for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
    const sorted = values.toSorted((a, b) => compare(type, a, b));
    expect(found).toMatchObject({
      rows: ROWS.length,
      nulls,
      nullShare: nulls / ROWS.length,
      distinct: counts.size,
      release: { number: 1 },
    });
    expect(found.frequent).toEqual(
      [...counts]
        .filter(([, rows]) => rows > 1)
        .toSorted(([a, m], [b, n]) => n - m || compare(type, a, b))
        .slice(0, 10)
        .map(([value, rows]) => ({ value, rows })),
    );
    if (!SCALED.has(type)) {
      expect([found.range, found.histogram]).toEqual([null, []]);
      return;
    }
    expect(found.range).toEqual({ least: sorted[0], greatest: sorted.at(-1) });
    const at = (value: unknown) =>
      type === 'DATE' ? Date.parse(String(value)) / 86_400_000 : Number(value);
    const bands = found.histogram as { from: unknown; to: unknown; rows: number }[];
    const width = at(bands[0]?.to) - at(bands[0]?.from);
    expect(bands.length).toBeLessThanOrEqual(21);
    expect(width.toExponential(6)).toMatch(/^[125]\.0+e/);
    for (const [index, { from, to, rows }] of bands.entries()) {
      expect(at(to) - at(from)).toBeCloseTo(width, 9);
      const inside = values.filter((value) => at(value) >= at(from) && at(value) < at(to));
      expect(rows, `${name} ${index}`).toBe(inside.length);
    }
    expect(bands.reduce((sum, { rows }) => sum + rows, 0)).toBe(values.length);
  });

  test('of a constant, of nothing, of geometry', async () => {
    const { send } = await aDataset(
      city,
      'odd',
      [
        aField('same', { type: 'INTEGER' }),
        aField('none', { type: 'DATE' }),
        aField('shape', { type: 'GEOMETRY' }),
      ],
      { crs: 'WGS 84' },
    );
    await send(
      Array.from({ length: 3 }, () => ['7', null, '{"type":"Point","coordinates":[1,2]}']),
    );
    expect((await profile('odd', 'same')).histogram).toEqual([{ from: 7, to: 8, rows: 3 }]);
    expect(await profile('odd', 'none')).toMatchObject({
      nulls: 3,
      distinct: 0,
      range: null,
      histogram: [],
    });
    expect(await profile('odd', 'shape')).toMatchObject({ nulls: 0, distinct: null, frequent: [] });
  });

  test('of instants by what a clock in Beijing shows', async () => {
    const { send } = await aDataset(city, 'instants', [aField('at', { type: 'DATETIME' })]);
    await send([
      ['2026-11-23T01:10:00Z'],
      ['2026-11-23T09:30:00+08:00'],
      ['2026-11-23T12:00:00+08:00'],
    ]);
    const { range, histogram } = await profile('instants', 'at');
    expect(range).toEqual({
      least: '2026-11-23T09:10:00+08:00',
      greatest: '2026-11-23T12:00:00+08:00',
    });
    const told = histogram.filter(({ rows }: { rows: number }) => rows > 0);
    expect(
      told.map(
        ({ from, to }: { from: string; to: string }) => `${from.slice(11, 16)} ${to.slice(11)}`,
      ),
    ).toEqual(['09:00 09:15:00+08:00', '09:30 09:45:00+08:00', '12:00 12:15:00+08:00']);
  });

  test('belongs to its release, and stands typed in a dataset’s own schema', async () => {
    const { send } = await aDataset(city, 'growing', [
      aField('id', { key: true }),
      aField('size', { type: 'INTEGER' }),
    ]);
    await send([['1', '1']]);
    await send([
      ['1', '1'],
      ['2', '5'],
    ]);
    expect((await profile('growing', 'size', 1)).range).toEqual({ least: 1, greatest: 1 });
    expect(await profile('growing', 'id', 1)).toMatchObject({ rows: 1, distinct: 1, frequent: [] });
    expect(await profile('growing', 'id', 2)).toMatchObject({ rows: 2, distinct: 2, frequent: [] });
    const response = await city.server.inject({
      method: 'POST',
      url: '/graphql/growing',
      headers: who,
      payload: {
        query:
          '{ growingProfile { size { rows distinct range { least greatest } } id { frequent { value } } } }',
      },
    });
    expect(response.json().data.growingProfile).toEqual({
      size: { rows: 2, distinct: 2, range: { least: 1, greatest: 5 } },
      id: { frequent: [] },
    });
  });
});

describe('M33: what is derived is as open as what it is derived from', () => {
  /** Of 99 amounts most are near 10, 9 far away; 4 rows have none. */
  const AMOUNTS = [
    ...Array.from({ length: 60 }, () => '10'),
    ...Array.from({ length: 30 }, () => '11'),
    ...Array.from({ length: 9 }, (_, at) => String(190 + at)),
    ...Array.from({ length: 4 }, () => null),
  ];

  test('a withheld field has no profile for those who may not read it, nor for the public', async () => {
    const held = await aDataset(city, 'held', [
      aField('id', { key: true }),
      aField('amount', { type: 'INTEGER', openness: 'CONDITIONAL', legalBasis: PRIVACY }),
      aField('secret', { openness: 'CLOSED', legalBasis: PRIVACY }),
    ]);
    await held.send(AMOUNTS.map((amount, at) => [String(at), amount, 'x']));
    expect((await ask('held', 'amount')).errors?.[0]?.extensions.code).toBe('GRANT_REQUIRED');
    expect((await ask('held', 'secret')).errors?.[0]?.extensions.reason).toBe('UNKNOWN_FIELD');
    expect((await ask('held', 'id', null, {})).errors?.[0]?.extensions.code).toBe(
      'UNAUTHENTICATED',
    );
  });

  test('what is kept of it has no extremes and no small groups, also none that the others would tell', async () => {
    const { rows } = await city.ingest.query(
      `select profile from app.column_profile join app.release on release.id = release_id
       where relation = 'held_v1' and field = 'amount'`,
    );
    const { profile: kept } = rows[0] as {
      profile: { frequent: unknown; histogram: { rows: number | null }[] };
    };
    expect(kept).toMatchObject({ rows: 103, nulls: null, range: null });
    // With the next one, of 30 rows, it would be told that 9 rows have other values.
    expect(kept.frequent).toEqual([{ value: '10', rows: 60 }]);
    const told = kept.histogram.map((band) => band.rows);
    expect([told[0], told.at(-1)]).toEqual([90, null]);
    const { rows: closed } = await city.ingest.query(
      `select from app.column_profile where field = 'secret'`,
    );
    expect(closed).toEqual([]);
  });
});

test('M33: the gate itself refuses a profile to whoever may read a part of the rows', async () => {
  const { system } = city;
  const { send } = await aDataset(city, 'parts', [
    aField('id', { key: true }),
    aField('phone', { openness: 'CONDITIONAL', legalBasis: PRIVACY }),
  ]);
  await send([['1', '138']]);
  const entry = await datasetBySlug(system, 'parts');
  const viewer = await identify(system, {
    ...(who as { authorization: string }),
    sessionToken: undefined,
  });
  if (entry?.head == null || viewer === undefined) throw new Error('no dataset, or nobody');
  const question = {
    entry,
    release: entry.head,
    query: { kind: 'PROFILE' as const, field: 'phone' },
  };
  const rows = { kind: 'condition' as const, field: 'id', operator: 'eq' as const, value: '1' };
  const held = { id: 'g', fields: ['id', 'phone'] };
  expect(() => gate(question, viewer, [{ ...held, rows }])).toThrow(
    expect.objectContaining({ code: 'GRANT_REQUIRED' }),
  );
  expect(gate(question, viewer, [{ ...held, rows: null }]).grants).toHaveLength(1);
});
