import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { copiesIn } from '../../support/copies.ts';
import { aDataset, aField, PRIVACY } from '../../support/dataset.ts';
import { FIELDS, type Row, ROWS, sentRows, type Value } from '../../support/oracle.ts';
import { aSystem, type TestSystem } from '../../support/system.ts';

/** The same questions have the same answers, whoever reckons. */
describe.each([
  ['PostgreSQL', { leastRows: Infinity }],
  ['a columnar copy', { leastRows: 1 }],
])('%s', (_, copies) => {
  let city: TestSystem;
  let who: Record<string, string>;
  beforeAll(async () => {
    city = await aSystem({ copies });
    who = await city.key('citizen-li');
    await (await aDataset(city, 'figures', FIELDS)).send(sentRows());
    const times = await aDataset(city, 'times', [aField('at', { type: 'DATETIME' })]);
    // The last minute of a Sunday in Beijing, the first of Monday, and New Year's Day, which is still 2025 in London.
    await times.send([
      ['2026-11-22T23:59:00+08:00'],
      ['2026-11-23T00:00:00+08:00'],
      ['2026-01-01T00:30:00+08:00'],
    ]);
    if (copies.leastRows !== 1) return;
    for (const slug of ['figures', 'times'])
      await ask({ slug, measures: [{ function: 'COUNT', as: 'rows' }], where: { or: [] } });
    await city.system.columnar?.settled();
    expect(city.columnarFaults).toEqual([]);
    expect(copiesIn(city.columnarFolder)).toHaveLength(2);
  });
  afterAll(async () => {
    await city.end();
    expect(city.columnarFaults).toEqual([]);
  });

  const ASK = `query ($slug: String!, $where: JSON, $groupBy: [AggregateGroup!], $measures: [AggregateMeasure!]!, $having: JSON, $orderBy: [RecordOrder!], $first: Int) {
  dataset(slug: $slug) { aggregates(where: $where, groupBy: $groupBy, measures: $measures, having: $having, orderBy: $orderBy, first: $first) {
    groups hasMore release { number } } } }`;
  const ask = (variables: object, as = who) => city.ask(ASK, { slug: 'figures', ...variables }, as);
  const groups = async (variables: object) => {
    const { data, errors } = await ask(variables);
    if (errors !== undefined) throw new Error(JSON.stringify(errors));
    return data.dataset.aggregates.groups as Row[];
  };

  const there = (rows: readonly Row[], field: string) =>
    rows.map((row) => row[field] ?? null).filter((value) => value !== null);
  const numbers = (rows: readonly Row[], field: string) =>
    there(rows, field)
      .map(Number)
      .toSorted((a, b) => a - b);

  /** Between two values of the rows it is interpolated. */
  function percentile(sorted: number[], at: number): number | null {
    if (sorted.length === 0) return null;
    const place = (sorted.length - 1) * at;
    const low = sorted[Math.floor(place)] ?? 0;
    return low + ((sorted[Math.ceil(place)] ?? 0) - low) * (place % 1);
  }

  function grouped(rows: readonly Row[], key: (row: Row) => Value): Map<Value, Row[]> {
    const found = new Map<Value, Row[]>();
    for (const row of rows) found.set(key(row), [...(found.get(key(row)) ?? []), row]);
    return found;
  }

  const MEASURES = [
    { function: 'COUNT', as: 'rows' },
    { function: 'COUNT', field: 'count', as: 'there' },
    { function: 'COUNT_DISTINCT', field: 'count', as: 'distinct' },
    { function: 'SUM', field: 'price', as: 'sum' },
    { function: 'AVERAGE', field: 'count', as: 'average' },
    { function: 'MIN', field: 'day', as: 'first' },
    { function: 'MAX', field: 'count', as: 'most' },
    { function: 'MEDIAN', field: 'count', as: 'median' },
    { function: 'PERCENTILE', field: 'share', at: 0.9, as: 'p90' },
    { function: 'STANDARD_DEVIATION', field: 'share', as: 'deviation' },
  ];

  function measured(rows: readonly Row[]): Row {
    const counts = numbers(rows, 'count');
    const shares = numbers(rows, 'share');
    const prices = numbers(rows, 'price');
    const mean = (of: number[]) => of.reduce((sum, one) => sum + one, 0) / of.length;
    const spread = shares.reduce((sum, one) => sum + (one - mean(shares)) ** 2, 0);
    return {
      rows: rows.length,
      there: counts.length,
      distinct: new Set(counts).size,
      sum: prices.length === 0 ? null : prices.reduce((sum, one) => sum + one, 0).toFixed(2),
      average: counts.length === 0 ? null : mean(counts),
      first: there(rows, 'day').map(String).toSorted()[0] ?? null,
      most: counts.at(-1) ?? null,
      median: percentile(counts, 0.5),
      p90: percentile(shares, 0.9),
      deviation: shares.length < 2 ? null : Math.sqrt(spread / (shares.length - 1)),
    };
  }

  /** Equal but for the last digits of a division. */
  function expectAlike(found: Row | undefined, expected: Row) {
    expect(Object.keys(found ?? {}).toSorted()).toEqual(Object.keys(expected).toSorted());
    for (const [name, value] of Object.entries(expected)) {
      if (typeof value === 'number') expect(found?.[name], name).toBeCloseTo(value, 9);
      else expect(found?.[name], name).toEqual(value);
    }
  }

  describe('figures are those that plain JavaScript finds in the same rows', () => {
    test('over all rows', async () => {
      const [all, ...none] = await groups({ measures: MEASURES });
      expectAlike(all, measured(ROWS));
      expect(none).toEqual([]);
    });

    test('over rows that a filter leaves, also when it leaves none', async () => {
      const [some] = await groups({ where: { count: { gt: 0 } }, measures: MEASURES });
      expectAlike(some, measured(ROWS.filter((row) => Number(row['count'] ?? 0) > 0)));
      const [none] = await groups({ where: { or: [] }, measures: MEASURES });
      expectAlike(none, measured([]));
    });

    test.each(['word', 'count', 'price', 'share', 'day', 'open'])(
      'by %s, rows without a value being a group of their own',
      async (field) => {
        const found = await groups({ groupBy: [{ field }], measures: MEASURES });
        const expected = grouped(ROWS, (row) => row[field] ?? null);
        expect(new Set(found.map((group) => group[field]))).toEqual(new Set(expected.keys()));
        for (const group of found) {
          const rows = expected.get(group[field] ?? null) ?? [];
          expectAlike(group, { [field]: group[field] ?? null, ...measured(rows) });
        }
      },
    );

    test('by two fields, by month, by band', async () => {
      const found = await groups({
        groupBy: [
          { field: 'day', bucket: 'MONTH', as: 'month' },
          { field: 'count', band: '2' },
        ],
        measures: [{ function: 'COUNT', as: 'rows' }],
      });
      const expected = grouped(ROWS, ({ day, count }) =>
        JSON.stringify([
          day && `${String(day).slice(0, 7)}-01`,
          count == null ? null : Math.floor(Number(count) / 2) * 2,
        ]),
      );
      expect(
        new Map(found.map(({ month, count, rows }) => [JSON.stringify([month, count]), rows])),
      ).toEqual(new Map([...expected].map(([key, rows]) => [key, rows.length])));
    });

    test('weeks begin on Monday and years at midnight, in Beijing', async () => {
      const by = async (bucket: string) =>
        (
          await groups({
            slug: 'times',
            groupBy: [{ field: 'at', bucket }],
            measures: [{ function: 'COUNT', as: 'rows' }],
          })
        ).map(({ at, rows }) => [at, rows]);
      expect(await by('WEEK')).toEqual([
        ['2025-12-29', 1],
        ['2026-11-16', 1],
        ['2026-11-23', 1],
      ]);
      expect(await by('YEAR')).toEqual([['2026-01-01', 3]]);
    });
  });

  describe('groups', () => {
    const byCount = {
      groupBy: [{ field: 'count' }],
      measures: [{ function: 'COUNT', as: 'rows' }],
    };

    test('are filtered and ordered by what is made of them, and more than were asked for are not kept back silently', async () => {
      const expected = [...grouped(ROWS, (row) => row['count'] ?? null)]
        .map(([count, rows]) => ({ count, rows: rows.length }))
        .filter(({ rows }) => rows >= 30)
        .toSorted((a, b) => b.rows - a.rows);
      const having = { rows: { gte: 30 } };
      const orderBy = [{ field: 'rows', direction: 'DESC' }];
      const all = await groups({ ...byCount, having, orderBy });
      expect(all.map(({ rows }) => rows)).toEqual(expected.map(({ rows }) => rows));
      const { data } = await ask({ ...byCount, having, orderBy, first: 1 });
      expect(data.dataset.aggregates).toMatchObject({
        groups: [{ rows: expected[0]?.rows }],
        hasMore: expected.length > 1,
        release: { number: 1 },
      });
    });

    test.each([
      [{ groupBy: [{ field: 'nothing' }] }, 'UNKNOWN_FIELD'],
      [{ groupBy: [{ field: 'word', bucket: 'DAY' }] }, 'WRONG_TYPE'],
      [{ groupBy: [{ field: 'word', band: '1' }] }, 'WRONG_TYPE'],
      [{ groupBy: [{ field: 'count', band: '0' }] }, 'OUT_OF_RANGE'],
      [{ groupBy: [{ field: 'day', bucket: 'DAY', band: '1' }] }, 'NOT_TOGETHER'],
      [{ measures: [] }, 'OUT_OF_RANGE'],
      [{ measures: [{ function: 'SUM', as: 'a' }] }, 'MISSING'],
      [{ measures: [{ function: 'SUM', field: 'word', as: 'a' }] }, 'WRONG_TYPE'],
      [{ measures: [{ function: 'COUNT', as: '__proto__' }] }, 'WRONG_TYPE'],
      [{ measures: [{ function: 'PERCENTILE', field: 'count', as: 'a' }] }, 'MISSING'],
      [{ measures: [{ function: 'PERCENTILE', field: 'count', at: 2, as: 'a' }] }, 'OUT_OF_RANGE'],
      [{ measures: [{ function: 'COUNT', at: 0.5, as: 'a' }] }, 'NOT_NEEDED'],
      [
        { measures: [{ function: 'COUNT', as: 'count' }], groupBy: [{ field: 'count' }] },
        'TOO_MANY',
      ],
      [{ having: { count: { eq: 1 } }, groupBy: [] }, 'UNKNOWN_FIELD'],
      [{ orderBy: [{ field: 'word' }] }, 'UNKNOWN_FIELD'],
      [{ first: 1001 }, 'OUT_OF_RANGE'],
    ])('%j is refused', async (variables, reason) => {
      const { errors } = await ask({ ...byCount, ...variables });
      expect(errors?.[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', reason });
    });
  });

  describe('the different values of a field', () => {
    const DISTINCT = `query ($slug: String! = "figures", $field: String!, $where: JSON, $order: DistinctSort!, $first: Int) {
    dataset(slug: $slug) { distinctValues(field: $field, where: $where, order: $order, first: $first) {
      values { value rows } hasMore count } } }`;
    const distinct = async (variables: object, as = who) =>
      city.ask(DISTINCT, { order: 'COUNT', ...variables }, as);

    test.each(['word', 'count', 'price', 'share', 'day', 'open'])(
      'of %s are those that plain JavaScript finds, each with its rows',
      async (field) => {
        const where = { not: { count: { lt: 0 } } };
        const kept = ROWS.filter(({ count }) => count != null && Number(count) >= 0);
        const expected = grouped(kept, (row) => row[field] ?? null);
        const { data } = await distinct({ field, where });
        const { values, hasMore, count } = data.dataset.distinctValues;
        expect(
          new Map(values.map((one: { value: Value; rows: number }) => [one.value, one.rows])),
        ).toEqual(new Map([...expected].map(([value, some]) => [value, some.length])));
        const counts = values.map((one: { rows: number }) => one.rows);
        expect(counts).toEqual(counts.toSorted((a: number, b: number) => b - a));
        expect([hasMore, count]).toEqual([
          false,
          [...expected.keys()].filter((v) => v !== null).length,
        ]);
      },
    );

    test('come by value too, and more than were asked for are not kept back silently', async () => {
      const days = [...new Set(there(ROWS, 'day'))].map(String).toSorted();
      const { data } = await distinct({ field: 'day', order: 'VALUE', first: 2 });
      expect(
        data.dataset.distinctValues.values.map(({ value }: { value: string }) => value),
      ).toEqual(days.slice(0, 2));
      expect(data.dataset.distinctValues).toMatchObject({ hasMore: true, count: days.length });
      expect((await distinct({ field: 'day', first: 1001 })).errors?.[0]?.extensions).toMatchObject(
        {
          reason: 'OUT_OF_RANGE',
        },
      );
    });

    test('stand in a dataset’s own schema, in the type of the field', async () => {
      const response = await city.server.inject({
        method: 'POST',
        url: '/graphql/figures',
        headers: who,
        payload: {
          query: `{ figuresDistinct(where: { count: { gt: 0 } }) {
          day(order: VALUE, first: 2) { values { value rows } hasMore } count { count } } }`,
        },
      });
      const { data } = await distinct({
        field: 'day',
        order: 'VALUE',
        first: 2,
        where: { count: { gt: 0 } },
      });
      const { values, hasMore } = data.dataset.distinctValues;
      expect(response.json().data.figuresDistinct).toEqual({
        day: { values, hasMore },
        count: { count: new Set(there(ROWS, 'count').filter((one) => Number(one) > 0)).size },
      });
    });
  });

  describe('M33: figures pass the gate as rows do', () => {
    const count = { measures: [{ function: 'COUNT', as: 'rows' }] };

    test('any way of asking about a withheld field is refused, whatever the figures', async () => {
      const held = await aDataset(city, 'figures-held', [
        aField('id', { key: true }),
        aField('phone', { openness: 'CONDITIONAL', legalBasis: PRIVACY }),
        aField('secret', { openness: 'CLOSED', legalBasis: PRIVACY }),
      ]);
      await held.send([['1', '138', 'x']]);
      const asked = (variables: object) => ask({ slug: 'figures-held', ...count, ...variables });
      for (const way of [
        { groupBy: [{ field: 'phone' }] },
        { where: { phone: { startsWith: '1' } } },
        { measures: [{ function: 'COUNT_DISTINCT', field: 'phone', as: 'n' }] },
        { measures: [{ function: 'COUNT', field: 'phone', as: 'n' }] },
      ]) {
        expect((await asked(way)).errors?.[0]?.extensions.code).toBe('GRANT_REQUIRED');
      }
      const values = `{ dataset(slug: "figures-held") { distinctValues(field: "phone") { hasMore } } }`;
      expect((await city.ask(values, {}, who)).errors?.[0]?.extensions.code).toBe('GRANT_REQUIRED');
      const closed = await asked({ groupBy: [{ field: 'secret' }] });
      expect(closed.errors?.[0]?.extensions).toMatchObject({ reason: 'UNKNOWN_FIELD' });
      expect((await asked({})).data.dataset.aggregates.groups).toEqual([{ rows: 1 }]);
    });

    test('nobody asks without authentication', async () => {
      expect((await ask(count, {})).errors?.[0]?.extensions.code).toBe('UNAUTHENTICATED');
    });
  });
});
