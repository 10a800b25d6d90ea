import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { DEMAND_RULES } from '../../api/demands/demand-steps.ts';
import { DEMAND_ACTIONS } from '../../db/demands/vocabulary.ts';
import type { DatasetDeclaration } from '../../db/catalogue/declaration.ts';
import { aCompilation } from '../support/compilation.ts';
import { aDeclaration, aField, PRIVACY } from '../support/dataset.ts';
import { givePost } from '../support/posts.ts';
import { aSystem, type TestSystem } from '../support/system.ts';

type Hand = () => Promise<Record<string, string>>;
let city: TestSystem;
let heritage: ReturnType<typeof aCompilation>;
let luanchuan: Awaited<ReturnType<typeof givePost>>;
let neighbour: Awaited<ReturnType<typeof givePost>>;
beforeAll(async () => {
  city = await aSystem();
  heritage = aCompilation(city);
  luanchuan = await givePost(city, 'newcomer-wu', {
    department: 'luanchuan-data',
    post: 'OFFICER',
  });
  neighbour = await givePost(city, 'researcher-chen', {
    department: 'luolong-data',
    post: 'COUNTY_REVIEWER',
  });
});
afterAll(() => city.end());
const market: Hand = () => city.person('market-officer', '市场');
const labour: Hand = () => city.person('human-resources-officer', '人力');
const county: Hand = () => city.person('county-reviewer', '栾川');
const auditor: Hand = () => city.person('auditor', '大数据');
const bureau: Hand = () => heritage.bureau();

const DEMAND = `id number state version title fields lacking toBeCatalogued may
  provider { code } entry { slug sharing sharingCondition { zh } } catalogueEntry { slug }
  steps { action state opinion provider { zh } ground legalBasis list takenBy }`;
const make = async (mutation: string, input: object, who: Hand) => {
  const type = `${mutation.replace(/^./, (first) => first.toUpperCase())}Input`;
  const { data, errors } = await city.ask(
    `mutation ($input: ${type}!) { ${mutation}(input: $input) { demands { ${DEMAND} } errors { code path message { zh } } } }`,
    { input },
    await who(),
  );
  if (errors !== undefined) throw new Error(errors[0]?.message);
  const { demands, errors: reasons } = data[mutation];
  const [reason] = reasons;
  return {
    demand: demands[0],
    code: reason?.code as string | undefined,
    path: reason?.path.join('.').replace(/^\d+\./, '') as string | undefined,
    message: reason?.message.zh as string | undefined,
  };
};
const WISH = {
  title: '古树名木位置',
  fields: ['树木编号', '树种', '经度', '纬度'],
  duty: '户外广告设置审批',
  basis: '《河南省古树名木保护条例》',
  cycle: 'YEARLY',
  form: 'FILE',
  reason: '审批时须避让古树',
};
const save = (more: object = {}, who: Hand = market) =>
  make('saveDemand', { ...WISH, ...more }, who);
const move = (step: string, id: string, who: Hand, opinion?: string) =>
  make('moveDemands', { move: step, ids: [id], ...(opinion !== undefined && { opinion }) }, who);
const assign = (id: string, more: object = {}, who: Hand = bureau) =>
  make('assignDemand', { id, provider: 'heritage', ...more }, who);
const meet = (id: string, entry: string, who: Hand = heritage.officer) =>
  make('meetDemand', { id, entry }, who);
const decline = (id: string, more: object = {}, who: Hand = heritage.officer) =>
  make('declineDemand', { id, ground: 'NOT_HELD', reason: '属林业部门职责', ...more }, who);

/** An item on its way to where the story begins. */
const anItem = async (until: 'DRAFT' | 'SUBMITTED' | 'ASSIGNED', more: object = {}) => {
  const { demand } = await save(more);
  const id = demand.id as string;
  if (until === 'DRAFT') return id;
  expect((await move('SUBMIT', id, market)).code).toBeUndefined();
  if (until === 'ASSIGNED') expect((await assign(id)).code).toBeUndefined();
  return id;
};
const declared = (slug: string, title: string, more: Partial<DatasetDeclaration> = {}) =>
  aDeclaration(slug, [aField('id', { key: true })], { title: { zh: title, en: slug }, ...more });
