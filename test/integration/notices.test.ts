import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { makeReminders } from '../../api/notices/make-reminders.ts';
import { openDb, openPool } from '../../db/connect.ts';
import type { AppTables } from '../../db/tables.ts';
import { enterCalendar } from '../support/calendar.ts';
import { aSystem, type TestSystem } from '../support/system.ts';

/** 通知和提醒: who is concerned is told, once. */
type Who = Record<string, string>;
let city: TestSystem;
let citizen: Who;
let officer: Who;
let principal: Who;
let bureau: Who;
beforeAll(async () => {
  city = await aSystem();
});
afterAll(() => city.end());
beforeEach(() => on('2026-11-23T10:00'));

async function on(minute: string) {
  city.at(`${minute}:00+08:00`);
  citizen = await city.person('citizen-li');
  officer = await city.person('heritage-officer', '文物');
  principal = await city.person('heritage-principal', '文物');
  bureau = await city.person('bureau-reviewer', '大数据');
}

const change = async (mutation: string, type: string, input: object, who: Who) => {
  const { data, errors } = await city.ask(
    `mutation ($input: ${type}!) { ${mutation}(input: $input) { case { number } errors { code } } }`,
    { input },
    who,
  );
  if (errors !== undefined) throw new Error(errors[0]?.message);
  expect(data[mutation].errors).toEqual([]);
  return String(data[mutation].case.number);
};
let filings = 0;
const file = () =>
  change(
    'requestVerification',
    'RequestVerificationInput',
    { dataset: 'museums', row: `第 ${++filings} 行`, shouldBe: '九点', why: '门口告示' },
    citizen,
  );
const answer = (number: string) =>
  change('answerCase', 'AnswerCaseInput', { number, outcome: 'AGREED', reason: '属实' }, officer);

interface Told {
  id: string;
  kind: string;
  title: { zh: string };
  body: { zh: string; en: string };
  page: string;
  urgent: boolean;
  readAt: string | null;
}
const noticesOf = async (who: Who, args = 'first: 100'): Promise<Told[]> =>
  (
    await city.ask(
      `{ viewer { notices(${args}) { nodes { id kind title { zh } body { zh en } page urgent readAt } } } }`,
      {},
      who,
    )
  ).data.viewer.notices.nodes;
/** What someone was told of a case, the oldest first. */
const toldOf = async (number: string, who: Who) =>
  (await noticesOf(who))
    .filter(({ body }) => body.zh.startsWith(number))
    .map(({ kind }) => kind)
    .toReversed();
/** The worker looks at the clock; then everyone comes to see. */
const tick = async (minute: string) => {
  await on(minute);
  return makeReminders(city.system);
};

describe('a notice', () => {
  test('tells each side of each step that concerns it, with its page, and names nobody', async () => {
    const number = await file();
    await change('askCompletion', 'AskCompletionInput', { number, missing: '来源' }, officer);
    await change('completeCase', 'CompleteCaseInput', { number, supplement: '官网' }, citizen);
    await answer(number);
    expect(await toldOf(number, citizen)).toEqual([
      'CASE_RECEIVED',
      'COMPLETION_ASKED',
      'ANSWERED',
    ]);
    expect(await toldOf(number, officer)).toEqual(['CASE_TO_ANSWER', 'COMPLETED', 'TO_CARRY_OUT']);
    const [told] = await noticesOf(citizen, 'first: 1');
    expect(told).toMatchObject({
      title: { zh: '已答复：同意' },
      body: { zh: `${number} 数据校核申请`, en: `${number} Request for verification of data` },
      page: `/me/cases/${number}`,
    });
    expect((await noticesOf(officer, 'first: 1'))[0]?.page).toBe(`/desk/cases/${number}`);
    const words = JSON.stringify([await noticesOf(citizen), await noticesOf(officer)]);
    for (const secret of ['官网', '来源', '门口告示', '属实']) expect(words).not.toContain(secret);
  });

  test('is of what happened: a step that is refused tells nobody', async () => {
    const number = await file();
    const before = (await noticesOf(citizen)).length;
    const { data } = await city.ask(
      'mutation ($input: AnswerCaseInput!) { answerCase(input: $input) { errors { code } } }',
      { input: { number, outcome: 'REFUSED' } },
      officer,
    );
    expect(data.answerCase.errors[0].code).toBe('BAD_USER_INPUT');
    expect(await noticesOf(citizen)).toHaveLength(before);
  });

  test('is read by each person for himself, and by nobody in the name of another party', async () => {
    const number = await file();
    const unread = async (who: Who) =>
      (await city.ask('{ viewer { unreadNotices } }', {}, who)).data.viewer.unreadNotices;
    const mark = (ids: string[] | null, who: Who) =>
      city.ask(
        'mutation ($ids: [ID!]) { markNoticesRead(input: { ids: $ids }) { unread errors { code } } }',
        { ids },
        who,
      );
    const [newest] = await noticesOf(citizen, 'first: 1, unread: true');
    const before = await unread(citizen);
    expect(newest?.body.zh).toContain(number);
    await mark([newest?.id ?? ''], officer);
    expect(await unread(citizen)).toBe(before);
    expect((await mark([newest?.id ?? ''], citizen)).data.markNoticesRead.unread).toBe(before - 1);
    await mark([newest?.id ?? ''], citizen);
    expect((await mark(null, citizen)).data.markNoticesRead.unread).toBe(0);
    expect(await noticesOf(citizen, 'unread: true')).toEqual([]);
    expect((await mark(null, {})).errors?.[0]?.extensions.code).toBe('UNAUTHENTICATED');
    const key = await city.key('citizen-li');
    expect(await noticesOf(key)).toEqual([]);
  });

  test('is paged without losing or doubling one', async () => {
    await file();
    await file();
    const all = (await noticesOf(citizen)).map(({ id }) => id);
    const walked: string[] = [];
    let after: string | null = null;
    do {
      const { data } = await city.ask(
        'query ($after: String) { viewer { notices(first: 2, after: $after) { nodes { id } pageInfo { hasNextPage endCursor } } } }',
        { after },
        citizen,
      );
      const { nodes, pageInfo } = data.viewer.notices;
      walked.push(...nodes.map(({ id }: { id: string }) => id));
      after = pageInfo.hasNextPage ? pageInfo.endCursor : null;
    } while (after !== null);
    expect(walked).toEqual(all);
  });

  test('tells both sides of a deadline that was counted anew', async () => {
    await on('2026-12-28T10:00');
    const number = await file();
    await enterCalendar(city, {
      year: 2027,
      holidays: [{ title: '元旦', from: '2027-01-01', to: '2027-01-03' }],
      workingDays: [],
    });
    for (const who of [citizen, officer]) {
      const [told] = await noticesOf(who, 'first: 1');
      expect(told?.body.zh).toBe(
        `${number} 数据校核申请，由2027-01-11改为2027-01-12，依据国办发明电〔2026〕7号`,
      );
    }
  });
});

