import { z } from 'zod';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { answerCase } from '../../api/cases/answer-case.ts';
import type { CaseKind } from '../../api/cases/case-kind.ts';
import { fileCase } from '../../api/cases/file-case.ts';
import { dataVerification } from '../../api/cases/kinds/data-verification.ts';
import { registerKind } from '../../api/cases/kinds.ts';
import { identify } from '../../api/accounts/identify.ts';
import { procedure, workingDays } from '../../api/procedures/procedure.ts';
import { aCompilation } from '../support/compilation.ts';
import { aDataset, aField } from '../support/dataset.ts';
import { givePost } from '../support/posts.ts';
import { aSystem, type TestSystem } from '../support/system.ts';

/** 办件: one engine for every kind of case. */
let city: TestSystem;
type Who = Record<string, string>;
let citizen: Who;
let officer: Who;
let principal: Who;
let bureau: Who;
let basis: string;
beforeAll(async () => {
  city = await aSystem();
  citizen = await city.person('citizen-li');
  officer = await city.person('heritage-officer', '文物');
  principal = await city.person('heritage-principal', '文物');
  bureau = await city.person('bureau-reviewer', '大数据');
  basis = (await city.ask('{ legalBases { id } }')).data.legalBases[0].id;
});
afterAll(() => city.end());

/** Makes a change to a case; its state, or the code of the refusal. */
async function act(mutation: string, input: object, who: Who) {
  const type = mutation.replace(/^./, (first) => first.toUpperCase());
  const names: Record<string, string> = {
    requestCorrection: 'RequestCorrection',
    requestVerification: 'RequestVerification',
    objectToDecision: 'Object',
  };
  const { data, errors } = await city.ask(
    `mutation ($input: ${names[mutation] ?? type}Input!) { ${mutation}(input: $input) {
      case { number state deadline { dueOn } may } errors { code path } } }`,
    { input },
    who,
  );
  if (errors !== undefined) return { code: errors[0]?.extensions.code, case: null, path: '' };
  const { case: found, errors: reasons } = data[mutation];
  return { case: found, code: reasons[0]?.code, path: reasons[0]?.path.join('.') ?? '' };
}
const filed = async (mutation: string, input: object, who = citizen): Promise<string> => {
  const { case: found, code } = await act(mutation, input, who);
  expect(code).toBeUndefined();
  return found.number;
};
const viewerOf = ({ cookie = '' }: Who) =>
  identify(city.system, {
    authorization: undefined,
    sessionToken: cookie.replace('session=', ''),
  });
const see = async (number: string, what: string, who: Who) =>
  (
    await city.ask(
      `query ($number: String!) { case(number: $number) { __typename state ${what} } }`,
      { number },
      who,
    )
  ).data.case;

const CORRECTION = {
  dataset: 'museums',
  changes: [{ element: 'summary', proposed: '全市博物馆的名称、地址和开放时间。' }],
  why: '摘要漏写开放时间',
};
const correction = (more: object = {}) => ({ ...CORRECTION, ...more });

