import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { findEntriesById, findEntry } from '../../db/catalogue/entries.ts';
import { aSystem, type TestSystem } from '../support/system.ts';

let city: TestSystem;
let owner: pg.Client;
beforeAll(async () => {
  city = await aSystem();
  owner = new pg.Client({ connectionString: city.urlOf(), options: '-c search_path=app' });
  await owner.connect();
});
afterAll(async () => {
  await owner.end();
  await city.end();
});

const entry = async (slug = 'museums') => {
  const found = await findEntry(city.system.db, slug);
  if (found === undefined) throw new Error(`no entry ${slug}`);
  return found;
};

test('an entry that nobody changed is read once', async () => {
  expect(await entry()).toBe(await entry());
  const [same] = await findEntriesById(city.system.db, [(await entry()).id]);
  expect(same).toBe(await entry());
});

test('whatever an entry is made of, a change of it is seen by the next reader', async () => {
  const { id, department, division } = await entry();
  const changes = [
    [`update dataset set title_zh = '甲' where id = $1`, 'titleZh', '甲'],
    [`update field set title_zh = '乙' where dataset_id = $1 and position = 1`, 'fields', '乙'],
    [
      `update department set name_zh = '丙' where code = '${department}' and $1::text is not null`,
      'provider',
      '丙',
    ],
    [
      `update division set name_zh = '丁' where code = '${division}' and $1::text is not null`,
      'divisionZh',
      '丁',
    ],
    [
      `insert into dataset_legal_basis (dataset_id, legal_basis_id, position)
       select $1::uuid, id, 99 from legal_basis where title like '%个人信息保护法' limit 1`,
      'legalBases',
      '个人信息保护法',
    ],
    [
      `update legal_basis set article = '戊' where id in
         (select legal_basis_id from dataset_legal_basis where dataset_id = $1::uuid)`,
      'legalBases',
      '戊',
    ],
  ] as const;
  for (const [change, part, now] of changes) {
    const before = await entry();
    expect(JSON.stringify(before[part])).not.toContain(now);
    await owner.query(change, [id]);
    expect(JSON.stringify((await entry())[part]), change).toContain(now);
  }
  await owner.query(
    `update release set withdrawn_at = now(), withdrawn_reason = '己' where dataset_id = $1`,
    [id],
  );
  expect((await entry()).head).toBeNull();
  const named = await entry();
  await owner.query('delete from dataset_legal_basis where dataset_id = $1', [id]);
  expect(named.legalBases).not.toHaveLength(0);
  expect((await entry()).legalBases).toHaveLength(0);
});

test('an entry that is closed is gone at once, and its number of before opens nothing', async () => {
  const { id } = await entry('air-stations');
  await owner.query('begin');
  await owner.query(
    `update dataset set state = 'WITHDRAWN', withdrawn_at = now(), withdrawn_reason = '庚' where id = $1`,
    [id],
  );
  expect(await findEntry(city.system.db, 'air-stations')).toBeDefined();
  await owner.query('commit');
  expect(await findEntry(city.system.db, 'air-stations')).toBeUndefined();
  expect(await findEntriesById(city.system.db, [id])).toHaveLength(0);
});

test('nobody who shares a remembered entry can change it', async () => {
  const shared = await entry('bus-stops');
  expect(() => shared.fields.pop()).toThrow(TypeError);
});
