import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { DatasetDeclaration } from '../../db/catalogue/declaration.ts';
import { aCompilation } from '../support/compilation.ts';
import { aDeclaration, aField, PRIVACY, senderTo } from '../support/dataset.ts';
import { givePost } from '../support/posts.ts';
import { aSystem, type TestSystem } from '../support/system.ts';

type Hand = () => Promise<Record<string, string>>;
let city: TestSystem;
let hands: ReturnType<typeof aCompilation>;
let county: Record<'officer' | 'principal' | 'reviewer', Hand>;
beforeAll(async () => {
  city = await aSystem();
  hands = aCompilation(city);
  const department = 'luanchuan-data';
  const officer = await givePost(city, 'newcomer-wu', { department, post: 'OFFICER' });
  const principal = await givePost(city, 'citizen-li', { department, post: 'PRINCIPAL' });
  county = {
    officer: officer.signIn,
    principal: principal.signIn,
    reviewer: () => city.person('county-reviewer', '栾川'),
  };
});
afterAll(() => city.end());
const TODAY = '2026-11-23T10:00:00+08:00';
beforeEach(() => city.at(TODAY));

const UPDATE = `id number state filedLate applyBy receivedAt dueAt overdue carriedOutAt may
  items { slug version kind state } steps { action opinion takenBy }`;
const make = async (mutation: string, input: object, who: Hand) => {
  const type =
    mutation === 'gatherCatalogueUpdate' || mutation === 'carryOutCatalogueUpdate'
      ? 'CatalogueUpdateInput'
      : `${mutation.replace(/^./, (first) => first.toUpperCase())}Input`;
  const { data, errors } = await city.ask(
    `mutation ($input: ${type}!) { ${mutation}(input: $input) { update { ${UPDATE} } errors { code path message { zh } } } }`,
    { input },
    await who(),
  );
  if (errors !== undefined) throw new Error(errors[0]?.message);
  return data[mutation];
};
const WISH = {
  ground: 'LAW',
  changedOn: '2026-11-16',
  basis: '《中华人民共和国文物保护法》修订',
  reason: '更新周期改为每周',
};
const file = (put: string[], more: object = {}, who: Hand = hands.officer) =>
  make('fileCatalogueUpdate', { ...WISH, put, ...more }, who);
const carryOut = (id: string, who: Hand = hands.bureau) =>
  make('carryOutCatalogueUpdate', { id }, who);
const accept = async (id: string) => {
  const { code } = await hands.step(hands.bureau, 'moveEntries', { move: 'ACCEPT', ids: [id] });
  expect(code).toBeUndefined();
};

const declared = (slug: string, more: Partial<DatasetDeclaration> = {}) =>
  aDeclaration(slug, [aField('id', { key: true }), aField('level')], {
    updateCycle: 'MONTHLY',
    ...more,
  });
const aPublished = async (slug: string) => {
  const { id, code } = await hands.publish(declared(slug));
  expect(code).toBeUndefined();
  return id;
};
/** A version that a second person has reviewed, not sent anywhere yet. */
const aVersion = async (slug: string, of?: string) => {
  const { id } = await hands.save(declared(slug, { updateCycle: 'WEEKLY' }), of);
  await hands.step(hands.principal, 'reviewSecrecy', { id, opinion: '不涉密' });
  return id;
};
const cycleOf = async (slug: string) =>
  (await city.ask('query ($slug: String!) { dataset(slug: $slug) { updateCycle } }', { slug })).data
    .dataset?.updateCycle;
const dutiesOf = async (who: Hand, args = '') =>
  (
    await city.ask(
      `{ viewer { desk { responsibilities${args} { slug updateCycle standing dueOn release rowCount fields { zh } department { zh } since } } } }`,
      {},
      await who(),
    )
  ).data.viewer.desk.responsibilities as {
    slug: string;
    updateCycle: string;
    standing: string;
    dueOn: string | null;
    release: number | null;
  }[];
const dutyOn = async (slug: string, who: Hand = hands.officer) =>
  (await dutiesOf(who)).find((line) => line.slug === slug);
const rawId = (id: string) => Buffer.from(id, 'base64url').toString().split(':')[1] ?? '';