describe('M32: a correction of the catalogue', () => {
  test('is shown as a difference, answered with its reason by the provider, and carried out by the Bureau', async () => {
    const dataset = await aDataset(city, 'to-be-corrected', [aField('name')]);
    const number = await filed('requestCorrection', correction({ dataset: dataset.slug }));
    const shown = await see(
      number,
      'deadline { dueOn } ... on CatalogueCorrection { changes { element current proposed } why }',
      officer,
    );
    expect(shown).toMatchObject({
      __typename: 'CatalogueCorrection',
      deadline: { dueOn: '2026-12-07' },
      changes: [
        {
          element: 'summary',
          current: '测试用的数据集，内容为虚构',
          proposed: CORRECTION.changes[0]?.proposed,
        },
      ],
    });

    const agreed = { number, outcome: 'AGREED' };
    expect(await act('answerCase', agreed, officer)).toMatchObject({
      code: 'BAD_USER_INPUT',
      path: 'reason',
    });
    expect((await act('answerCase', { ...agreed, reason: '属实' }, bureau)).code).toBe('FORBIDDEN');
    expect((await act('answerCase', { ...agreed, reason: '属实' }, officer)).case.state).toBe(
      'ANSWERED',
    );

    const done = { number, note: '已按建议修改摘要' };
    expect((await act('carryOutCase', done, officer)).code).toBe('FORBIDDEN');
    expect((await act('carryOutCase', done, bureau)).code).toBe('CONFLICT');
    const { publish } = aCompilation(city);
    const [{ declaration } = {}] = await city.system.db
      .selectFrom('entryVersion')
      .innerJoin('catalogueEntry', 'catalogueEntry.id', 'entryVersion.entryId')
      .select('declaration')
      .where('catalogueEntry.slug', '=', dataset.slug)
      .execute();
    if (declaration === undefined) throw new Error('the entry is missing');
    const summary = { zh: CORRECTION.changes[0]?.proposed ?? '', en: '' };
    const { data } = await city.ask('{ viewer { desk { entries { id slug } } } }', {}, officer);
    const entry = data.viewer.desk.entries.find(
      (one: { slug: string }) => one.slug === dataset.slug,
    );
    await publish({ ...declaration, summary }, entry.id);
    expect((await act('carryOutCase', done, bureau)).case.state).toBe('CARRIED_OUT');
    const told = await see(number, 'carryingOut { note } timeline { what }', citizen);
    expect(told.carryingOut.note).toBe(done.note);
    expect(told.timeline.map(({ what }: { what: string }) => what)).toEqual([
      'RECEIVED',
      'ANSWERED',
      'CARRIED_OUT',
    ]);
  });

  test('names an element that there is, and something else than it says', async () => {
    const wrong = (change: object) =>
      act('requestCorrection', correction({ changes: [change] }), citizen);
    expect(await wrong({ element: 'fields.nothing.title', proposed: 'x' })).toMatchObject({
      code: 'BAD_USER_INPUT',
      path: 'changes.element',
    });
    const { title } = (await city.ask('{ dataset(slug: "museums") { title { zh } } }')).data
      .dataset;
    expect((await wrong({ element: 'title', proposed: title.zh })).code).toBe('BAD_USER_INPUT');
    expect((await act('requestCorrection', correction({ dataset: 'no-such' }), citizen)).code).toBe(
      'DATASET_NOT_FOUND',
    );
    expect((await act('requestCorrection', correction(), {})).code).toBe('UNAUTHENTICATED');
  });

  test('that is refused says why and on which basis, or is not saved', async () => {
    const number = await filed('requestCorrection', correction({ why: '拒绝的例子' }));
    const refused = { number, outcome: 'REFUSED', reason: '现有摘要无误' };
    expect(await act('answerCase', refused, officer)).toMatchObject({ path: 'legalBasis' });
    const answered = await act('answerCase', { ...refused, legalBasis: basis }, officer);
    expect([answered.case.state, answered.case.may]).toEqual(['ANSWERED', []]);
    expect((await act('carryOutCase', { number, note: 'x' }, bureau)).code).toBe('CONFLICT');
  });
});

