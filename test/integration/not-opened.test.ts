import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { aCompilation } from '../support/compilation.ts';
import { aDeclaration, aField, PRIVACY } from '../support/dataset.ts';
import { aSystem, type TestSystem } from '../support/system.ts';

let city: TestSystem;
let hands: ReturnType<typeof aCompilation>;
beforeAll(async () => {
  city = await aSystem();
  hands = aCompilation(city);
});
afterAll(() => city.end());

const closed = (slug: string, title: string, more: object = {}) =>
  aDeclaration(slug, [aField('id', { key: true, openness: 'CLOSED', example: 'x' })], {
    title: { zh: title, en: title },
    openness: 'CLOSED',
    opennessCondition: { zh: '涉及个人隐私', en: '' },
    legalBases: [PRIVACY],
    ...more,
  });
const aClosed = async (slug: string, title: string) => {
  const { id, code } = await hands.publish(closed(slug, title));
  expect(code).toBeUndefined();
  return id;
};
const decide = async (
  id: string,
  more: object = {},
  who: () => Promise<Record<string, string>> = hands.bureau,
) =>
  (
    await city.ask(
      `mutation ($input: DecideNamingInput!) { decideNaming(input: $input) { entries { mayDecideNaming namingDecisions { named reason decidedBy decidedAs decidedAt version } } errors { code path } } }`,
      {
        input: {
          id,
          named: true,
          ground: 'PERSONAL_PRIVACY',
          nextReviewOn: '2027-11-01',
          reason: '名称不涉密',
          ...more,
        },
      },
      await who(),
    )
  ).data.decideNaming;
const LINE =
  'title { zh } department { name { zh } } ground groundTitle { zh } legalBases { title article } nextReviewOn';
const register = async (args = '') =>
  (
    await city.ask(
      `{ notOpened${args} { totalCount nodes { ${LINE} } pageInfo { hasNextPage endCursor } } }`,
    )
  ).data.notOpened;
const titles = async (args = '(first: 100)') =>
  (await register(args)).nodes.map((line: { title: { zh: string } }) => line.title.zh);

describe('M30: the register of what is not opened', () => {
  test('names a closed resource when the Bureau says so, with ground and basis, to everyone', async () => {
    const id = await aClosed('tomb-guards', '看护人员名册');
    expect(await titles()).not.toContain('看护人员名册');
    const { entries, errors } = await decide(id);
    expect(errors).toEqual([]);
    expect(entries[0].mayDecideNaming).toBe(true);
    const { nodes } = await register('(department: ["heritage"], first: 100)');
    expect(nodes).toContainEqual({
      title: { zh: '看护人员名册' },
      department: { name: { zh: '洛阳市文物局' } },
      ground: 'PERSONAL_PRIVACY',
      groundTitle: { zh: '涉及个人隐私' },
      legalBases: [{ title: PRIVACY.title, article: PRIVACY.article }],
      nextReviewOn: '2027-11-01',
    });
  });

  test('says nothing of those that are not named: neither line, nor count, nor page', async () => {
    const before = await register();
    const id = await aClosed('tomb-alarms', '报警点位');
    await decide(id, {
      named: false,
      ground: undefined,
      nextReviewOn: undefined,
      reason: '名称即泄露',
    });
    expect(await register()).toEqual(before);
  });

  test('a named resource is still unknown to everything else', async () => {
    const id = await aClosed('tomb-payrolls', '看护费发放');
    await decide(id);
    expect(await titles()).toContain('看护费发放');
    const asked = async (slug: string) =>
      city.ask(
        'query ($slug: String!) { dataset(slug: $slug) { slug } tombstone(slug: $slug) { slug } catalogue(search: "看护费发放") { totalCount } }',
        { slug },
      );
    expect(await asked('tomb-payrolls')).toEqual(await asked('no-such-payrolls'));
    const { data } = await city.ask('query ($id: ID!) { catalogueEntry(id: $id) { slug } }', {
      id,
    });
    expect(data.catalogueEntry).toBeNull();
  });

  test('another version is named only when it has been decided on again', async () => {
    const id = await aClosed('tomb-drills', '演练方案');
    await decide(id);
    await hands.publish(closed('tomb-drills', '三号墓演练方案'), id);
    expect(await titles()).not.toContain('三号墓演练方案');
    expect(await titles()).not.toContain('演练方案');
    const { data } = await city.ask(
      '{ viewer { desk { closedEntries(undecided: true) { slug } } } }',
      {},
      await hands.bureau(),
    );
    expect(data.viewer.desk.closedEntries).toContainEqual({ slug: 'tomb-drills' });
    await decide(id);
    expect(await titles()).toContain('三号墓演练方案');
  });

  test('what is opened, or withdrawn, is not in it any longer', async () => {
    const opened = await aClosed('tomb-plans', '保护规划');
    const gone = await aClosed('tomb-notes', '勘察记录');
    await decide(opened);
    await decide(gone);
    await hands.publish(
      aDeclaration('tomb-plans', [aField('id', { key: true, example: 'x' })], {
        title: { zh: '保护规划', en: '' },
      }),
      opened,
    );
    await hands.step(hands.bureau, 'moveEntries', { move: 'WITHDRAW', ids: [gone], opinion: 'x' });
    const now = await titles();
    expect(now).not.toContain('保护规划');
    expect(now).not.toContain('勘察记录');
    expect((await decide(gone)).errors[0].code).toBe('CONFLICT');
    expect((await decide(opened)).errors[0].code).toBe('CONFLICT');
  });

  test('is read page by page, each line once', async () => {
    for (const one of ['甲', '乙', '丙'])
      await decide(await aClosed(`tomb-${one.codePointAt(0)}`, `清册${one}`));
    const whole = await titles();
    const seen: string[] = [];
    let after = '';
    for (let more = true; more; ) {
      const page = await register(`(first: 2${after})`);
      seen.push(...page.nodes.map((line: { title: { zh: string } }) => line.title.zh));
      after = `, after: "${page.pageInfo.endCursor}"`;
      more = page.pageInfo.hasNextPage;
    }
    expect(seen).toEqual(whole);
    expect((await register()).totalCount).toBe(whole.length);
    const foreign = await city.ask('{ notOpened(after: "eA") { totalCount } }');
    expect(foreign.errors?.[0]?.extensions.code).toBe('CURSOR_INVALID');
    expect((await register('(department: [])')).nodes).toEqual([]);
  });
});

