import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { aCompilation } from '../support/compilation.ts';
import { aDeclaration, aField } from '../support/dataset.ts';
import { givePost } from '../support/posts.ts';
import { aSystem, type TestSystem } from '../support/system.ts';

type Hand = () => Promise<Record<string, string>>;
let city: TestSystem;
let hands: ReturnType<typeof aCompilation>;
let luanchuan: Record<'officer' | 'principal' | 'reviewer', Hand>;
let neighbour: Awaited<ReturnType<typeof givePost>>;
const DEPARTMENT = 'luanchuan-culture';
beforeAll(async () => {
  city = await aSystem();
  hands = aCompilation(city);
  const department = (code: string, nameZh: string, creditCode: string) => ({
    code,
    nameZh,
    nameEn: code,
    creditCode,
    level: 'COUNTY' as const,
    division: '410324',
    phone: '0379-00000099',
    hoursZh: '',
    hoursEn: '',
  });
  await city.system.db
    .insertInto('department')
    .values([
      department(DEPARTMENT, '栾川县文化广电和旅游局', '11410324999999099X'),
      department('luanchuan-forests', '栾川县林业局', '114103249999990981'),
    ])
    .execute();
  const officer = await givePost(city, 'newcomer-wu', { department: DEPARTMENT, post: 'OFFICER' });
  const principal = await givePost(city, 'citizen-li', {
    department: DEPARTMENT,
    post: 'PRINCIPAL',
  });
  neighbour = await givePost(city, 'researcher-chen', {
    department: 'luolong-data',
    post: 'COUNTY_REVIEWER',
  });
  luanchuan = {
    officer: officer.signIn,
    principal: principal.signIn,
    reviewer: () => city.person('county-reviewer', '栾川县政务'),
  };
});
afterAll(() => city.end());

const move = (who: Hand, step: string, ids: string[], more: object = {}) =>
  hands.step(who, 'moveEntries', { move: step, ids, ...more });
/** An entry of the county's department that waits for the county. */
const submitted = async (slug: string) => {
  const { id } = await hands.step(luanchuan.officer, 'saveEntry', {
    declaration: aDeclaration(slug, [aField('id', { key: true })], {
      department: DEPARTMENT,
      division: '410324',
    }),
    reason: '编制',
  });
  await hands.step(luanchuan.principal, 'reviewSecrecy', { id, opinion: '不涉密' });
  expect((await move(luanchuan.officer, 'SUBMIT', [id])).code).toBeUndefined();
  return id;
};
const stateOf = async (id: string) =>
  (
    await city.ask(
      'query ($id: ID!) { catalogueEntry(id: $id) { state } }',
      { id },
      await hands.bureau(),
    )
  ).data.catalogueEntry.state;
const listsOf = async (who: Hand) =>
  (
    await city.ask(
      '{ viewer { desk { gatherings { number note gatheredBy gatheredAt division { zh } entries { slug version state } } } } }',
      {},
      await who(),
    )
  ).data.viewer.desk.gatherings;
const rawId = (id: string) => Buffer.from(id, 'base64url').toString().split(':')[1] ?? '';