describe('M19: verification of data', () => {
  test('runs ten working days, may be extended once by the principal, and comes true with a release', async () => {
    const { slug, send } = await aDataset(city, 'to-be-verified', [
      aField('id', { key: true }),
      aField('name'),
    ]);
    const wish = {
      dataset: slug,
      row: 'id=1',
      field: 'name',
      stands: '关林',
      shouldBe: '关林庙',
      why: '见门额',
    };
    expect((await act('requestVerification', wish, citizen)).code).toBe('NOT_RELEASED');
    await send([['1', '关林']]);
    expect((await act('requestVerification', { ...wish, field: 'no' }, citizen)).code).toBe(
      'BAD_USER_INPUT',
    );
    const number = await filed('requestVerification', wish);
    const extended = await act(
      'extendCase',
      { number, workingDays: 5, reason: '需实地核对' },
      principal,
    );
    expect(extended.case).toMatchObject({ state: 'EXTENDED', deadline: { dueOn: '2026-12-14' } });
    await act('answerCase', { number, outcome: 'AGREED', reason: '已核实' }, officer);
    const done = { number, note: '第 2 版已更正' };
    expect((await act('carryOutCase', done, officer)).code).toBe('CONFLICT');
    await send([['1', '关林庙']]);
    expect((await act('carryOutCase', done, officer)).case.state).toBe('CARRIED_OUT');
  });

  test('is seen by its parties only, and withdrawn by its applicant', async () => {
    const wish = { dataset: 'museums', row: '第一行', shouldBe: '九点', why: '门口告示' };
    const number = await filed('requestVerification', wish);
    for (const who of [await city.person('market-officer', '市场'), {}])
      expect(await see(number, '', who)).toBeNull();
    expect(await see(number, '... on DataVerification { shouldBe }', bureau)).toMatchObject({
      shouldBe: '九点',
    });
    expect((await act('withdrawCase', { number }, officer)).code).toBe('FORBIDDEN');
    expect((await act('withdrawCase', { number }, citizen)).case.state).toBe('WITHDRAWN');
    expect(
      (await act('answerCase', { number, outcome: 'AGREED', reason: 'x' }, officer)).code,
    ).toBe('CONFLICT');
  });
});

test('completion is asked for once, everything together, and the clock runs on', async () => {
  const number = await filed('requestCorrection', correction({ why: '补正的例子' }));
  const asked = { number, missing: '请附开放时间的来源' };
  expect((await act('completeCase', { number, supplement: 'x' }, citizen)).code).toBe('CONFLICT');
  const returned = await act('askCompletion', asked, officer);
  expect(returned.case).toMatchObject({ state: 'RECEIVED', deadline: { dueOn: '2026-12-07' } });
  expect((await act('askCompletion', asked, principal)).code).toBe('CONFLICT');
  expect((await act('completeCase', { number, supplement: '见官网' }, officer)).code).toBe(
    'FORBIDDEN',
  );
  expect(
    (await act('completeCase', { number, supplement: '见官网' }, citizen)).code,
  ).toBeUndefined();
  expect(await see(number, 'completion { missing supplement }', officer)).toMatchObject({
    completion: { missing: asked.missing, supplement: '见官网' },
  });
});

test('an objection is decided by the Bureau, and by others than took the decision', async () => {
  const number = await filed('requestCorrection', correction({ why: '异议的例子' }));
  const object = { dataset: 'museums', against: number, why: '理由不成立' };
  expect(await act('objectToDecision', object, citizen)).toMatchObject({ path: 'against' });
  await act(
    'answerCase',
    { number, outcome: 'REFUSED', reason: '无误', legalBasis: basis },
    officer,
  );
  const stranger = await city.person('researcher-chen');
  expect((await act('objectToDecision', object, stranger)).code).toBe('BAD_USER_INPUT');
  const against = await filed('objectToDecision', object);
  expect(
    (await act('answerCase', { number: against, outcome: 'AGREED', reason: '成立' }, officer)).code,
  ).toBe('FORBIDDEN');
  // The officer who decided holds a post at the Bureau too: the database knows the person.
  const twice = await givePost(city, 'heritage-officer', {
    department: 'data-bureau',
    post: 'BUREAU_REVIEWER',
  });
  const answer = { number: against, outcome: 'AGREED', reason: '成立' };
  expect((await act('answerCase', answer, await twice.signIn())).code).toBe('FORBIDDEN');
  expect((await act('answerCase', answer, bureau)).case.state).toBe('ANSWERED');
  expect((await act('objectToDecision', object, citizen)).code).toBe('CONFLICT');
});