describe('the decision', () => {
  let wrongs = 0;

  test('is recorded with who, when, why, each time', async () => {
    const id = await aClosed('tomb-keys', '钥匙登记');
    await decide(id);
    const { entries } = await decide(id, {
      named: false,
      ground: undefined,
      nextReviewOn: undefined,
      reason: '复核后不列名',
    });
    expect(entries[0].namingDecisions).toEqual([
      {
        named: false,
        reason: '复核后不列名',
        decidedBy: '何志华（演示审核人）',
        decidedAs: '洛阳市政务服务和大数据管理局 审核人',
        decidedAt: '2026-11-23T10:00:00.000+08:00',
        version: 1,
      },
      expect.objectContaining({ named: true, reason: '名称不涉密' }),
    ]);
    expect(await titles()).not.toContain('钥匙登记');
  });

  test.each([
    ['reason', { reason: ' ' }],
    ['ground', { ground: null }],
    ['nextReviewOn', { nextReviewOn: null }],
    ['nextReviewOn', { nextReviewOn: '2026-11-23' }],
    ['nextReviewOn', { nextReviewOn: '2031-01-01' }],
    ['ground', { named: false }],
  ])('without a sound %s changes nothing', async (path, wrong) => {
    const id = await aClosed(`tomb-wrong-${++wrongs}`, '错项');
    const { errors } = await decide(id, wrong);
    expect(errors[0]).toMatchObject({ code: 'BAD_USER_INPUT', path: [path] });
    expect(await titles()).not.toContain('错项');
  });

  test('is the Bureau’s alone, and so says the database', async () => {
    const id = await aClosed('tomb-budgets', '安防经费');
    expect((await decide(id, {}, hands.principal)).errors[0].code).toBe('FORBIDDEN');
    const { db, clock } = city.system;
    const partyOf = async (post: 'PRINCIPAL' | 'BUREAU_REVIEWER', department: string) =>
      db
        .selectFrom('party')
        .innerJoin('membership', 'membership.partyId', 'party.id')
        .select(['party.id', 'membership.accountId'])
        .where('post', '=', post)
        .where('department', '=', department)
        .executeTakeFirstOrThrow();
    const bureau = await partyOf('BUREAU_REVIEWER', 'data-bureau');
    const principal = await partyOf('PRINCIPAL', 'heritage');
    const idOf = async (slug: string) =>
      (
        await db
          .selectFrom('catalogueEntry')
          .select('id')
          .where('slug', '=', slug)
          .executeTakeFirstOrThrow()
      ).id;
    const insert = async (slug: string, by: { person: string; hand: string }) =>
      db
        .insertInto('namingDecision')
        .values({
          entryId: await idOf(slug),
          version: 1,
          named: true,
          ground: 'OTHER_UNSUITABLE',
          nextReviewOn: '2027-01-01',
          reason: 'x',
          decidedBy: by.person,
          decidedAs: by.hand,
          decidedAt: clock(),
        })
        .execute();
    const asBureau = { person: bureau.accountId, hand: bureau.id };
    for (const wrong of [
      { person: principal.accountId, hand: principal.id },
      { person: principal.accountId, hand: bureau.id },
    ])
      await expect(insert('tomb-budgets', wrong)).rejects.toMatchObject({
        constraint: 'named_by_the_bureau',
      });
    await expect(insert('museums', asBureau)).rejects.toMatchObject({
      constraint: 'named_is_closed',
    });
    await insert('tomb-budgets', asBureau);
    await expect(db.updateTable('namingDecision').set({ named: false }).execute()).rejects.toThrow(
      /permission denied/,
    );
  });
});
