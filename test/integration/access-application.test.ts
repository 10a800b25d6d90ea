import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { aSystem, type TestSystem } from '../support/system.ts';

let city: TestSystem;
beforeAll(async () => {
  city = await aSystem();
});
afterAll(() => city.end());

const APPLY = `mutation ($input: ApplyForAccessInput!) { applyForAccess(input: $input) {
  case { number state deadline { dueOn } workingDaysLeft } errors { code path message { zh } } } }`;
const ANSWER = `mutation ($input: AnswerCaseInput!) { answerCase(input: $input) {
  case { state answer { outcome fields { name } until } ... on AccessApplication { grant { state } } } errors { code path message { zh } } } }`;
const EXTEND = `mutation ($input: ExtendCaseInput!) { extendCase(input: $input) {
  case { state deadline { dueOn } } errors { code message { zh } } } }`;
const ROWS = `query ($fields: [String!]) { dataset(slug: "heritage-sites") { access { state readableFields } records(fields: $fields, first: 1) { fields nodes } } }`;

const wish = {
  dataset: 'heritage-sites',
  fields: ['siteId', 'name', 'district', 'latitude'],
  purpose: '研究隋唐洛阳城周边遗址的分布，成果为学术论文。',
  until: '2027-06-30',
  termsVersion: '2026-1',
};

async function file(who: Record<string, string>): Promise<string> {
  const { data } = await city.ask(APPLY, { input: wish }, who);
  expect(data.applyForAccess.errors).toEqual([]);
  return data.applyForAccess.case.number;
}

describe('M33: an application from filing to rows', () => {
  test('received on 23 November it is due on 7 December; agreed in part, exactly those fields are read', async () => {
    const researcher = await city.person('researcher-chen');
    const { data } = await city.ask(APPLY, { input: wish }, researcher);
    const { number, deadline, workingDaysLeft } = data.applyForAccess.case;
    expect(number).toMatch(/^LY-2026-\d{6}$/);
    expect(deadline.dueOn).toBe('2026-12-07');
    expect(workingDaysLeft).toBe(10);

    const officer = await city.person('heritage-officer', '文物局');
    const input = {
      number,
      outcome: 'AGREED_IN_PART',
      fields: ['siteId', 'name', 'district'],
      until: '2027-03-31',
      reason: '位置信息可能被用于盗掘。',
    };
    const answered = await city.ask(ANSWER, { input }, officer);
    expect(answered.data.answerCase.errors).toEqual([]);
    expect(answered.data.answerCase.case.grant.state).toBe('ACTIVE');

    const key = await city.key('researcher-chen');
    for (const who of [researcher, key]) {
      const read = await city.ask(ROWS, {}, who);
      expect(read.data.dataset.access.state).toBe('GRANTED');
      expect(read.data.dataset.records.fields).toEqual(['siteId', 'name', 'district']);
      const beyond = await city.ask(ROWS, { fields: ['latitude'] }, who);
      expect(beyond.errors?.[0]?.extensions.code).toBe('GRANT_REQUIRED');
    }
    const readings = await city.system.db.selectFrom('reading').selectAll().execute();
    expect(readings).toHaveLength(2);
    const { data: told } = await city.ask(
      '{ dataset(slug: "heritage-sites") { distinctValues(field: "district") { count values { rows } } } }',
      {},
      key,
    );
    expect(told.dataset.distinctValues.count).toBeGreaterThan(0);
    // One question, on record once.
    expect(await city.system.db.selectFrom('reading').selectAll().execute()).toHaveLength(3);

    city.at('2027-04-01T00:00:00+08:00');
    const ended = await city.ask(ROWS, { fields: ['name'] }, await city.key('researcher-chen'));
    expect(ended.errors?.[0]?.extensions.code).toBe('GRANT_REQUIRED');
    city.at('2026-11-23T10:00:00+08:00');
  });

  test('a refusal cannot be saved without reason and legal basis, in code and in the database', async () => {
    const number = await file(await city.person('citizen-li'));
    const officer = await city.person('heritage-officer', '文物局');
    for (const input of [
      { number, outcome: 'REFUSED' },
      { number, outcome: 'REFUSED', reason: '不行' },
    ]) {
      const { data } = await city.ask(ANSWER, { input }, officer);
      expect(data.answerCase.case).toBeNull();
      expect(data.answerCase.errors[0].code).toBe('BAD_USER_INPUT');
    }
    const { db } = city.system;
    const found = await db
      .selectFrom('case')
      .selectAll()
      .where('number', '=', number)
      .executeTakeFirstOrThrow();
    const post = await db
      .selectFrom('party')
      .selectAll()
      .where('department', '=', 'heritage')
      .where('post', '=', 'OFFICER')
      .executeTakeFirstOrThrow();
    const account = await db
      .selectFrom('membership')
      .select('accountId')
      .where('partyId', '=', post.id)
      .executeTakeFirstOrThrow();
    const refused = db
      .insertInto('caseAnswer')
      .values({
        caseId: found.id,
        outcome: 'REFUSED',
        reason: '不行',
        legalBasisId: null,
        fields: [],
        until: null,
        answeredAt: city.system.clock(),
        answeredBy: account.accountId,
        answeredAs: post.id,
      })
      .execute();
    await expect(refused).rejects.toThrow(/answer_as_declared/);
  });

  test('only the principal extends, once, by at most ten working days, while the time runs', async () => {
    const number = await file(await city.person('entrepreneur-zhou'));
    const principal = await city.person('heritage-principal', '文物局');
    const extend = async (who: Record<string, string>, workingDays: number) =>
      (await city.ask(EXTEND, { input: { number, workingDays, reason: '需征求意见' } }, who)).data
        .extendCase;

    expect((await extend(await city.person('heritage-officer', '文物局'), 5)).errors[0].code).toBe(
      'FORBIDDEN',
    );
    expect((await extend(principal, 11)).errors[0].code).toBe('BAD_USER_INPUT');
    const extended = await extend(principal, 5);
    expect(extended.case).toMatchObject({ state: 'EXTENDED', deadline: { dueOn: '2026-12-14' } });
    expect((await extend(principal, 5)).errors[0].code).toBe('CONFLICT');
  });

  test('another department, the applicant and the public cannot answer, and learn nothing', async () => {
    const number = await file(await city.person('researcher-chen', '大学'));
    const input = { number, outcome: 'AGREED' };
    const other = await city.ask(ANSWER, { input }, await city.person('market-officer', '市场'));
    expect(other.data.answerCase.errors[0].code).toBe('NOT_FOUND');
    const own = await city.ask(ANSWER, { input }, await city.person('researcher-chen', '大学'));
    expect(own.data.answerCase.errors[0].code).toBe('FORBIDDEN');
    expect((await city.ask(ANSWER, { input })).errors?.[0]?.extensions.code).toBe(
      'UNAUTHENTICATED',
    );
  });

  test('a nervous finger files once', async () => {
    city.at('2026-11-24T10:00:00+08:00');
    const who = await city.person('bureau-reviewer');
    const filed = await Promise.all(
      Array.from({ length: 5 }, () => city.ask(APPLY, { input: wish }, who)),
    );
    const codes = filed
      .map(({ data }) => data.applyForAccess.errors[0]?.code ?? 'FILED')
      .toSorted();
    expect(codes).toEqual(['CONFLICT', 'CONFLICT', 'CONFLICT', 'CONFLICT', 'FILED']);
    city.at('2026-11-23T10:00:00+08:00');
  });
});