const published = async (slug: string, title: string, more: Partial<DatasetDeclaration> = {}) => {
  const { id, code } = await heritage.publish(declared(slug, title, more));
  expect(code).toBeUndefined();
  return id;
};
const deskOf = async (who: Hand, field: string) =>
  (await city.ask(`{ viewer { desk { ${field} } } }`, {}, await who())).data.viewer.desk;
const numberedOn = async (who: Hand, field = 'demands') =>
  (await deskOf(who, `${field} { number }`))[field].map((one: { number: number }) => one.number);
const rawId = (id: string) => Buffer.from(id, 'base64url').toString().split(':')[1] ?? '';
const basisId = async (article: string) => {
  const { data } = await city.ask('{ legalBases { id article } }');
  return data.legalBases.find((one: { article: string }) => one.article === article).id as string;
};

describe('M12: a department says what it needs of others, and gets an answer to each item', () => {
  test('drafted, submitted as a list, assigned, catalogued, met: with every hand on record', async () => {
    const { demand } = await save();
    expect(demand).toMatchObject({
      state: 'DRAFT',
      version: 1,
      may: ['SAVE', 'SUBMIT', 'WITHDRAW'],
    });
    const { id, number } = demand;
    const submitted = await move('SUBMIT', id, market, '二〇二六年需求清单');
    expect(submitted.demand.state).toBe('BUREAU_REVIEW');
    const [list] = (
      await deskOf(market, 'demandLists { kind note department { zh } items { number state } }')
    ).demandLists;
    expect(list).toMatchObject({
      kind: 'DEPARTMENT',
      note: '二〇二六年需求清单',
      department: { zh: '洛阳市市场监督管理局' },
      items: [{ number, state: 'BUREAU_REVIEW' }],
    });
    const { demand: assigned } = await assign(id, { opinion: '由文物局编目' });
    expect(assigned).toMatchObject({
      state: 'ASSIGNED',
      toBeCatalogued: true,
      provider: { code: 'heritage' },
    });
    expect(await numberedOn(heritage.officer, 'demandsToProvide')).toContain(number);
    expect((await meet(id, 'old-trees')).path).toBe('entry');
    await published('old-trees', '城区老树分布', {
      sharing: 'CONDITIONAL',
      sharingCondition: '用于审批的部门可用',
      legalBases: [PRIVACY],
    });
    const { demand: met } = await meet(id, 'old-trees');
    expect(met).toMatchObject({ state: 'MET', toBeCatalogued: false });
    const { data } = await city.ask(
      `query ($number: Int!) { demand(number: $number) { ${DEMAND} versions { number madeBy reason } } }`,
      { number },
      await market(),
    );
    expect(data.demand).toMatchObject({
      entry: {
        slug: 'old-trees',
        sharing: 'CONDITIONAL',
        sharingCondition: { zh: '用于审批的部门可用' },
      },
      may: [],
      versions: [{ number: 1, madeBy: '王芳（演示经办人）', reason: '审批时须避让古树' }],
      steps: [
        { action: 'SUBMIT', takenBy: '王芳（演示经办人）', list: expect.any(Number) },
        { action: 'ASSIGN', opinion: '由文物局编目', provider: { zh: '洛阳市文物局' } },
        { action: 'MEET', takenBy: '孙文静（演示经办人）' },
      ],
    });
  });

  test('a county’s items go through its own bureau, which passes them on as its list', async () => {
    const { demand } = await save({ title: '乡村古桥' }, luanchuan.signIn);
    const { id, number } = demand;
    expect((await move('SUBMIT', id, luanchuan.signIn)).demand.state).toBe('COUNTY_REVIEW');
    expect(await assign(id)).toMatchObject({
      code: 'CONFLICT',
      message: `第 ${number} 号需求现在“县区汇集”，不能分派`,
    });
    expect((await move('GATHER', id, neighbour.signIn)).code).toBe('NOT_FOUND');
    expect(await numberedOn(neighbour.signIn)).toEqual([]);
    const gathered = await move('GATHER', id, county, '栾川县需求清单');
    expect(gathered.demand.state).toBe('BUREAU_REVIEW');
    for (const who of [county, bureau]) {
      const [list] = (await deskOf(who, 'demandLists { kind note items { number } }')).demandLists;
      expect(list).toEqual({ kind: 'COUNTY', note: '栾川县需求清单', items: [{ number }] });
    }
  });

  test('what is returned says why, is mended as a new version, and nothing of it is lost', async () => {
    const id = await anItem('SUBMITTED', { title: '古树病害' });
    expect((await move('RETURN', id, bureau)).path).toBe('opinion');
    const returned = await move('RETURN', id, bureau, '请写明统计口径');
    expect(returned.demand.state).toBe('RETURNED');
    expect((await move('SUBMIT', id, market)).code).toBe('CONFLICT');
    const again = await save({ id, basedOn: 1, title: '古树病虫害', reason: '写明口径' });
    expect(again.demand).toMatchObject({ state: 'DRAFT', version: 2, title: '古树病虫害' });
    expect((await save({ id, basedOn: 1 })).path).toBe('basedOn');
    const { data } = await city.ask(
      'query ($id: ID!) { node(id: $id) { ... on Demand { versions { title } steps { action opinion } } } }',
      { id },
      await market(),
    );
    expect(data.node.versions).toEqual([{ title: '古树病害' }, { title: '古树病虫害' }]);
    expect(data.node.steps.at(-1)).toEqual({ action: 'RETURN', opinion: '请写明统计口径' });
  });

  test('what a provider cannot give is said with its reason, and the Bureau assigns it anew (M27)', async () => {
    const id = await anItem('ASSIGNED', { title: '古树养护单位' });
    expect((await decline(id, { reason: ' ' })).path).toBe('reason');
    const declined = await decline(id);
    expect(declined.demand).toMatchObject({ state: 'DECLINED', may: [] });
    expect((await move('RETURN', id, market, '不服')).code).toBe('FORBIDDEN');
    const { demand } = await assign(id, { provider: 'human-resources' });
    expect(demand).toMatchObject({ state: 'ASSIGNED', provider: { code: 'human-resources' } });
    expect((await decline(id)).code).toBe('NOT_FOUND');
    expect((await decline(id, {}, labour)).demand.state).toBe('DECLINED');
    expect((await move('RETURN', id, bureau, '暂无来源')).demand).toMatchObject({
      state: 'RETURNED',
      provider: null,
    });
  });

  test('not sharing takes a basis that M25 admits', async () => {
    const id = await anItem('ASSIGNED', { title: '古树举报人' });
    const notShared = { ground: 'NOT_SHARED', reason: '涉及举报人' };
    expect((await decline(id, notShared)).path).toBe('legalBasis');
    const law = await basisId('第二十八条');
    const needless = await decline(id, { legalBasis: law });
    expect(needless.path).toBe('legalBasis');
    const local = await city.system.db
      .insertInto('legalBasis')
      .values({
        title: '河南省数据条例',
        documentNumber: null,
        article: '第一条',
        kind: 'LOCAL_REGULATION',
      })
      .returning('id')
      .executeTakeFirstOrThrow();
    const globalId = Buffer.from(`LegalBasis:${local.id}`).toString('base64url');
    expect((await decline(id, { ...notShared, legalBasis: globalId })).path).toBe('legalBasis');
    const { demand } = await decline(id, { ...notShared, legalBasis: law });
    expect(demand.steps.at(-1)).toMatchObject({
      ground: 'NOT_SHARED',
      legalBasis: '《中华人民共和国个人信息保护法》第二十八条',
    });
  });

  test('a need that has gone is withdrawn with its reason, and stays on record', async () => {
    const id = await anItem('ASSIGNED', { title: '古树移栽' });
    expect((await move('WITHDRAW', id, market)).path).toBe('opinion');
    const { demand } = await move('WITHDRAW', id, market, '审批事项已取消');
    expect(demand).toMatchObject({ state: 'WITHDRAWN', may: [] });
    expect((await decline(id)).code).toBe('CONFLICT');
  });

  test.each([
    ['fields', { fields: [' '] }],
    ['duty', { duty: '' }],
    ['basis', { basis: '' }],
  ])('an item without its %s can be kept, and cannot be submitted', async (path, wrong) => {
    const id = await anItem('DRAFT', wrong);
    expect(await move('SUBMIT', id, market)).toMatchObject({ code: 'BAD_USER_INPUT', path });
  });

  test.each([
    ['title', { title: ' ' }],
    ['title', { title: '长'.repeat(101) }],
    ['reason', { reason: '' }],
    ['from', { from: 'market' }],
    ['from', { from: 'nobody' }],
    ['entry', { entry: 'no-such-entry' }],
    ['entry', { entry: 'companies' }],
    ['fields', { fields: Array.from({ length: 201 }, (_, at) => `项${at}`) }],
  ])('a wrong %s keeps nothing', async (path, wrong) => {
    const before = await numberedOn(market);
    expect(await save(wrong)).toMatchObject({ code: 'BAD_USER_INPUT', path });
    expect(await numberedOn(market)).toEqual(before);
  });

  test('several go on together, or none', async () => {
    const ready = await anItem('DRAFT', { title: '古树挂牌' });
    const lacking = await anItem('DRAFT', { title: '古树围栏', duty: '' });
    const { code } = await make('moveDemands', { move: 'SUBMIT', ids: [ready, lacking] }, market);
    expect(code).toBe('BAD_USER_INPUT');
    const { data } = await city.ask(
      'query ($id: ID!) { node(id: $id) { ... on Demand { state } } }',
      { id: ready },
      await market(),
    );
    expect(data.node.state).toBe('DRAFT');
  });
});

