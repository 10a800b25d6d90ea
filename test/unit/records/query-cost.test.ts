import { expect, test } from 'vitest';
import type { CatalogueEntry, EntryField, EntryRelease } from '../../../api/catalogue/entry.ts';
import { parseFilter } from '../../../api/records/parse-filter.ts';
import { costOf, refuseBeyondBudget } from '../../../api/records/query-cost.ts';
import { askableFields } from '../../../api/records/question.ts';
import type { Order, PageQuery } from '../../../db/records/query.ts';

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
  fields: [
    field('district', { indexed: true }),
    field('day', { indexed: true, type: 'DATE', nullable: false }),
    field('name', { searchable: true }),
    field('note'),
  ],
} as CatalogueEntry;
const release = { schemaVersion: 2, rowCount: 2_000_000 } as EntryRelease;

function cost(where: object | undefined, sort?: Partial<Order>, of = release) {
  const filter = parseFilter(where, askableFields(entry));
  const orderBy: Order[] = sort ? [{ field: 'day', direction: 'ASC', nulls: 'LAST', ...sort }] : [];
  const query: PageQuery = {
    kind: 'PAGE',
    fields: [],
    orderBy,
    size: 10,
    towards: 'FORWARD',
    ...(filter !== undefined && { where: filter }),
  };
  return costOf({ entry, release: of, query });
}

test.each([
  ['nothing is filtered', undefined],
  ['an index leads to a value', { district: { eq: '410307' } }],
  ['to a range', { day: { between: ['2026-01-01', '2026-02-01'] } }],
  ['to words', { name: { search: '龙门' } }],
  ['to one of several conditions', { district: { eq: '410307' }, note: { contains: 'x' } }],
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

test('an order is free where an index stands in it, or where few rows are left', () => {
  expect(cost(undefined, {}).scanned).toBeNull();
  expect(cost(undefined, { nulls: 'FIRST' }).scanned).toBeNull();
  expect(
    cost(undefined, { field: 'district', direction: 'DESC', nulls: 'LAST' }).unindexed,
  ).toEqual(['district']);
  expect(cost(undefined, { field: 'note' }).unindexed).toEqual(['note']);
  expect(cost({ district: { eq: '1' } }, { field: 'note' }).scanned).toBeNull();
  expect(cost({ day: { gte: '2026-01-01' } }, { field: 'note' }).unindexed).toEqual(['note']);
});

test('a release of another shape has not the indexes of today', () => {
  const older = { ...release, schemaVersion: 1 };
  expect(cost({ district: { eq: '1' } }, undefined, older).unindexed).toEqual(['district']);
});