describe('a reminder', () => {
  test('comes at half-time, two days before, on the day, and escalates once it is too late', async () => {
    // Received on Monday 23 November, due on Monday 7 December.
    const number = await file();
    const kinds = async (who: Who) =>
      (await toldOf(number, who)).filter((kind) => !kind.startsWith('CASE'));
    await tick('2026-11-30T07:59');
    expect(await kinds(officer)).toEqual([]);
    await tick('2026-11-30T08:00');
    expect(await kinds(officer)).toEqual(['HALF_TIME']);
    await tick('2026-12-03T07:59');
    expect(await kinds(officer)).toEqual(['HALF_TIME']);
    await tick('2026-12-03T08:00');
    expect(await kinds(officer)).toEqual(['HALF_TIME', 'TWO_DAYS_BEFORE']);
    await tick('2026-12-07T08:00');
    expect(await kinds(principal)).toEqual(['ON_THE_DAY']);
    expect(await kinds(bureau)).toEqual([]);
    await tick('2026-12-08T08:00');
    expect(await kinds(officer)).toEqual(['HALF_TIME', 'TWO_DAYS_BEFORE', 'ON_THE_DAY', 'OVERDUE']);
    expect(await kinds(principal)).toEqual(['ON_THE_DAY', 'OVERDUE']);
    expect(await kinds(bureau)).toEqual(['OVERDUE']);
    expect(await kinds(citizen)).toEqual([]);
    const [latest] = await noticesOf(officer, 'first: 1');
    expect(latest).toMatchObject({ kind: 'OVERDUE', urgent: true });
  });

  test('is made once, by however many workers at once and after however many starts', async () => {
    const numbers = [await file(), await file(), await file()];
    const pools = [1, 2, 3].map(() =>
      openPool(city.urlOf('app'), { max: 2, onError: () => undefined }),
    );
    const workers = pools.map((pool) => ({
      db: openDb<AppTables>(pool),
      clock: city.system.clock,
    }));
    await on('2026-11-30T09:00');
    await Promise.all(workers.map((worker) => makeReminders(worker)));
    await makeReminders(city.system);
    await Promise.all(pools.map((pool) => pool.end()));
    for (const number of numbers)
      expect((await toldOf(number, officer)).filter((kind) => kind === 'HALF_TIME')).toHaveLength(
        1,
      );
  });

  test('after a standstill only the most pressing one is told, and none is told later', async () => {
    const number = await file();
    await tick('2026-12-10T08:00');
    expect(await toldOf(number, officer)).toEqual(['CASE_TO_ANSWER', 'OVERDUE']);
    await tick('2026-12-11T08:00');
    expect(await toldOf(number, officer)).toEqual(['CASE_TO_ANSWER', 'OVERDUE']);
  });

  test('of an extended case follows its own deadline, and nobody is reminded of what is decided', async () => {
    const extended = await file();
    const answered = await file();
    await change(
      'extendCase',
      'ExtendCaseInput',
      { number: extended, workingDays: 10, reason: '需实地核对' },
      principal,
    );
    await answer(answered);
    await tick('2026-12-08T08:00');
    expect(await toldOf(extended, officer)).toEqual(['CASE_TO_ANSWER', 'HALF_TIME']);
    expect(await toldOf(answered, officer)).toEqual(['CASE_TO_ANSWER', 'TO_CARRY_OUT']);
    await tick('2026-12-22T08:00');
    expect(await toldOf(extended, officer)).toEqual(['CASE_TO_ANSWER', 'HALF_TIME', 'OVERDUE']);
    const { id } = await city.system.db
      .selectFrom('case')
      .select('id')
      .where('number', '=', answered)
      .executeTakeFirstOrThrow();
    const once = { caseId: id, clock: 'ANSWER', reminder: 'OVERDUE', told: true } as const;
    const at = new Date('2026-12-22');
    await expect(
      city.system.db
        .insertInto('caseReminder')
        .values({ ...once, dueAt: at, madeAt: at })
        .execute(),
    ).rejects.toThrow(/nobody is reminded of what is decided/);
  });
});