describe('M49(6): nothing is asked for that the city already holds', () => {
  const matchesOf = async (title: string, fields: string[]) =>
    (
      await city.ask(
        `query ($title: String!, $fields: [String!]) { viewer { desk { demandMatches(title: $title, fields: $fields) {
          entry { slug departmentCode } score titleScore covered sharedFields } } } }`,
        { title, fields },
        await market(),
      )
    ).data.viewer.desk.demandMatches as { entry: { slug: string }; covered: number }[];

  test('while drafting, entries are shown whose titles or fields are what is asked for', async () => {
    await published('stone-bridges', '石桥普查结果', {
      fields: ['id', '桥名', '修建年代', '跨径', '所跨河流'].map((name, at) =>
        aField(`f${at}`, { title: { zh: name, en: name }, key: at === 0 }),
      ),
    });
    expect((await matchesOf('石桥普查', []))[0]?.entry.slug).toBe('stone-bridges');
    const [byFields] = await matchesOf('跨河设施台账', ['桥名', '跨径']);
    expect(byFields).toMatchObject({
      entry: { slug: 'stone-bridges', departmentCode: 'heritage' },
      covered: 1,
      sharedFields: expect.arrayContaining(['桥名', '跨径']),
    });
    expect(await matchesOf('月球背面温度', ['陨石坑编号'])).toEqual([]);
    expect(await matchesOf('（）', ['……'])).toEqual([]);
  });

  test('a synonym of the search is the same word, in a title as in a field', async () => {
    const { db } = city.system;
    await db
      .insertInto('searchSynonym')
      .values(['古塔', '宝塔'].map((word) => ({ group: 9001, word })))
      .execute();
    await published('pagodas', '古塔测绘成果', {
      fields: [
        aField('id', { key: true }),
        aField('n', { title: { zh: '古塔（座）层数', en: 'n' } }),
      ],
    });
    expect((await matchesOf('宝塔测绘成果', []))[0]?.entry.slug).toBe('pagodas');
    expect((await matchesOf('层数核对', ['宝塔座层数']))[0]?.entry.slug).toBe('pagodas');
  });

  test('what is there is named, or it is said what it lacks, before the demand is submitted', async () => {
    await published('stone-lions', '石狮子清查');
    const id = await anItem('DRAFT', { title: '石狮子清查' });
    const refused = await move('SUBMIT', id, market);
    expect(refused).toMatchObject({ code: 'BAD_USER_INPUT', path: 'lacking' });
    expect(refused.message).toContain('石狮子清查');
    await save({ id, title: '石狮子清查', entry: 'stone-lions' });
    expect((await move('SUBMIT', id, market)).message).toContain('无条件共享');
    await save({ id, title: '石狮子清查', lacking: '没有朝向' });
    expect((await move('SUBMIT', id, market)).demand).toMatchObject({ lacking: '没有朝向' });
  });

  test('an entry that is closed to sharing, or not published, is shown and named by nobody else', async () => {
    await published('stone-vaults', '石窟秘藏登记', {
      sharing: 'CLOSED',
      sharingCondition: '不予共享',
      legalBases: [PRIVACY],
    });
    await heritage.save(declared('stone-drafts', '石窟草稿登记'));
    expect(await matchesOf('石窟秘藏登记', [])).toEqual([]);
    expect(await matchesOf('石窟草稿登记', [])).toEqual([]);
    const answers = [];
    for (const entry of ['stone-vaults', 'stone-drafts', 'stone-nothing'])
      answers.push((await save({ entry })).message?.replace(entry, ''));
    expect(new Set(answers).size).toBe(1);
  });

  test('an item that is matched to an entry not published yet names it to its provider only', async () => {
    await heritage.save(declared('stone-steles', '碑刻拓片登记'));
    const id = await anItem('SUBMITTED', { title: '古树碑记' });
    const { demand } = await assign(id, { entry: 'stone-steles' });
    expect(demand).toMatchObject({ entry: null, catalogueEntry: { slug: 'stone-steles' } });
    expect(demand.toBeCatalogued).toBe(false);
    const seenBy = async (who: Hand) =>
      (
        await city.ask(
          'query ($id: ID!) { node(id: $id) { ... on Demand { entry { slug } catalogueEntry { slug } } } }',
          { id },
          await who(),
        )
      ).data.node;
    expect(await seenBy(market)).toEqual({ entry: null, catalogueEntry: null });
    expect((await seenBy(heritage.officer)).catalogueEntry).toEqual({ slug: 'stone-steles' });
    expect((await meet(id, 'stone-steles')).path).toBe('entry');
  });
});

