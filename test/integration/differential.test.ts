import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { identityCheckDigit } from '../../api/checks/identity-number.ts';
import type { Desensitization } from '../../db/catalogue/desensitization.ts';
import type { FieldDeclaration } from '../../db/catalogue/declaration.ts';
import { aDataset, aField, PRIVACY, senderTo, type TestRow } from '../support/dataset.ts';
import { everythingPublic } from '../support/everything-public.ts';
import { grepDatabase } from '../support/grep-database.ts';
import { asIntended } from '../support/findings.ts';
import { aSystem, type TestSystem } from '../support/system.ts';

const SLUG = 'differential';
const treated = (
  name: string,
  desensitization: Desensitization,
  more: Partial<FieldDeclaration> = {},
) => aField(name, { sensitivity: 'PERSONAL', desensitization, ...more });

/** One field for each treatment that there is. */
const FIELDS: FieldDeclaration[] = [
  treated('person', { method: 'HASH' }, { key: true }),
  treated('name', { method: 'MASK', kind: 'NAME' }),
  treated(
    'idNumber',
    { method: 'MASK', kind: 'IDENTITY_NUMBER' },
    { checks: [{ kind: 'IDENTITY_NUMBER' }] },
  ),
  treated('phone', { method: 'MASK', kind: 'PHONE' }),
  treated('home', { method: 'MASK', kind: 'ADDRESS' }),
  treated('account', { method: 'MASK', kind: 'ACCOUNT' }),
  treated('plate', { method: 'MASK', kind: 'PLATE' }),
  treated('work', { method: 'GENERALISE_ADDRESS' }),
  treated('born', { method: 'GENERALISE_DATE', to: 'YEAR' }),
  treated('moved', { method: 'GENERALISE_DATE', to: 'MONTH' }),
  treated('income', { method: 'GENERALISE_NUMBER', band: 1000 }),
  treated('height', { method: 'ROUND', places: 1 }, { type: 'NUMBER' }),
  treated('longitude', { method: 'GRID', size: 0.01 }, { type: 'NUMBER' }),
  treated('place', { method: 'GRID', size: 0.01 }, { type: 'GEOMETRY' }),
  treated('job', { method: 'SUPPRESS_RARE', below: 3 }),
  treated('note', { method: 'DROP' }),
  aField('relief', {
    sensitivity: 'PERSONAL',
    openness: 'CONDITIONAL',
    legalBasis: PRIVACY,
    desensitization: { method: 'GENERALISE_NUMBER', band: 100 },
  }),
  aField('illness', { sensitivity: 'PERSONAL', openness: 'CLOSED', legalBasis: PRIVACY }),
];
const OPEN = FIELDS.filter(({ openness }) => openness === 'UNCONDITIONAL').map(({ name }) => name);

const idNumber = (first17: string) => first17 + identityCheckDigit(first17);
const point = (...coordinates: number[]) => JSON.stringify({ type: 'Point', coordinates });

type Person = Record<string, string | null>;
const asRow = (person: Person): TestRow => FIELDS.map(({ name }) => person[name] ?? null);

/** Two persons as one city has them, and as the other has them: other values, of the same class each. */
const LI: [Person, Person] = [
  {
    person: 'P1',
    name: '李小明',
    idNumber: idNumber('41030219900102301'),
    phone: '13812345678',
    home: '洛阳市西工区中州中路12号',
    account: '6222021234567890',
    plate: '豫C12345',
    work: '洛阳市洛龙区开元大道1号',
    born: '1990-01-02',
    moved: '2015-03-04',
    income: '1200',
    height: '171.31',
    longitude: '112.4412',
    place: point(112.4412, 34.6312),
    job: '钟表匠',
    note: '离异',
    relief: '310',
    illness: '高血压',
  },
  {
    person: ' P1 ',
    name: '李大龙',
    idNumber: idNumber('41030219801231302'),
    phone: '13899995678',
    home: '洛阳市西工区王城大道99号院',
    account: '6222029999997890',
    plate: '豫C98765',
    work: '洛阳市洛龙区关林路7号',
    born: '1990-12-31',
    moved: '2015-03-30',
    income: '1999',
    height: '171.29',
    longitude: '112.4499',
    place: point(112.4499, 34.6399),
    job: '制琴师',
    note: '再婚',
    relief: '399',
    illness: '糖尿病',
  },
];
const WANG: [Person, Person] = [
  {
    ...LI[0],
    person: 'P2',
    name: '王五',
    phone: '0379-63938888',
    job: '教师',
    note: null,
    illness: null,
  },
  {
    ...LI[1],
    person: 'P2',
    name: '王六',
    phone: '0379-64112288',
    job: '教师',
    note: '有了',
    illness: '痛风',
  },
];
const alike = (person: string): [Person, Person] => [
  { ...WANG[0], person, name: '赵一' },
  { ...WANG[1], person, name: '赵二' },
];

