import { afterAll, beforeAll, expect, test } from 'vitest';
import { identify } from '../../../api/accounts/identify.ts';
import { datasetBySlug } from '../../../api/catalogue/entry.ts';
import { gate } from '../../../api/records/gate.ts';
import { readPageQuery } from '../../../api/records/read-page-query.ts';
import { compilePage } from '../../../db/records/compile-page.ts';
import { aDataset, aField, PRIVACY } from '../../support/dataset.ts';
import { dice } from '../../support/oracle.ts';
import { aSystem, type TestSystem } from '../../support/system.ts';

/** 检索 in rows: words of two characters and more, found by an index that the release makes. */

let city: TestSystem;
let who: { authorization: string };
const { one } = dice(7);
const PLACES = ['洛阳', '偃师', '孟津', '龙门', '白马寺', '伊川'];
const TRADES = ['博物馆', '石窟研究院', '餐饮有限公司', 'ＡＢＣ Tower', '文物保护中心'];
const NAMES = Array.from({ length: 5000 }, () => `${one(PLACES)}${one(PLACES)}${one(TRADES)}`);

beforeAll(async () => {
  city = await aSystem();
  who = await city.key('citizen-li');
  const { send } = await aDataset(city, 'named', [
    aField('id', { key: true }),
    aField('name', { searchable: true }),
    aField('held', { searchable: true, openness: 'CONDITIONAL', legalBasis: PRIVACY }),
  ]);
  await send(NAMES.map((name, at) => [String(at), name, name]));
});
afterAll(() => city.end());

const found = async (search: string, field = 'name') =>
  city.ask(
    `query ($where: JSON) { dataset(slug: "named") { records(fields: ["id"], where: $where, first: 1000) { nodes totalCount } } }`,
    { where: { [field]: { search } } },
    who,
  );

test.each([
  '龙门',
  '石窟',
  '龙门 石窟',
  '马寺博',
  'abc tower',
  'ＴＯＷＥＲ',
  '保护中心 白马',
  '不在',
])(
  '%s finds the rows in whose text every word stands, whatever its width and case',
  async (search) => {
    const fold = (text: string) => text.normalize('NFKC').toLowerCase();
    const expected = NAMES.flatMap((name, at) =>
      search.split(' ').every((word) => fold(name).includes(fold(word))) ? [String(at)] : [],
    );
    const { data } = await found(search);
    const { nodes, totalCount } = data.dataset.records;
    expect(totalCount).toBe(expected.length);
    if (expected.length <= 1000)
      expect(nodes.map(({ id }: { id: string }) => id).toSorted()).toEqual(expected.toSorted());
  },
);

test('an index leads to the rows, also for a word of two characters', async () => {
  const { system } = city;
  const entry = await datasetBySlug(system, 'named');
  const viewer = await identify(system, { ...who, sessionToken: undefined });
  if (entry?.head == null || viewer === undefined) throw new Error('no dataset, or nobody');
  const query = readPageQuery(entry, [], {
    fields: ['id'],
    where: { name: { search: '石窟 白马' } },
    orderBy: [{ field: 'name', direction: 'DESC', nulls: 'FIRST' }],
  });
  const { permit } = gate({ entry, release: entry.head, query }, viewer, []);
  const { text, values } = compilePage(permit);
  const { rows } = await system.reader.query<{ 'QUERY PLAN': string }>(`explain ${text}`, values);
  expect(rows.map((row) => row['QUERY PLAN']).join('\n')).toMatch(
    /Bitmap Index Scan on named_v1_grams/,
  );
});

test('what is withheld is not searched either', async () => {
  expect((await found('龙门', 'held')).errors?.[0]?.extensions.code).toBe('GRANT_REQUIRED');
});
