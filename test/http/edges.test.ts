import { buildSchema, type GraphQLObjectType } from 'graphql';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { aDataset, aField, PRIVACY, senderTo } from '../support/dataset.ts';
import { dice } from '../support/oracle.ts';
import { aSystem, type TestSystem } from '../support/system.ts';

/** M50(2): datasets are combined where it is declared, and each side answers for itself. */

let city: TestSystem;
let who: Record<string, string>;
const { below } = dice(50);
const FIRMS = Array.from({ length: 150 }, (_, at) => [`F${at}`, `企业${at}`, `138${at}`]);
const FINES = Array.from({ length: 400 }, (_, at) => [
  String(at).padStart(3, '0'),
  // Some name a firm that is not there, some none at all.
  at % 50 === 0 ? null : `F${below(160)}`,
  String(below(1000)),
]);

beforeAll(async () => {
  city = await aSystem();
  who = await city.key('citizen-li');
  const firms = await aDataset(city, 'firms', [
    aField('code', { key: true }),
    aField('name'),
    aField('phone', { openness: 'CONDITIONAL', legalBasis: PRIVACY }),
  ]);
  await firms.send(FIRMS);
  const fines = await aDataset(
    city,
    'fines',
    [aField('id', { key: true }), aField('firm'), aField('amount', { type: 'INTEGER' })],
    {
      links: [
        {
          name: 'fined',
          title: { zh: '被处罚企业', en: 'The firm that was fined' },
          dataset: 'firms',
          on: [{ field: 'firm', to: 'code' }],
        },
      ],
    },
  );
  await fines.send(FINES);
  city.at('2026-11-25T10:00:00+08:00');
  await firms.send(
    FIRMS.map(([code, name, phone]) => [code ?? '', `${name}（更名）`, phone ?? '']),
  );
});
afterAll(() => city.end());

async function ask(query: string, names = 'fines+firms') {
  const response = await city.server.inject({
    method: 'POST',
    url: `/graphql/${names}`,
    headers: who,
    payload: { query },
  });
  return response.json();
}
const nameOf = (firm: string | null | undefined, added = '') => {
  const found = FIRMS.find(([code]) => code === firm);
  return found === undefined ? null : { name: `${found[1]}${added}` };
};

test('a row leads to the row whose key it names, read in batches', async () => {
  let taken = 0;
  const count = () => void taken++;
  city.system.reader.on('acquire', count);
  const { data, errors } = await ask(
    '{ fines(first: 1000, orderBy: [{ field: ID }]) { nodes { id fined { name } } } }',
  );
  city.system.reader.off('acquire', count);
  expect(errors).toBeUndefined();
  expect(data.fines.nodes).toEqual(
    FINES.map(([id, firm]) => ({ id, fined: nameOf(firm, '（更名）') })),
  );
  // The page, and 150 or so keys in two questions of a hundred.
  expect(taken).toBeLessThanOrEqual(3);
});

test('aliases, fragments and one row by its key lead on too', async () => {
  const { data } = await ask(
    `{ one: finesByKey(id: "001") { ...Fine } fines(first: 2, where: { id: { eq: "002" } }) { edges { node { again: fined { code } ...Fine } } } }
     fragment Fine on FinesRecord { amount fined { title: name } }`,
  );
  const [, first, second] = FINES;
  expect(data.one).toEqual({
    amount: Number(first?.[2]),
    fined: nameOf(first?.[1]) && { title: nameOf(first?.[1], '（更名）')?.name },
  });
  expect(data.fines.edges[0].node.again?.code ?? null).toBe(nameOf(second?.[1]) && second?.[1]);
});

test('as of a day it leads to what stood then', async () => {
  const { data } = await ask(
    '{ fines(asOf: "2026-11-23", first: 20, orderBy: [{ field: ID }]) { nodes { fined { name } } } }',
  );
  expect(data.fines.nodes).toEqual(FINES.slice(0, 20).map(([, firm]) => ({ fined: nameOf(firm) })));
});

test('of an older release it leads to what stood when that began', async () => {
  city.at('2026-11-26T10:00:00+08:00');
  const fines = senderTo(city, 'fines');
  await fines(FINES.slice(0, 100));
  const { data } = await ask(
    '{ fines(release: 1, first: 20, orderBy: [{ field: ID }]) { nodes { fined { name } } } }',
  );
  expect(data.fines.nodes).toEqual(FINES.slice(0, 20).map(([, firm]) => ({ fined: nameOf(firm) })));
  await fines(FINES);
});

test('two selections of one edge are each answered with their own fields', async () => {
  const { data, errors } = await ask(
    `{ fines(first: 3, orderBy: [{ field: ID }]) { nodes { ...Name } edges { node { ...Name fined { code } } } } }
     fragment Name on FinesRecord { fined { name } }`,
  );
  expect(errors).toBeUndefined();
  const rows = FINES.slice(0, 3).map(([, firm]) => nameOf(firm, '（更名）'));
  expect(data.fines.nodes.map(({ fined }: { fined: unknown }) => fined)).toEqual(rows);
  expect(data.fines.edges.map(({ node }: { node: { fined: unknown } }) => node.fined)).toEqual(
    FINES.slice(0, 3).map(([, firm], at) => rows[at] && { ...rows[at], code: firm }),
  );
});

test('M33: where it leads to what may not be read, its place answers with the reason, and the rest stands', async () => {
  const { data, errors } = await ask(
    '{ fines(first: 3, orderBy: [{ field: ID }]) { nodes { id fined { name phone } } } }',
  );
  expect(data.fines.nodes).toEqual(FINES.slice(0, 3).map(([id]) => ({ id, fined: null })));
  expect(errors).toHaveLength(2);
  expect(errors[0]).toMatchObject({
    path: ['fines', 'nodes', 1, 'fined'],
    extensions: { code: 'GRANT_REQUIRED' },
  });
});

test('it is there only between datasets that share an endpoint, and in the declared direction', async () => {
  const fieldsOf = async (names: string, type: string) => {
    const { body } = await city.server.inject({ url: `/graphql/${names}.graphql` });
    return Object.keys((buildSchema(body).getType(type) as GraphQLObjectType).getFields());
  };
  expect(await fieldsOf('fines+firms', 'FinesRecord')).toContain('fined');
  expect(await fieldsOf('fines+firms', 'FirmsRecord')).toEqual(['code', 'name', 'phone']);
  expect(await fieldsOf('fines', 'FinesRecord')).not.toContain('fined');
});