describe('M12: a county’s bureau gathers its county’s entries', () => {
  test('they wait for the county, go on as its list, and only then are reviewed by the Bureau', async () => {
    const [inns, farms] = [await submitted('luanchuan-inns'), await submitted('luanchuan-farms')];
    expect(await stateOf(inns)).toBe('COUNTY_REVIEW');
    expect((await move(hands.bureau, 'ACCEPT', [inns])).code).toBe('CONFLICT');
    const gathered = await move(luanchuan.reviewer, 'GATHER', [inns, farms], {
      opinion: '二〇二六年第四季度清单',
    });
    expect(gathered.code).toBeUndefined();
    for (const who of [luanchuan.reviewer, hands.bureau])
      expect((await listsOf(who))[0]).toMatchObject({
        note: '二〇二六年第四季度清单',
        gatheredBy: '高雪梅（演示审核人）',
        division: { zh: '栾川县' },
        entries: [
          { slug: 'luanchuan-farms', version: 1, state: 'BUREAU_REVIEW' },
          { slug: 'luanchuan-inns', version: 1, state: 'BUREAU_REVIEW' },
        ],
      });
    expect((await move(hands.bureau, 'ACCEPT', [inns])).code).toBeUndefined();
    await move(hands.bureau, 'RETURN', [farms], { opinion: '请补充' });
    const [{ entries }] = await listsOf(luanchuan.reviewer);
    expect(entries.map(({ state }: { state: string }) => state)).toEqual(['RETURNED', 'ACCEPTED']);
  });

  test('the county returns what is not right, with its reason', async () => {
    const id = await submitted('luanchuan-caves');
    expect((await move(luanchuan.reviewer, 'RETURN', [id])).path).toBe('opinion');
    await move(luanchuan.reviewer, 'RETURN', [id], { opinion: '与县统计局重复' });
    expect(await stateOf(id)).toBe('RETURNED');
  });

  test('another county neither sees nor gathers them', async () => {
    const id = await submitted('luanchuan-trails');
    expect((await move(neighbour.signIn, 'GATHER', [id])).code).toBe('NOT_FOUND');
    expect(await listsOf(neighbour.signIn)).toEqual([]);
    expect(await listsOf(luanchuan.officer)).toEqual([]);
  });

  test('the county sees how far each of its departments is, and who has submitted nothing', async () => {
    const progressOf = async (who: Hand) =>
      (
        await city.ask(
          '{ viewer { desk { countyDepartments { name { zh } division compiling waiting passedOn published } } } }',
          {},
          await who(),
        )
      ).data.viewer.desk.countyDepartments as { name: { zh: string }; division: string }[];
    await submitted('luanchuan-lakes');
    const own = await progressOf(luanchuan.reviewer);
    expect(own.map(({ division }) => division)).toEqual(own.map(() => '410324'));
    expect(own).toContainEqual(
      expect.objectContaining({
        name: { zh: '栾川县文化广电和旅游局' },
        waiting: expect.any(Number),
      }),
    );
    expect(own).toContainEqual({
      name: { zh: '栾川县林业局' },
      division: '410324',
      compiling: 0,
      waiting: 0,
      passedOn: 0,
      published: 0,
    });
    expect(await progressOf(neighbour.signIn)).toEqual([
      {
        name: { zh: '洛龙区政务服务和大数据管理局' },
        division: '410311',
        compiling: 0,
        waiting: 0,
        passedOn: 0,
        published: 1,
      },
    ]);
    expect((await progressOf(hands.bureau)).length).toBeGreaterThan(own.length);
    expect(await progressOf(luanchuan.principal)).toEqual([]);
  });

  test('nobody gathers what he drafted', async () => {
    const drafter = await givePost(city, 'newcomer-wu', {
      department: 'luanchuan-data',
      post: 'COUNTY_REVIEWER',
    });
    const id = await submitted('luanchuan-slopes');
    expect((await move(drafter.signIn, 'GATHER', [id])).code).toBe('FORBIDDEN');
    expect(await stateOf(id)).toBe('COUNTY_REVIEW');
  });

  test('the database lets nothing of a county pass it by', async () => {
    const { db, clock } = city.system;
    const id = rawId(await submitted('luanchuan-springs'));
    const own = await db
      .selectFrom('party')
      .innerJoin('membership', 'membership.partyId', 'party.id')
      .innerJoin('account', 'account.id', 'membership.accountId')
      .select(['party.id as partyId', 'account.id as accountId'])
      .where('post', '=', 'COUNTY_REVIEWER')
      .where('account.displayName', 'like', '高雪梅%')
      .executeTakeFirstOrThrow();
    const step = (more: object) =>
      db
        .insertInto('entryStep')
        .values({
          entryId: id,
          version: 1,
          action: 'SUBMIT',
          fromState: 'DRAFT',
          toState: 'BUREAU_REVIEW',
          opinion: null,
          remarks: '[]',
          takenBy: own.accountId,
          takenAs: own.partyId,
          takenAt: clock(),
          ...more,
        })
        .execute();
    await expect(step({})).rejects.toMatchObject({ constraint: 'county_comes_first' });
    await expect(step({ action: 'GATHER' })).rejects.toMatchObject({
      constraint: 'gathered_into_its_list',
    });
    await expect(step({ action: 'ACCEPT', toState: 'ACCEPTED' })).rejects.toMatchObject({
      constraint: 'gathered_before_review',
    });
    const list = (by: { accountId: string; partyId: string }, division: string) =>
      db
        .insertInto('gathering')
        .values({
          division,
          note: null,
          gatheredBy: by.accountId,
          gatheredAs: by.partyId,
          gatheredAt: clock(),
        })
        .returning('id')
        .executeTakeFirstOrThrow();
    await expect(list(neighbour, '410324')).rejects.toMatchObject({
      constraint: 'gathered_by_its_county',
    });
    const foreign = await list(neighbour, '410311');
    await expect(
      step({ action: 'GATHER', takenBy: neighbour.accountId, gatheringId: foreign.id }),
    ).rejects.toMatchObject({ constraint: 'gathered_into_its_list' });
  });
});
