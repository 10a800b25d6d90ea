import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { recountForLearnedYears } from '../../api/calendar/learn-years.ts';
import { aCompilation } from '../support/compilation.ts';
import { aDeclaration, aField } from '../support/dataset.ts';
import { aSystem, type TestSystem } from '../support/system.ts';

/** 工作日历: the calendar is data, and open deadlines follow it. */
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
beforeEach(async () => {
  await on('2026-12-25');
});

/** Everyone comes to work on a day; whoever signed in long ago signs in again. */
async function on(day: string) {
  city.at(`${day}T10:00:00+08:00`);
  citizen = await city.person('citizen-li');
  officer = await city.person('heritage-officer', '文物');
  principal = await city.person('heritage-principal', '文物');
  bureau = await city.person('bureau-reviewer', '大数据');
}

const change = async (mutation: string, type: string, result: string, input: object, who: Who) => {
  const { data, errors } = await city.ask(
    `mutation ($input: ${type}!) { ${mutation}(input: $input) { ${result} errors { code path message { zh } } } }`,
    { input },
    who,
  );
  if (errors !== undefined) return { errors: [{ code: errors[0]?.extensions.code, path: [] }] };
  return data[mutation];
};
let filings = 0;
const file = async () => {
  const input = {
    dataset: 'museums',
    row: `第 ${++filings} 行`,
    shouldBe: '九点',
    why: '门口告示',
  };
  const made = await change(
    'requestVerification',
    'RequestVerificationInput',
    'case { number }',
    input,
    citizen,
  );
  return String(made.case.number);
};
const clockOf = async (number: string, who = citizen) =>
  (
    await city.ask(
      `query ($number: String!) { case(number: $number) { workingDaysLeft
        deadline { dueOn provisional days { date counted provisional reason { zh } } }
        extension { dueAt } timeline { what recount { wasDueAt dueAt provisional document } } } }`,
      { number },
      who,
    )
  ).data.case;
const decide = (number: string) =>
  change(
    'answerCase',
    'AnswerCaseInput',
    'case { state }',
    { number, outcome: 'AGREED', reason: '属实' },
    officer,
  );

/** Each test has a version of its own: the last holiday is what makes it another. */
const notice = (more: object = {}) => ({
  year: 2027,
  document: '国办发明电〔2026〕7号',
  title: '国务院办公厅关于2027年部分节假日安排的通知',
  holidays: [
    { title: '元旦', from: '2027-01-01', to: '2027-01-03' },
    { title: '春节', from: '2027-02-05', to: '2027-02-11' },
    { title: '劳动节', from: '2027-05-01', to: '2027-05-05' },
    { title: '国庆节', from: '2027-10-01', to: '2027-10-07' },
  ],
  workingDays: ['2027-01-30', '2027-02-13', '2027-05-08', '2027-09-26', '2027-10-09'],
  ...more,
});
const enter = (input: object, who = bureau) =>
  change(
    'enterCalendarNotice',
    'EnterCalendarNoticeInput',
    'notice { version enteredBy } recounts { number clock wasDueAt dueAt provisional }',
    input,
    who,
  );

test('a year without its arrangement counts provisionally, and says so wherever a due date is shown', async () => {
  const { deadline } = await clockOf(await file());
  expect(deadline).toMatchObject({ dueOn: '2027-01-08', provisional: true });
  expect(deadline.days.at(-1)).toMatchObject({ provisional: true });
  const { data } = await city.ask(
    '{ calendarYear(year: 2027) { provisional holidays { from } } known: calendarYear(year: 2026) { provisional holidays { title { zh en } from to days } workingDays } }',
  );
  expect(data.calendarYear).toEqual({ provisional: true, holidays: [] });
  expect(data.known).toMatchObject({
    provisional: false,
    workingDays: [
      '2026-01-04',
      '2026-02-14',
      '2026-02-28',
      '2026-05-09',
      '2026-09-20',
      '2026-10-10',
    ],
  });
  expect(data.known.holidays.at(-1)).toEqual({
    title: { zh: '国庆节', en: 'National Day' },
    from: '2026-10-01',
    to: '2026-10-07',
    days: 7,
  });
});