describe('nothing is lost and nothing is doubled', () => {
  test('of 200 filings at once, each has a number of its own', async () => {
    const viewer = await viewerOf(citizen);
    const all = await Promise.all(
      Array.from({ length: 200 }, (_, at) =>
        fileCase(city.system, viewer, dataVerification, {
          dataset: 'museums',
          form: { row: `第 ${at} 行`, shouldBe: 'x', why: 'y' },
        }),
      ),
    );
    expect(new Set(all.map(({ number }) => number)).size).toBe(200);
  });

  test('the same thing sent twice by a nervous finger is one case', async () => {
    const wish = correction({ why: '连点五下' });
    const all = await Promise.all(
      Array.from({ length: 5 }, () => act('requestCorrection', wish, citizen)),
    );
    expect(all.map(({ code }) => code ?? 'FILED').toSorted()).toEqual([
      'CONFLICT',
      'CONFLICT',
      'CONFLICT',
      'CONFLICT',
      'FILED',
    ]);
  });

  test('of two officers who answer at once one wins, and the other is told', async () => {
    const number = await filed('requestCorrection', correction({ why: '两人同时' }));
    const both = await Promise.all([
      act('answerCase', { number, outcome: 'AGREED', reason: '甲' }, officer),
      act('answerCase', { number, outcome: 'REFUSED', reason: '乙', legalBasis: basis }, principal),
    ]);
    expect(both.map(({ code }) => code ?? 'ANSWERED').toSorted()).toEqual(['ANSWERED', 'CONFLICT']);
  });

  test('what was filed and its rules cannot be rewritten, not even by the application', async () => {
    const change = city.system.db
      .updateTable('case')
      .set({ form: '{}' } as object)
      .execute();
    await expect(change).rejects.toThrow(/permission denied/);
    const later = city.system.db
      .updateTable('case')
      .set({ dueAt: new Date('2030-01-01') })
      .execute();
    // A due date moves with the calendar alone, and with the record of it.
    await expect(later).rejects.toThrow(/a deadline moves with its record/);
  });

  test('and no state stands without the record that led to it', async () => {
    const number = await filed('requestCorrection', correction({ why: '没有记录' }));
    for (const state of ['EXTENDED', 'ANSWERED', 'CARRIED_OUT', 'WITHDRAWN'] as const) {
      const skip = city.system.db
        .updateTable('case')
        .set({ state })
        .where('number', '=', number)
        .execute();
      await expect(skip).rejects.toThrow(/state_has_its_record/);
    }
  });
});

test('a kind of its own runs through the engine by its declaration, form and effect alone', async () => {
  const done: string[] = [];
  const signs: CaseKind<{ where: string }> = registerKind({
    procedure: procedure('SIGN_REQUEST', {
      title: { zh: '指路牌申请', en: 'Request for a sign' },
      article: '测试',
      source: { document: '测试', from: '2026-01-01' },
      filedBy: 'SIGNED_IN',
      answeredBy: 'bureau',
      within: workingDays(3),
      oneAtATime: true,
      outcomes: [{ outcome: 'AGREED', needs: [] }],
    }),
    form: z.strictObject({ where: z.string().min(1) }),
    check: (form) => form,
    answered: async (_trx, found) => {
      done.push(found.number);
    },
  });
  const wish = { dataset: 'museums', form: { where: '定鼎门' } };
  const found = await fileCase(city.system, await viewerOf(citizen), signs, wish);
  expect(found.dueAt).toEqual(new Date('2026-11-26T23:59:59.999+08:00'));
  await expect(fileCase(city.system, await viewerOf(citizen), signs, wish)).rejects.toMatchObject({
    code: 'CONFLICT',
  });
  const refuse = answerCase(city.system, await viewerOf(bureau), {
    number: found.number,
    outcome: 'REFUSED',
  });
  await expect(refuse).rejects.toMatchObject({ code: 'BAD_USER_INPUT' });
  await answerCase(city.system, await viewerOf(bureau), {
    number: found.number,
    outcome: 'AGREED',
  });
  expect(done).toEqual([found.number]);
});