describe('each step by its own hand', () => {
  test('others neither see an item nor touch it', async () => {
    const id = await anItem('SUBMITTED', { title: '古树保险' });
    for (const who of [labour, heritage.officer, county]) {
      const { data } = await city.ask(
        'query ($id: ID!) { node(id: $id) { id } }',
        { id },
        await who(),
      );
      expect(data.node).toBeNull();
      expect((await move('WITHDRAW', id, who, '我来')).code).toBe('NOT_FOUND');
    }
    expect((await save({}, bureau)).code).toBe('FORBIDDEN');
    expect((await move('WITHDRAW', id, bureau, '不必')).code).toBe('FORBIDDEN');
    expect((await assign(id, {}, auditor)).code).toBe('FORBIDDEN');
    expect((await assign(id, {}, market)).code).toBe('FORBIDDEN');
    expect((await meet(id, 'museums', market)).code).toBe('FORBIDDEN');
    expect(await deskOf(auditor, 'demandsToProvide { id }')).toEqual({ demandsToProvide: [] });
  });

  test('a wrong provider or entry assigns nothing', async () => {
    const id = await anItem('SUBMITTED', { title: '古树年轮' });
    expect((await assign(id, { provider: 'nobody' })).path).toBe('provider');
    expect((await assign(id, { provider: 'market' })).path).toBe('provider');
    expect((await assign(id, { entry: 'companies' })).path).toBe('entry');
    expect((await assign(id)).code).toBeUndefined();
    expect((await assign(id)).code).toBe('CONFLICT');
    expect((await meet(id, 'companies')).path).toBe('entry');
  });

  test('nobody judges what he drafted', async () => {
    const drafter = await givePost(city, 'market-officer', {
      department: 'data-bureau',
      post: 'BUREAU_REVIEWER',
    });
    const id = await anItem('SUBMITTED', { title: '古树年报' });
    expect((await assign(id, {}, drafter.signIn)).code).toBe('FORBIDDEN');
    await expect(
      step(id, {
        action: 'ASSIGN',
        from: 'BUREAU_REVIEW',
        to: 'ASSIGNED',
        by: drafter,
        provider: 'heritage',
      }),
    ).rejects.toMatchObject({ constraint: 'judged_by_a_second_person' });
  });
});