describe('what is entered', () => {
  const faults: [string, object, string][] = [
    ['a year out of reach', { year: 2035 }, 'year'],
    ['no number', { document: ' ' }, 'document'],
    ['a day of another year', { workingDays: ['2028-01-01'] }, 'workingDays.0'],
    ['a weekday as an adjusted one', { workingDays: ['2027-02-12'] }, 'workingDays.0'],
    ['a day both off and worked', { workingDays: ['2027-10-02'] }, 'workingDays.0'],
    ['a day worked twice', { workingDays: ['2027-01-30', '2027-01-30'] }, 'workingDays.1'],
    [
      'a holiday that ends before it begins',
      { holidays: [{ title: '元旦', from: '2027-01-03', to: '2027-01-01' }] },
      'holidays.0.to',
    ],
    [
      'two holidays on a day',
      {
        holidays: [...notice().holidays, { title: '中秋节', from: '2027-10-07', to: '2027-10-08' }],
      },
      'holidays.4.from',
    ],
    ['no National Day', { holidays: notice().holidays.slice(0, 3) }, 'holidays'],
  ];
  test.each(faults)('%s is refused at its place', async (_name, more, path) => {
    const { errors } = await enter(notice(more));
    expect(errors[0]).toMatchObject({ code: 'BAD_USER_INPUT', path: path.split('.') });
  });

  test('is for the Bureau to enter, by its own hand', async () => {
    expect((await enter(notice(), officer)).errors[0].code).toBe('FORBIDDEN');
    expect((await enter(notice(), {})).errors[0].code).toBe('UNAUTHENTICATED');
  });

  test('is entered by nobody else behind the code either', async () => {
    const someone = '00000000-0000-0000-0000-000000000000';
    const entering = city.system.db
      .insertInto('calendarNotice')
      .values({
        year: 2028,
        version: 1,
        document: '号',
        title: '题',
        holidays: JSON.stringify([{ title: '元旦', from: '2028-01-01', to: '2028-01-02' }]),
        workingDays: '[]',
        enteredBy: someone,
        enteredAs: someone,
        enteredAt: new Date('2026-12-25'),
      })
      .execute();
    await expect(entering).rejects.toThrow(/the Bureau keeps the calendar/);
  });
});

describe('an open deadline', () => {
  test('is first tried, then counted anew with the notice; both sides see from when to when and why', async () => {
    const open = await file();
    const decided = await file();
    await decide(decided);
    const tried = await enter(notice({ dryRun: true }));
    expect(tried.errors).toEqual([]);
    expect(tried.recounts.map(({ number }: { number: string }) => number)).toContain(open);
    expect(await clockOf(open)).toMatchObject({ deadline: { dueOn: '2027-01-08' } });

    const { recounts, notice: made } = await enter(notice());
    expect(made.version).toBe(1);
    expect(recounts).toEqual(tried.recounts);
    expect(recounts.map(({ number }: { number: string }) => number)).not.toContain(decided);
    for (const who of [citizen, officer]) {
      const { deadline, timeline } = await clockOf(open, who);
      expect(deadline).toMatchObject({ dueOn: '2027-01-11', provisional: false });
      expect(
        deadline.days.find(({ date }: { date: string }) => date === '2027-01-01'),
      ).toMatchObject({
        counted: false,
        reason: { zh: '元旦' },
      });
      expect(timeline.at(-1)).toEqual({
        what: 'DEADLINE_RECOUNTED',
        recount: {
          wasDueAt: '2027-01-08T23:59:59.999+08:00',
          dueAt: '2027-01-11T23:59:59.999+08:00',
          provisional: false,
          document: '国办发明电〔2026〕7号',
        },
      });
    }
    expect((await clockOf(decided)).deadline.dueOn).toBe('2027-01-08');
  });

  test('of an extended case moves with its extension; the decision stays as it was made', async () => {
    const number = await file();
    const extended = await change(
      'extendCase',
      'ExtendCaseInput',
      'case { deadline { dueOn } }',
      { number, workingDays: 10, reason: '需实地核对' },
      principal,
    );
    expect(extended.case.deadline.dueOn).toBe('2027-01-25');
    const [first = notice().holidays[0], ...rest] = notice().holidays;
    await enter(notice({ holidays: [{ ...first, to: '2027-01-04' }, ...rest] }));
    const { deadline, extension } = await clockOf(number);
    expect(deadline.dueOn).toBe('2027-01-26');
    expect(extension.dueAt).toBe('2027-01-26T23:59:59.999+08:00');
    const kept = await city.system.db
      .selectFrom('caseExtension')
      .innerJoin('case', 'case.id', 'caseExtension.caseId')
      .select(['originalDueAt', 'dueAt'])
      .where('number', '=', number)
      .executeTakeFirstOrThrow();
    expect([kept.originalDueAt, kept.dueAt].map((at) => at.toISOString().slice(0, 10))).toEqual([
      '2027-01-11',
      '2027-01-12',
    ]);
  });

  test('that would come to lie behind is today, so that nobody is late by a notice', async () => {
    const number = await file();
    const before = (await clockOf(number)).deadline.dueOn;
    await on('2027-01-12');
    expect(before).toBe('2027-01-12');
    // A Saturday and a Sunday before it turn out to have been worked.
    await enter(notice({ workingDays: ['2027-01-09', '2027-01-10'] }));
    expect((await clockOf(number)).deadline.dueOn).toBe('2027-01-12');
  });

  test('of an update of the catalogue (M14) is counted anew too', async () => {
    const { save, step, officer: hand, principal: second } = aCompilation(city);
    const { id } = await save(aDeclaration('recounted-tombs', [aField('id', { key: true })]));
    await step(second, 'reviewSecrecy', { id, opinion: '不涉密' });
    const made = await change(
      'fileCatalogueUpdate',
      'FileCatalogueUpdateInput',
      'update { id number }',
      { ground: 'LAW', changedOn: '2026-12-24', basis: '修订', reason: '新增', put: [id] },
      await hand(),
    );
    const clocks = async () =>
      (
        await city.ask(
          'query ($id: ID!) { catalogueUpdate(id: $id) { applyBy dueAt provisional } }',
          { id: made.update.id },
          await hand(),
        )
      ).data.catalogueUpdate;
    const before = await clocks();
    await enter(
      notice({
        holidays: [...notice().holidays, { title: '补休', from: '2026-12-28', to: '2026-12-28' }],
      }),
    );
    const after = await clocks();
    expect(after.dueAt > before.dueAt && after.applyBy > before.applyBy).toBe(true);
  });

  test('does not move without its record, nor after the decision, whoever tries', async () => {
    const [open, decided] = [await file(), await file()];
    await decide(decided);
    for (const number of [open, decided])
      await expect(
        city.system.db
          .updateTable('case')
          .set({ dueAt: new Date('2027-06-01') })
          .where('number', '=', number)
          .execute(),
      ).rejects.toThrow(/never after the decision/);
  });
});

