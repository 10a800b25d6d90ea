import { beforeEach, expect, test } from 'vitest';
import type { CatalogueEntry, EntryField, EntryRelease } from '../../../api/catalogue/entry.ts';
import { parseFilter } from '../../../api/records/parse-filter.ts';
import { costOf, refuseBeyondBudget } from '../../../api/records/query-cost.ts';
import { askableFields } from '../../../api/records/question.ts';
import { placesOf } from '../../../api/records/read-place.ts';
import type { ReleaseStatistics } from '../../../db/records/find-statistics.ts';
import type { Order, PageQuery } from '../../../db/records/query.ts';
import type { ColumnProfile } from '../../../db/releases/column-profile.ts';

const field = (name: string, more: Partial<EntryField> = {}) =>
  ({
    name,
    type: 'STRING',
    indexed: false,
    searchable: false,
    nullable: true,
    ...more,
  }) as EntryField;
const entry = {
  schemaVersion: 2,
  place: null,
  referenceSystem: null,
  fields: [
    field('id', { indexed: true, key: true, nullable: false }),
    field('district', { indexed: true }),
    field('street', { indexed: true }),
    field('day', { indexed: true, type: 'DATE', nullable: false }),
    field('name', { searchable: true }),
    field('note'),
    field('shape', { type: 'GEOMETRY' }),
  ],
} as CatalogueEntry;
/** Of ten districts one has half of the rows; of streets each has few, as has each day. */
const profile = (more: Partial<ColumnProfile>): ColumnProfile => ({
  rows: 2_000_000,
  nulls: 0,
  distinct: null,
  range: null,
  frequent: [],
  histogram: [],
  ...more,
});
const month = (at: number) => ({ from: 20_000 + at * 30, to: 20_030 + at * 30, rows: 50_000 });
const statistics: ReleaseStatistics = {
  profiles: new Map([
    [
      'district',
      profile({ distinct: 1000, frequent: [{ value: '410307', rows: 1_000_000 }], nulls: 600_000 }),
    ],
    ['street', profile({ distinct: 100_000, frequent: [{ value: '一路', rows: 40 }] })],
    [
      'day',
      profile({ distinct: 1200, histogram: Array.from({ length: 40 }, (_, at) => month(at)) }),
    ],
  ]),
  envelopes: new Set(['shape']),
};
const release = { schemaVersion: 2, rowCount: 2_000_000 } as EntryRelease;

let known: ReleaseStatistics | undefined;
beforeEach(() => {
  known = statistics;
});

function cost(where: object | undefined, sort?: Partial<Order>[] | Partial<Order>, of = release) {
  const filter = parseFilter(where, askableFields(entry), 'where', placesOf(entry));
  const orderBy = [sort ?? []]
    .flat()
    .map((one): Order => ({ field: 'day', direction: 'ASC', nulls: 'LAST', ...one }));
  const query: PageQuery = {
    kind: 'PAGE',
    fields: [],
    orderBy,
    size: 10,
    towards: 'FORWARD',
    ...(filter !== undefined && { where: filter }),
  };
  return costOf({ entry, release: of, query }, known);
}

const HERE = { inBox: { west: 112, south: 34, east: 113, north: 35, crs: 'UNSTATED' } };

test.each([
  ['nothing is filtered', undefined],
  ['an index leads to a value', { district: { eq: '410307' } }],
  ['to a range', { day: { between: ['2026-01-01', '2026-02-01'] } }],
  ['to words', { name: { search: '龙门' } }],
  ['to one of several conditions', { street: { eq: '一路' }, note: { contains: 'x' } }],
  ['to the key', { id: { in: ['1', '2'] }, note: { contains: 'x' } }],
  ['to a month', { day: { between: ['2024-11-01', '2024-11-20'] }, note: { contains: 'x' } }],
  ['to the last days', { day: { gte: '2027-12-20' }, note: { contains: 'x' } }],
  ['to the rows with a value, however many', { street: { isNull: false } }],
  ['to a place', { shape: HERE, note: { contains: 'x' } }],
  [
    'to each of the alternatives',
    { or: [{ district: { eq: '1' } }, { name: { search: '龙门' } }] },
  ],
])('%s: rows are not looked at one by one', (_story, where) => {
  expect(cost(where)).toEqual({ scanned: null, unindexed: [] });
});