interface Hands {
  accountId: string;
  partyId: string;
}
const handOf = (subject: string, post: string): Promise<Hands> =>
  city.system.db
    .selectFrom('party')
    .innerJoin('membership', 'membership.partyId', 'party.id')
    .innerJoin('account', 'account.id', 'membership.accountId')
    .select(['party.id as partyId', 'account.id as accountId'])
    .where('account.displayName', 'like', `${subject}%`)
    .where('party.post', '=', post as 'OFFICER')
    .executeTakeFirstOrThrow();
/** A step as the application would record it, past its own judgement. */
const step = async (
  id: string,
  {
    action,
    from,
    to,
    by,
    ...more
  }: { action: string; from: string; to: string; by: Hands } & Record<string, unknown>,
) => {
  const { db, clock } = city.system;
  const { version } = await db
    .selectFrom('demand')
    .select('version')
    .where('id', '=', rawId(id))
    .executeTakeFirstOrThrow();
  await db
    .insertInto('demandStep')
    .values({
      demandId: rawId(id),
      version,
      action: action as 'SUBMIT',
      fromState: from as 'DRAFT',
      toState: to as 'DRAFT',
      opinion: '理由',
      provider: null,
      entryId: null,
      ground: null,
      legalBasisId: null,
      listId: null,
      takenBy: by.accountId,
      takenAs: by.partyId,
      takenAt: clock(),
      ...more,
    })
    .execute();
};

