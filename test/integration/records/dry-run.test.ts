import { afterAll, beforeAll, expect, test } from 'vitest';
import { aDataset, aField, PRIVACY } from '../../support/dataset.ts';
import { aSystem, type TestSystem } from '../../support/system.ts';

/** A dry run says of a question what would become of it, and leaves no trace. */

let city: TestSystem;
let who: Record<string, string>;
beforeAll(async () => {
  city = await aSystem();
  who = await city.key('citizen-li');
  const { send } = await aDataset(city, 'dry', [
    aField('id', { key: true }),
    aField('kind', { indexed: true }),
    aField('size', { type: 'INTEGER' }),
    aField('phone', { openness: 'CONDITIONAL', legalBasis: PRIVACY }),
  ]);
  await send([
    ['1', 'a', '1', '138'],
    ['2', 'b', '2', '139'],
  ]);
});
afterAll(() => city.end());

const ARGUMENTS = `$fields: [String!], $where: JSON, $orderBy: [RecordOrder!], $first: Int, $release: Int`;
const GIVEN = 'fields: $fields, where: $where, orderBy: $orderBy, first: $first, release: $release';
const dry = async (variables: object, as = who) => {
  const { data, errors } = await city.ask(
    `query (${ARGUMENTS}) { dataset(slug: "dry") { dryRun(${GIVEN}) { allowed refusal { code reason argument message { zh } } scanned unindexed logged } } }`,
    variables,
    as,
  );
  expect(errors).toBeUndefined();
  return data.dataset.dryRun;
};
const wet = async (variables: object, as = who) =>
  (
    await city.ask(
      `query (${ARGUMENTS}) { dataset(slug: "dry") { records(${GIVEN}) { nodes } } }`,
      variables,
      as,
    )
  ).errors?.[0];

test.each([
  {},
  { where: { kind: { eq: 'a' } } },
  { where: { size: { gt: 1 } } },
  { where: { size: { gt: 'x' } } },
  { where: { phone: { startsWith: '13' } } },
  { fields: ['id', 'phone'] },
  { orderBy: [{ field: 'phone' }] },
  { first: 5000 },
  { release: 7 },
])('%j: it says what the question itself is answered with', async (variables) => {
  const error = await wet(variables);
  const { allowed, refusal } = await dry(variables);
  expect(allowed).toBe(error === undefined);
  expect(refusal?.code).toBe(error?.extensions.code);
  expect(refusal?.reason ?? undefined).toBe(error?.extensions.reason);
});

test('the public is told that it has to say who it is', async () => {
  expect((await dry({}, {})).refusal.code).toBe('UNAUTHENTICATED');
});

test('what it costs is said from the indexes and the size of the release', async () => {
  expect(await dry({ where: { kind: { eq: 'a' } } })).toMatchObject({
    scanned: null,
    unindexed: [],
  });
  expect(await dry({ where: { size: { gt: 1 } }, orderBy: [{ field: 'kind' }] })).toMatchObject({
    scanned: 2,
    unindexed: ['size'],
    logged: false,
  });
});

test('figures are tried where there are measures', async () => {
  const figures = async (field: string) =>
    (
      await city.ask(
        `query ($field: String!) { dataset(slug: "dry") { dryRun(groupBy: [{ field: $field }], measures: [{ function: COUNT, as: "rows" }]) { allowed refusal { code } } } }`,
        { field },
        who,
      )
    ).data.dataset.dryRun;
  expect(await figures('kind')).toEqual({ allowed: true, refusal: null });
  expect(await figures('phone')).toEqual({ allowed: false, refusal: { code: 'GRANT_REQUIRED' } });
});
