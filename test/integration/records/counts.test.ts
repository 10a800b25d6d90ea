import { afterAll, beforeAll, expect, test } from 'vitest';
import { RECORD_LIMITS } from '../../../api/records/limits.ts';
import { aDataset, aField } from '../../support/dataset.ts';
import { aSystem, type TestSystem } from '../../support/system.ts';

let city: TestSystem;
let who: Record<string, string>;
beforeAll(async () => {
  city = await aSystem();
  const { send } = await aDataset(city, 'many', [aField('id', { key: true }), aField('side')]);
  // One row stands left; one row too many to be counted does not.
  const rows = Array.from({ length: RECORD_LIMITS.countedRows + 2 }, (_, at) => [
    String(at),
    at === 0 ? 'left' : 'right',
  ]);
  await send(rows);
  who = await city.key('citizen-li');
}, 60_000);
afterAll(() => city.end());

async function count(where: object | null) {
  const { data, errors } = await city.ask(
    `query ($where: JSON) { dataset(slug: "many") { records(where: $where, first: 1) {
       totalCount totalCountPrecision } } }`,
    { where },
    who,
  );
  expect(errors).toBeUndefined();
  return data.dataset.records;
}

test.each([
  ['all rows are counted with their release', null, 2, 'EXACT'],
  [
    'rows of a filter are counted up to the bound',
    { id: { ne: '1' }, side: { eq: 'right' } },
    0,
    'EXACT',
  ],
  [
    'beyond it, it is said that there are at least so many',
    { side: { eq: 'right' } },
    0,
    'AT_LEAST',
  ],
] as const)('%s', async (_story, where, beyond, totalCountPrecision) => {
  expect(await count(where)).toEqual({
    totalCount: RECORD_LIMITS.countedRows + beyond,
    totalCountPrecision,
  });
});

test('a dataset’s own schema says the same', async () => {
  const response = await city.server.inject({
    method: 'POST',
    url: '/graphql/many',
    headers: who,
    payload: {
      query: '{ many(where: { side: { eq: "right" } }) { totalCount totalCountPrecision } }',
    },
  });
  expect(response.json().data.many).toEqual({
    totalCount: RECORD_LIMITS.countedRows,
    totalCountPrecision: 'AT_LEAST',
  });
});

test('a text without an index is not searched in so many rows', async () => {
  const { errors } = await city.ask(
    '{ dataset(slug: "many") { records(where: { side: { search: "left" } }) { nodes } } }',
    {},
    who,
  );
  expect(errors?.[0]?.extensions).toMatchObject({ code: 'COST_EXCEEDED', argument: 'side' });
});