describe('the database keeps the same rules', () => {
  test('it knows the same steps as the code, no more and no fewer', async () => {
    const known = await city.system.db.selectFrom('demandRoute').selectAll().execute();
    const inDatabase = known.map(
      (one) => `${one.action} ${one.fromState} ${one.toState} ${one.post}`,
    );
    const inCode = DEMAND_ACTIONS.filter((action) => action !== 'SAVE').flatMap((action) => {
      const { from, by, to } = DEMAND_RULES[action];
      const levels = ['CITY', 'COUNTY'] as const;
      return from.flatMap((state) =>
        by
          .filter(
            (post) =>
              action !== 'RETURN' || (post === 'COUNTY_REVIEWER') === (state === 'COUNTY_REVIEW'),
          )
          .flatMap((post) => levels.map((level) => `${action} ${state} ${to({ level })} ${post}`)),
      );
    });
    expect(new Set(inDatabase)).toEqual(new Set(inCode));
  });

  test('it takes no step from a state or by a hand that has none', async () => {
    const officer = await handOf('王芳', 'OFFICER');
    const reviewer = await handOf('何志华', 'BUREAU_REVIEWER');
    const provider = await handOf('孙文静', 'OFFICER');
    const id = await anItem('SUBMITTED', { title: '古树果实' });
    const assigned = {
      action: 'ASSIGN',
      from: 'BUREAU_REVIEW',
      to: 'ASSIGNED',
      provider: 'heritage',
    };
    await expect(
      step(id, { action: 'MEET', from: 'BUREAU_REVIEW', to: 'MET', by: provider }),
    ).rejects.toMatchObject({ constraint: 'moved_as_declared' });
    await expect(step(id, { ...assigned, to: 'MET', by: reviewer })).rejects.toMatchObject({
      constraint: 'moved_as_declared',
    });
    await expect(step(id, { ...assigned, by: officer })).rejects.toMatchObject({
      constraint: 'moved_by_the_right_post',
    });
    await expect(
      step(id, { ...assigned, by: { ...reviewer, accountId: provider.accountId } }),
    ).rejects.toMatchObject({ constraint: 'moved_by_the_right_post' });
    await expect(
      step(id, {
        action: 'RETURN',
        from: 'BUREAU_REVIEW',
        to: 'RETURNED',
        by: reviewer,
        opinion: ' ',
      }),
    ).rejects.toMatchObject({ constraint: 'says_why' });
    await expect(step(id, { ...assigned, by: reviewer, provider: 'market' })).rejects.toMatchObject(
      {
        constraint: 'asks_another',
      },
    );
    const foreign = await city.system.db
      .selectFrom('catalogueEntry')
      .select('id')
      .where('slug', '=', 'companies')
      .executeTakeFirstOrThrow();
    await expect(
      step(id, { ...assigned, by: reviewer, entryId: foreign.id }),
    ).rejects.toMatchObject({ constraint: 'matched_to_the_providers_entry' });
    await step(id, { ...assigned, by: reviewer });
    const answer = { from: 'ASSIGNED', by: provider };
    await expect(
      step(id, { ...answer, action: 'MEET', to: 'MET', entryId: foreign.id }),
    ).rejects.toMatchObject({ constraint: 'met_by_a_shared_entry' });
    await expect(
      step(id, { ...answer, action: 'MEET', to: 'MET', by: officer, entryId: foreign.id }),
    ).rejects.toMatchObject({ constraint: 'moved_by_the_right_post' });
    await expect(
      step(id, { ...answer, action: 'DECLINE', to: 'DECLINED', ground: 'NOT_SHARED' }),
    ).rejects.toMatchObject({ constraint: 'not_shared_has_basis' });
  });

  test('it lets nothing go on without its list, and no county be passed by', async () => {
    const { accountId, partyId } = luanchuan;
    const { demand } = await save({ title: '山林防火道' }, luanchuan.signIn);
    const submit = { action: 'SUBMIT', from: 'DRAFT', by: { accountId, partyId } };
    await expect(step(demand.id, { ...submit, to: 'BUREAU_REVIEW' })).rejects.toMatchObject({
      constraint: 'moved_as_declared',
    });
    await expect(step(demand.id, { ...submit, to: 'COUNTY_REVIEW' })).rejects.toMatchObject({
      constraint: 'passed_on_with_its_list',
    });
    const list = (kind: 'COUNTY' | 'DEPARTMENT', department: string) =>
      city.system.db
        .insertInto('demandList')
        .values({
          kind,
          department,
          note: null,
          madeBy: accountId,
          madeAs: partyId,
          madeAt: city.system.clock(),
        })
        .returning('id')
        .executeTakeFirstOrThrow();
    await expect(list('DEPARTMENT', 'heritage')).rejects.toMatchObject({
      constraint: 'list_by_its_own',
    });
    await expect(list('COUNTY', 'luanchuan-data')).rejects.toMatchObject({
      constraint: 'list_by_its_own',
    });
    const { demand: empty } = await save({ title: '山林步道', duty: '' }, luanchuan.signIn);
    const { id: listId } = await list('DEPARTMENT', 'luanchuan-data');
    await expect(step(empty.id, { ...submit, to: 'COUNTY_REVIEW', listId })).rejects.toMatchObject({
      constraint: 'submitted_whole',
    });
  });

  test('it writes versions only while an item is drafted, and keeps what was recorded', async () => {
    const { db, clock } = city.system;
    const id = await anItem('SUBMITTED', { title: '古树年龄' });
    const last = await db
      .selectFrom('demandVersion')
      .selectAll()
      .where('demandId', '=', rawId(id))
      .executeTakeFirstOrThrow();
    const write = (more: object) =>
      db
        .insertInto('demandVersion')
        .values({ ...last, number: 2, madeAt: clock(), ...more })
        .execute();
    await expect(write({})).rejects.toMatchObject({ constraint: 'written_as_a_draft' });
    const draft = rawId(await anItem('DRAFT', { title: '古树树冠' }));
    await expect(write({ demandId: draft, number: 3 })).rejects.toMatchObject({
      constraint: 'written_as_a_draft',
    });
    const provider = await handOf('孙文静', 'OFFICER');
    await expect(
      write({ demandId: draft, madeBy: provider.accountId, madeAs: provider.partyId }),
    ).rejects.toMatchObject({ constraint: 'written_by_its_department' });
    await expect(
      db.insertInto('demand').values({ department: 'market' }).execute(),
    ).rejects.toMatchObject({ constraint: 'has_its_version' });
    for (const change of [
      "update app.demand set state = 'MET'",
      'update app.demand_step set opinion = null',
      'delete from app.demand_version',
      'delete from app.demand_list',
    ])
      await expect(sql.raw(change).execute(db)).rejects.toThrow(/permission denied/);
  });
});