test('versions are kept with their hands; who edits an old one is told', async () => {
  const version = async () =>
    (await city.ask('{ calendarYear(year: 2027) { notices { version enteredBy } } }', {}, bureau))
      .data.calendarYear.notices;
  const [newest] = await version();
  const again = notice({ title: '又一版', basedOn: newest.version - 1 });
  expect((await enter(again)).errors[0].code).toBe('CONFLICT');
  expect((await enter({ ...again, basedOn: newest.version })).errors).toEqual([]);
  expect((await enter({ ...again, basedOn: newest.version + 1 })).errors[0]).toMatchObject({
    code: 'BAD_USER_INPUT',
    path: ['year'],
  });
  const all = await version();
  expect(all.map((one: { version: number }) => one.version)).toEqual(
    Array.from({ length: newest.version + 1 }, (_, at) => newest.version + 1 - at),
  );
  expect(all[0].enteredBy).not.toBeNull();
  const { data } = await city.ask('{ calendarYear(year: 2027) { notices { enteredBy } } }');
  expect(data.calendarYear.notices[0].enteredBy).toBeNull();
});

test('forty filings at once with a new notice: not one is left under the old calendar', async () => {
  const [entered, ...numbers] = await Promise.all([
    enter(
      notice({
        title: '同时录入',
        holidays: [...notice().holidays, { title: '调休', from: '2027-01-05', to: '2027-01-06' }],
      }),
    ),
    ...Array.from({ length: 40 }, file),
  ]);
  expect(entered.errors).toEqual([]);
  const dues = new Set<string>();
  for (const number of numbers) dues.add((await clockOf(number)).deadline.dueOn);
  expect([...dues]).toEqual(['2027-01-13']);
  const stored = await city.system.db
    .selectFrom('case')
    .select('dueAt')
    .distinct()
    .where('number', 'in', numbers)
    .execute();
  expect(stored.map(({ dueAt }) => dueAt.toISOString())).toEqual(['2027-01-13T15:59:59.999Z']);
});

test('a start of the system counts nothing anew where the package has learned nothing', async () => {
  const number = await file();
  const { id } = await city.system.db
    .selectFrom('case')
    .select('id')
    .where('number', '=', number)
    .executeTakeFirstOrThrow();
  expect(await recountForLearnedYears(city.system)).toBe(0);
  const events = await city.system.db
    .selectFrom('auditEvent')
    .select('action')
    .where('subject', '=', `case:${id}`)
    .execute();
  expect(events.map(({ action }) => action)).toEqual(['RECEIVED']);
});

test('a due date is reckoned for anyone, day by day, within bounds', async () => {
  const reckon = (from: string, workingDays: number) =>
    city.ask(
      'query ($from: Date!, $workingDays: Int!) { deadline(from: $from, workingDays: $workingDays) { dueOn days { date counted reason { zh en } } } }',
      { from, workingDays },
    );
  const { deadline } = (await reckon('2026-09-28', 10)).data;
  expect(deadline.dueOn).toBe('2026-10-16');
  expect(deadline.days).toContainEqual({
    date: '2026-10-10',
    counted: true,
    reason: { zh: '调休上班', en: 'adjusted working day' },
  });
  for (const [from, days] of [
    ['2019-12-31', 10],
    ['2026-09-28', 0],
    ['2026-09-28', 251],
    ['2035-01-01', 1],
  ] as const)
    expect((await reckon(from, days)).errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT');
});
