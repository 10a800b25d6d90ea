import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { aSystem, type TestSystem } from '../support/system.ts';

let city: TestSystem;
beforeAll(async () => {
  city = await aSystem();
});
afterAll(() => city.end());
const bureau = () => city.person('bureau-reviewer', '大数据');
const officer = () => city.person('heritage-officer', '文物');

const save = async (input: object, who = bureau) =>
  (
    await city.ask(
      'mutation ($input: SaveSynonymsInput!) { saveSynonyms(input: $input) { group { group words } errors { code path message { zh } } } }',
      { input },
      await who(),
    )
  ).data.saveSynonyms;
const found = async (search: string): Promise<string[]> =>
  (
    await city.ask(
      'query ($search: String!) { catalogue(search: $search, first: 50) { nodes { slug } } }',
      { search },
    )
  ).data.catalogue.nodes.map(({ slug }: { slug: string }) => slug);
const groups = async (): Promise<{ group: number; words: string[] }[]> =>
  (await city.ask('{ synonymGroups { group words } }')).data.synonymGroups;

describe('the Bureau keeps the synonyms of the search', () => {
  test('the next search goes by a new group, by its change, and by its end', async () => {
    expect(await found('藏宝楼')).toEqual([]);
    const { group } = await save({ words: ['藏宝楼', '博物馆'] });
    expect(await found('藏宝楼')).toContain('museums');
    const changed = await save({
      group: group.group,
      words: ['藏珍阁', '博物馆'],
      basedOn: ['博物馆', '藏宝楼'],
    });
    expect(changed.group.words.toSorted()).toEqual(['博物馆', '藏珍阁'].toSorted());
    expect(await found('藏宝楼')).toEqual([]);
    expect(await found('藏珍阁')).toContain('museums');
    expect((await save({ group: group.group, words: [] })).group).toBeNull();
    expect(await found('藏珍阁')).toEqual([]);
  });

  test('what a group was before stays on record', async () => {
    const { group } = await save({ words: ['宝塔', '佛塔'] });
    await save({ group: group.group, words: ['宝塔', '古塔'] });
    const rows = await city.system.db
      .selectFrom('auditEvent')
      .select('detail')
      .where('subject', '=', `synonyms:${group.group}`)
      .orderBy('id')
      .execute();
    expect(rows.at(-1)?.detail).toEqual({ before: ['佛塔', '宝塔'], after: ['宝塔', '古塔'] });
  });

  test('words are kept as the search writes them', async () => {
    const { group } = await save({ words: [' ＷＩＦＩ７ ', '无线七代'] });
    expect(group.words).toContain('wifi7');
  });

  test('of two editors the second is told what the first has made of it', async () => {
    const { group } = await save({ words: ['渡槽', '水渠'] });
    await save({ group: group.group, words: ['渡槽', '引水渠'], basedOn: group.words });
    const late = await save({ group: group.group, words: ['渡槽'], basedOn: group.words });
    expect(late.errors[0].code).toBe('BAD_USER_INPUT');
    const second = await save({
      group: group.group,
      words: ['渡槽', '水道'],
      basedOn: group.words,
    });
    expect(second.errors[0]).toMatchObject({ code: 'CONFLICT', path: ['basedOn'] });
    expect(second.errors[0].message.zh).toContain('引水渠');
  });

  test.each([
    [{ words: ['独词'] }, 'BAD_USER_INPUT'],
    [{ words: [] }, 'BAD_USER_INPUT'],
    [{ words: ['同一', ' 同一 '] }, 'BAD_USER_INPUT'],
    [{ words: ['两 词', '其他'] }, 'BAD_USER_INPUT'],
    [{ words: ['甲', '乙'] }, 'BAD_USER_INPUT'],
    [{ words: ['最低生活保障', '低保'] }, 'CONFLICT'],
    [{ group: 999_999, words: ['某甲', '某乙'] }, 'NOT_FOUND'],
  ])('%j changes nothing', async (input, code) => {
    const before = await groups();
    expect((await save(input)).errors[0].code).toBe(code);
    expect(await groups()).toEqual(before);
  });

  test('nobody else does', async () => {
    expect((await save({ words: ['某甲', '某乙'] }, officer)).errors[0].code).toBe('FORBIDDEN');
    const { errors } = await city.ask(
      'mutation { saveSynonyms(input: { words: ["某甲", "某乙"] }) { errors { code } } }',
    );
    expect(errors?.[0]?.extensions.code).toBe('UNAUTHENTICATED');
  });

  test('the database keeps no word alone', async () => {
    const { db } = city.system;
    await expect(
      db.insertInto('searchSynonym').values({ group: 900_000, word: '独词' }).execute(),
    ).rejects.toMatchObject({ constraint: 'synonyms_are_several' });
  });
});

describe('a department gets a new name', () => {
  const HERITAGE = Buffer.from('Department:heritage').toString('base64url');
  const rename = async (input: object, who = bureau) =>
    (
      await city.ask(
        'mutation ($input: RenameDepartmentInput!) { renameDepartment(input: $input) { department { code name { zh } } errors { code path } } }',
        { input: { department: HERITAGE, nameEn: 'Relics', reason: '机构改革', ...input } },
        await who(),
      )
    ).data.renameDepartment;

  test('and its datasets are found by it, and no longer by the old one', async () => {
    expect(await found('河洛遗珍署')).toEqual([]);
    const { department, errors } = await rename({ nameZh: '河洛遗珍署' });
    expect(errors).toEqual([]);
    expect(department).toEqual({ code: 'heritage', name: { zh: '河洛遗珍署' } });
    expect(await found('河洛遗珍署')).toContain('museums');
    const { data } = await city.ask('{ dataset(slug: "museums") { department { name { zh } } } }');
    expect(data.dataset.department.name.zh).toBe('河洛遗珍署');
    const post = await city.ask(
      '{ viewer { actingAs { name } } }',
      {},
      await city.person('heritage-officer', '河洛遗珍署'),
    );
    expect(post.data.viewer.actingAs.name).toContain('河洛遗珍署');
    await rename({ nameZh: '洛阳市文物局', nameEn: 'Luoyang Cultural Heritage Bureau' });
    expect(await found('河洛遗珍署')).toEqual([]);
    expect(await found('洛阳市文物局')).toContain('museums');
  });

  test.each([
    ['nameZh', { nameZh: ' ' }],
    ['nameEn', { nameZh: '某局', nameEn: '' }],
    ['reason', { nameZh: '某局', reason: '' }],
  ])('not without a sound %s', async (path, wrong) => {
    expect((await rename(wrong)).errors[0]).toMatchObject({ code: 'BAD_USER_INPUT', path: [path] });
  });

  test('by the Bureau only', async () => {
    expect((await rename({ nameZh: '某局' }, officer)).errors[0].code).toBe('FORBIDDEN');
  });
});