test.each([
  ['no index knows the field', { note: { eq: 'x' } }, ['note'], 1],
  ['nor what a text contains', { district: { contains: 'x' } }, ['district'], 1],
  ['nor what is not', { not: { district: { eq: 'x' } } }, ['district'], 1],
  [
    'one alternative has none',
    { or: [{ district: { eq: '1' } }, { note: { eq: 'x' } }] },
    ['note'],
    1,
  ],
  ['texts are folded one by one', { note: { search: '龙门' } }, ['note'], 10],
])('%s: every row is looked at', (_story, where, unindexed, weight) => {
  expect(cost(where)).toEqual({ scanned: weight * release.rowCount, unindexed });
  expect(() => refuseBeyondBudget(cost(where))).toThrow(
    expect.objectContaining({ code: 'COST_EXCEEDED' }),
  );
  const small = { ...release, rowCount: 100_000 };
  expect(() => refuseBeyondBudget(cost(where, undefined, small))).not.toThrow();
});

const HALF = 1_000_000;
test.each([
  ['an empty filter', { and: [{}, { note: { contains: 'x' } }] }, 2 * HALF],
  ['an empty alternative', { and: [{ or: [{}, {}] }, { note: { contains: 'x' } }] }, 2 * HALF],
  ['one that has a value', { street: { isNull: false }, note: { contains: 'x' } }, 2 * HALF],
  ['one that has none', { district: { isNull: true }, note: { contains: 'x' } }, 600_000],
  ['the least value', { day: { gte: '2020-01-01' }, note: { contains: 'x' } }, 2 * HALF],
  ['a text from the first on', { street: { gte: '' }, note: { contains: 'x' } }, 2 * HALF],
  ['what half of the rows share', { district: { eq: '410307' }, note: { contains: 'x' } }, HALF],
  ['that among others', { district: { in: ['1', '410307'] }, note: { contains: 'x' } }, HALF + 400],
])('%s leads to too many rows to spare a look at each', (_story, where, scanned) => {
  const found = cost(where);
  expect(found.unindexed).toEqual(['note']);
  expect(Math.abs((found.scanned ?? 0) - scanned)).toBeLessThan(100);
});

test('what is not known of a release is taken for the most that it could be', () => {
  known = undefined;
  expect(cost({ street: { eq: '一路' }, note: { contains: 'x' } }).scanned).toBe(2_000_000);
  expect(cost({ id: { eq: '1' }, note: { contains: 'x' } }).scanned).toBeNull();
  expect(cost({ shape: HERE })).toEqual({ scanned: 20_000_000, unindexed: ['shape'] });
});

test('rows that the first field of an order leaves alike are sorted by the next', () => {
  expect(cost(undefined, [{ field: 'district' }, { field: 'note' }])).toEqual({
    scanned: 2_000_000,
    unindexed: ['note'],
  });
  expect(cost(undefined, [{ field: 'id' }, { field: 'note' }]).scanned).toBeNull();
  expect(cost(undefined, [{ field: 'street' }, { field: 'note' }]).scanned).toBeNull();
});

test('an order is free where an index stands in it, or where few rows are left', () => {
  expect(cost(undefined, {}).scanned).toBeNull();
  expect(cost(undefined, { nulls: 'FIRST' }).scanned).toBeNull();
  expect(
    cost(undefined, { field: 'district', direction: 'DESC', nulls: 'LAST' }).unindexed,
  ).toEqual(['district']);
  expect(cost(undefined, { field: 'note' }).unindexed).toEqual(['note']);
  expect(cost({ street: { eq: '1' } }, { field: 'note' }).scanned).toBeNull();
  expect(cost({ day: { gte: '2025-01-01' } }, { field: 'note' }).unindexed).toEqual(['note']);
});

test('a release of another shape has not the indexes of today', () => {
  const older = { ...release, schemaVersion: 1 };
  expect(cost({ district: { eq: '1' } }, undefined, older).unindexed).toEqual(['district']);
});