/** What a city sends: a first release, an increment, and the whole again; `of` is 0 or 1. */
async function sendAll(city: TestSystem, of: 0 | 1): Promise<void> {
  const send = senderTo(city, SLUG);
  const goOut = (rows: TestRow[], more: Parameters<typeof send>[1] = {}) =>
    asIntended(city, send(rows, more));
  city.at('2026-11-24T09:00:00+08:00');
  const wrong = asRow({ ...LI[of], person: 'P9', born: of === 0 ? '三月' : '四月' });
  await goOut([asRow(LI[of]), asRow(WANG[of]), asRow(alike('P3')[of]), asRow(LI[of]), wrong]);
  city.at('2026-11-25T09:00:00+08:00');
  const taller = [LI[of], WANG[of]].map((person) => asRow({ ...person, height: '180' }));
  await goOut([asRow(alike('P4')[of]), ...taller, { gone: 'P3' }], {
    scope: { mode: 'INCREMENT' },
  });
  city.at('2026-11-26T09:00:00+08:00');
  await goOut([LI, WANG, alike('P3'), alike('P4')].map((both) => asRow(both[of])));
  city.at('2026-11-26T10:00:00+08:00');
}

/**
 * Two cities that were one until they loaded their data: each value of the one lies in the same class of its
 * treatment as that of the other.
 */
let cities: [TestSystem, TestSystem];
beforeAll(async () => {
  const before = await aSystem();
  await aDataset(before, SLUG, FIELDS, {
    anonymity: { quasiIdentifiers: ['born', 'work'], k: 2 },
  });
  await before.end();
  cities = [await aSystem({ like: before }), await aSystem({ like: before })];
  await Promise.all([sendAll(cities[0], 0), sendAll(cities[1], 1)]);
});
afterAll(() => Promise.all(cities.map((city) => city.end())));

const differing = [LI, WANG].flatMap(([one, other]) =>
  FIELDS.filter(({ name }) => one[name]?.trim() !== other[name]?.trim()).flatMap(({ name }) => [
    one[name] ?? '',
    other[name] ?? '',
  ]),
);

describe('M31: what differs within one class of its treatment', () => {
  test('is to the public the same, wherever it looks', async () => {
    const asked = [...new Set(differing)].filter((value) => value !== '');
    const [one, other] = await Promise.all(
      cities.map((city) => everythingPublic(city, { slug: SLUG, open: OPEN, asked })),
    );
    const refused = [...(one ?? [])].filter(([, seen]) => /^\[("|[45])/.test(seen));
    expect(refused.map(([where]) => where)).toEqual([]);
    for (const [where, seen] of one ?? []) expect.soft(other?.get(where), where).toBe(seen);
    expect(one?.get('rows by plate ASC')).toContain('豫C*****');
  });

  test('stands nowhere but in the pool', async () => {
    const long = [...new Set(differing)].filter(({ length }) => length >= 8);
    expect(long.length).toBeGreaterThan(10);
    const tables = await grepDatabase(cities[0].urlOf(), ...long);
    expect(tables.filter((name) => !/^pool\.|^pg_catalog\.pg_statistic$/.test(name))).toEqual([]);
    expect(tables).toContain('pool.sent_row');
  });
});

test('M31: a keyed hash joins within its dataset, across columns and releases, and not with another dataset', async () => {
  const [city] = cities;
  const hashed = (name: string) => treated(name, { method: 'HASH' });
  const owners = async (slug: string) => {
    const { send } = await aDataset(city, slug, [
      aField('house', { key: true }),
      hashed('owner'),
      hashed('tenant'),
    ]);
    await send([['1', '410302199001020011', '410302199001020022']]);
    await send([
      ['1', '410302199001020011', '410302199001020022'],
      ['2', '410302199001020022', ' 410302199001020011'],
    ]);
    const { data } = await city.ask(
      'query ($slug: String!) { dataset(slug: $slug) { records(orderBy: [{ field: "house" }]) { nodes } } }',
      { slug },
      await city.key('citizen-li'),
    );
    return data.dataset.records.nodes as { owner: string; tenant: string }[];
  };
  const [first, second] = await owners('houses-a');
  expect(first?.owner).toMatch(/^[0-9a-f]{32}$/);
  expect([second?.tenant, second?.owner]).toEqual([first?.owner, first?.tenant]);
  const [other] = await owners('houses-b');
  expect([first?.owner, first?.tenant]).not.toContain(other?.owner);
});