describe('M14: the catalogue is updated when a law or a duty changes', () => {
  test('applied for, reviewed, carried out whole; the responsibility list follows at once', async () => {
    const changed = await aPublished('tomb-inspections');
    const gone = await aPublished('tomb-permits');
    await aVersion('tomb-inspections', changed);
    const { update, errors } = await file([changed], {
      withdraw: [{ entry: gone, reason: '职能划转' }],
    });
    expect(errors).toEqual([]);
    expect(update).toMatchObject({
      state: 'RECEIVED',
      filedLate: false,
      applyBy: '2026-11-30T23:59:59.999+08:00',
      dueAt: '2026-11-30T23:59:59.999+08:00',
      items: [
        { slug: 'tomb-inspections', version: 2, kind: 'PUT', state: 'BUREAU_REVIEW' },
        { slug: 'tomb-permits', kind: 'WITHDRAW', state: 'PUBLISHED' },
      ],
    });
    await accept(changed);
    expect(await cycleOf('tomb-inspections')).toBe('MONTHLY');
    expect((await dutyOn('tomb-inspections'))?.updateCycle).toBe('MONTHLY');
    const { update: done } = await carryOut(update.id);
    expect(done).toMatchObject({ state: 'CARRIED_OUT', overdue: false, may: [] });
    expect(await cycleOf('tomb-inspections')).toBe('WEEKLY');
    expect((await dutyOn('tomb-inspections'))?.updateCycle).toBe('WEEKLY');
    expect(await cycleOf('tomb-permits')).toBeUndefined();
    expect(await dutyOn('tomb-permits')).toBeUndefined();
    const { rows } = await city.ingest.query(
      "select from app.catalogue_entry where slug = 'tomb-permits' and state = 'WITHDRAWN'",
    );
    expect(rows).toHaveLength(1);
  });

  test('nothing is published while one of its entries has not been accepted', async () => {
    const ready = await aVersion('tomb-fences', await aPublished('tomb-fences'));
    const waits = await aVersion('tomb-gates', await aPublished('tomb-gates'));
    const { update } = await file([ready, waits]);
    await accept(ready);
    const refused = await carryOut(update.id);
    expect(refused.errors[0]).toMatchObject({ code: 'CONFLICT', path: ['tomb-gates'] });
    expect(await cycleOf('tomb-fences')).toBe('MONTHLY');
    await accept(waits);
    expect((await carryOut(update.id)).errors).toEqual([]);
    expect([await cycleOf('tomb-fences'), await cycleOf('tomb-gates')]).toEqual([
      'WEEKLY',
      'WEEKLY',
    ]);
  });

  test('one that comes later than ten working days is taken, and marked late', async () => {
    const id = await aVersion('tomb-roads');
    expect((await file([id], { changedOn: '2026-11-08' })).update.filedLate).toBe(true);
    const other = await aVersion('tomb-paths');
    expect((await file([other], { changedOn: '2026-11-09' })).update.filedLate).toBe(false);
  });

  test('both clocks show each day that they counted or skipped, and why', async () => {
    const id = await aVersion('tomb-clocks');
    const { update } = await file([id], { changedOn: '2026-09-28' });
    const DAYS = '{ dueOn provisional days { date counted reason { zh } } }';
    const clocks = async () =>
      (
        await city.ask(
          `query ($id: ID!) { catalogueUpdate(id: $id) { applyDeadline ${DAYS} deadline ${DAYS} } }`,
          { id: update.id },
          await hands.officer(),
        )
      ).data.catalogueUpdate;
    const { applyDeadline, deadline } = await clocks();
    expect(applyDeadline.days[0]).toEqual({
      date: '2026-09-28',
      counted: false,
      reason: { zh: '变更当日不计' },
    });
    expect(applyDeadline.dueOn).toBe(update.applyBy.slice(0, 10));
    expect(applyDeadline.days.at(-1).date).toBe(applyDeadline.dueOn);
    const counted = (days: { counted: boolean }[]) => days.filter((day) => day.counted).length;
    expect([counted(applyDeadline.days), counted(deadline.days)]).toEqual([10, 5]);
    expect(
      applyDeadline.days.find(({ date }: { date: string }) => date === '2026-10-01'),
    ).toMatchObject({ counted: false });
    expect(deadline.dueOn).toBe('2026-11-30');
    expect(deadline.days[0]).toMatchObject({ counted: false, reason: { zh: '收件当日不计' } });
    await make('returnCatalogueUpdate', { id: update.id, opinion: '请附依据' }, hands.bureau);
    expect((await clocks()).deadline).toBeNull();
  });

  test('the Bureau is late after five working days, and stays so when it carries out at last', async () => {
    const id = await aVersion('tomb-bridges');
    const { update } = await file([id]);
    const overdue = async () =>
      (
        await city.ask(
          'query ($id: ID!) { catalogueUpdate(id: $id) { overdue } }',
          { id: update.id },
          await hands.officer(),
        )
      ).data.catalogueUpdate.overdue;
    city.at('2026-11-30T23:00:00+08:00');
    expect(await overdue()).toBe(false);
    city.at('2026-12-01T00:00:00+08:00');
    expect(await overdue()).toBe(true);
    await accept(id);
    expect((await carryOut(update.id)).update).toMatchObject({
      state: 'CARRIED_OUT',
      overdue: true,
    });
  });

  test('returned with its reason, it is mended and filed again, and the Bureau’s clock begins anew', async () => {
    const id = await aVersion('tomb-walls');
    const { update } = await file([id]);
    const returned = await make(
      'returnCatalogueUpdate',
      { id: update.id, opinion: '请附修订条款' },
      hands.bureau,
    );
    expect(returned.update).toMatchObject({
      state: 'RETURNED',
      dueAt: null,
      items: [{ state: 'RETURNED' }],
    });
    expect((await carryOut(update.id)).errors[0]).toMatchObject({
      code: 'CONFLICT',
      message: { zh: `第 ${update.number} 号更新申请现在“已退回”，不能办结` },
    });
    city.at('2026-11-26T10:00:00+08:00');
    await aVersion('tomb-walls', id);
    const again = await make(
      'fileCatalogueUpdateAgain',
      { id: update.id, put: [id] },
      hands.officer,
    );
    expect(again.update).toMatchObject({
      state: 'RECEIVED',
      dueAt: '2026-12-03T23:59:59.999+08:00',
      items: [{ version: 2, state: 'BUREAU_REVIEW' }],
    });
    expect(again.update.steps.map((one: { action: string }) => one.action)).toEqual([
      'FILE',
      'RETURN',
      'FILE',
    ]);
  });

  test('a county’s goes through its own bureau, and the city’s clock runs from there', async () => {
    const { id } = await hands.step(county.officer, 'saveEntry', {
      declaration: declared('luanchuan-dams', { department: 'luanchuan-data', division: '410324' }),
      reason: '编制',
    });
    await hands.step(county.principal, 'reviewSecrecy', { id, opinion: '不涉密' });
    const { update } = await file([id], {}, county.officer);
    expect(update).toMatchObject({
      state: 'AT_COUNTY',
      dueAt: null,
      items: [{ state: 'COUNTY_REVIEW' }],
    });
    expect((await carryOut(update.id)).errors[0].code).toBe('CONFLICT');
    city.at('2026-11-25T10:00:00+08:00');
    const gathered = await make('gatherCatalogueUpdate', { id: update.id }, county.reviewer);
    expect(gathered.update).toMatchObject({
      state: 'RECEIVED',
      dueAt: '2026-12-02T23:59:59.999+08:00',
      items: [{ state: 'BUREAU_REVIEW' }],
    });
    await accept(id);
    expect((await carryOut(update.id)).update.state).toBe('CARRIED_OUT');
    expect((await dutyOn('luanchuan-dams', county.reviewer))?.standing).toBe('NOT_YET');
  });

  test.each([
    ['basis', { basis: ' ' }],
    ['reason', { reason: '' }],
    ['changedOn', { changedOn: '2026-11-24' }],
    ['put', { put: [] }],
  ])('without a sound %s nothing is filed', async (path, wrong) => {
    const { errors } = await file(['Q2F0YWxvZ3VlRW50cnk6eA'], wrong);
    expect(errors[0]).toMatchObject({ code: 'BAD_USER_INPUT', path: [path] });
  });

  test('an entry is changed by one application at a time, and by its own department', async () => {
    const id = await aVersion('tomb-lamps');
    await file([id]);
    expect((await file([id])).errors[0].message.zh).toContain('更新申请正在改');
    const market = () => city.person('market-officer', '市场');
    expect((await file([id], {}, market)).errors[0].code).toBe('NOT_FOUND');
    expect((await file([id], {}, hands.bureau)).errors[0].code).toBe('FORBIDDEN');
  });

  test('what no second person has reviewed is not filed, and nothing of the application stays', async () => {
    const { id } = await hands.save(declared('tomb-drains'));
    const count = () =>
      city.system.db
        .selectFrom('catalogueUpdate')
        .select((eb) => eb.fn.countAll<number>().as('all'))
        .executeTakeFirstOrThrow();
    const before = await count();
    expect((await file([id])).errors[0].path).toEqual(['secrecyReview']);
    expect(await count()).toEqual(before);
  });

  test('another department sees no application', async () => {
    const { update } = await file([await aVersion('tomb-wires')]);
    const { data } = await city.ask(
      'query ($id: ID!) { catalogueUpdate(id: $id) { number } node(id: $id) { id } }',
      { id: update.id },
      await city.person('market-officer', '市场'),
    );
    expect(data).toEqual({ catalogueUpdate: null, node: null });
    expect((await carryOut(update.id, hands.officer)).errors[0].code).toBe('FORBIDDEN');
  });

  test('the database calls nothing carried out before the catalogue says so', async () => {
    const { db, clock } = city.system;
    const { update } = await file([await aVersion('tomb-pumps')]);
    await expect(
      db
        .updateTable('catalogueUpdate')
        .set({ state: 'CARRIED_OUT', carriedOutAt: clock() })
        .where('id', '=', rawId(update.id))
        .execute(),
    ).rejects.toMatchObject({ constraint: 'carried_out_whole' });
    const filer = await db
      .selectFrom('catalogueUpdate')
      .select(['filedBy', 'filedAs'])
      .where('id', '=', rawId(update.id))
      .executeTakeFirstOrThrow();
    await expect(
      db
        .insertInto('catalogueUpdateStep')
        .values({
          updateId: rawId(update.id),
          round: 1,
          action: 'CARRY_OUT',
          opinion: null,
          dueAt: null,
          takenBy: filer.filedBy,
          takenAs: filer.filedAs,
          takenAt: clock(),
        })
        .execute(),
    ).rejects.toMatchObject({ constraint: 'updated_by_the_right_post' });
  });
});

describe('M13: the responsibility list', () => {
  test('says what a department must collect, what it has, and what is late', async () => {
    await aPublished('tomb-visits');
    expect(await dutyOn('tomb-visits')).toMatchObject({
      standing: 'NOT_YET',
      dueOn: '2026-12-23',
      release: null,
      fields: [{ zh: 'id' }, { zh: 'level' }],
    });
    city.at('2026-12-24T10:00:00+08:00');
    expect((await dutyOn('tomb-visits'))?.standing).toBe('LATE');
    await senderTo(city, 'tomb-visits')([['1', '甲']]);
    expect(await dutyOn('tomb-visits')).toMatchObject({
      standing: 'IN_TIME',
      dueOn: '2027-01-24',
      release: 1,
      rowCount: 1,
    });
    const late = await dutiesOf(hands.officer, '(standing: [LATE])');
    expect(late.map(({ slug }) => slug)).not.toContain('tomb-visits');
  });

  test('names closed data too, to its own people, as kept elsewhere', async () => {
    const { code } = await hands.publish(
      declared('tomb-guards', {
        openness: 'CLOSED',
        opennessCondition: { zh: '涉及个人隐私', en: '' },
        legalBases: [PRIVACY],
        fields: [aField('id', { key: true, openness: 'CLOSED' })],
      }),
    );
    expect(code).toBeUndefined();
    expect((await dutyOn('tomb-guards'))?.standing).toBe('KEPT_ELSEWHERE');
    expect(
      await dutyOn('tomb-guards', () => city.person('market-officer', '市场')),
    ).toBeUndefined();
  });

  test('is a department’s own, a county’s, or the city’s for the Bureau', async () => {
    const departments = async (who: Hand, args = '') =>
      new Set(
        (await dutiesOf(who, args)).map(
          (line) => (line as unknown as { department: { zh: string } }).department.zh,
        ),
      );
    expect(await departments(hands.officer)).toEqual(new Set(['洛阳市文物局']));
    expect([...(await departments(county.reviewer))].every((name) => name.includes('栾川'))).toBe(
      true,
    );
    expect((await departments(hands.bureau)).size).toBeGreaterThan(2);
    expect(await departments(hands.bureau, '(department: "heritage")')).toEqual(
      new Set(['洛阳市文物局']),
    );
  });

  test('is drawn by the database: nobody writes it, and its past is kept', async () => {
    const id = await aPublished('tomb-cards');
    await aVersion('tomb-cards', id);
    const { update } = await file([id]);
    await accept(id);
    city.at('2026-11-24T10:00:00+08:00');
    await carryOut(update.id);
    const { db } = city.system;
    const rows = await db
      .selectFrom('responsibility')
      .select(['updateCycle', 'since', 'until'])
      .where('datasetId', '=', rawId(id))
      .orderBy('id')
      .execute();
    const changed = new Date('2026-11-24T10:00:00+08:00');
    expect(rows).toMatchObject([
      { updateCycle: 'MONTHLY', until: changed },
      { updateCycle: 'WEEKLY', since: changed, until: null },
    ]);
    await expect(db.deleteFrom('responsibility').execute()).rejects.toThrow(/permission denied/);
  });
});
