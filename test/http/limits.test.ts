import { afterAll, beforeAll, expect, test } from 'vitest';
import { API_LIMITS } from '../../api/limits/api-limits.ts';
import { aSystem, type TestSystem } from '../support/system.ts';

let city: TestSystem;
beforeAll(async () => {
  city = await aSystem();
});
afterAll(() => city.end());

const code = (answer: Awaited<ReturnType<TestSystem['ask']>>) =>
  answer.errors?.[0]?.extensions.code;

test('what is read of the limits is what holds', async () => {
  const { data } = await city.ask('{ apiLimits { aliases rootFields pageSize changesPerMinute } }');
  const { aliases, rootFields, pageSize, changesPerMinute } = API_LIMITS;
  expect(data.apiLimits).toEqual({ aliases, rootFields, pageSize, changesPerMinute });
  const roots = (count: number) =>
    `{ ${Array.from({ length: count }, (_, at) => `a${at}: apiLimits { depth }`).join(' ')} }`;
  expect((await city.ask(roots(rootFields))).errors).toBeUndefined();
  const refused = await city.ask(roots(rootFields + 1));
  expect([refused.status, code(refused)]).toEqual([400, 'COST_EXCEEDED']);
});

test('a page that is too large is refused the second time too, when the document is known', async () => {
  const rows = 'query ($n: Int!) { dataset(slug: "museums") { records(first: $n) { nodes } } }';
  const who = await city.person('citizen-li');
  expect((await city.ask(rows, { n: 1 }, who)).errors).toBeUndefined();
  const answer = await city.ask(rows, { n: API_LIMITS.pageSize + 1 }, who);
  expect(code(answer)).toBe('BAD_USER_INPUT');
});

test('of changes sent at once, aliases counted, as many run as are allowed; another person is not held up', async () => {
  const who = await city.person('citizen-li');
  const perRequest = 20;
  const requests = API_LIMITS.changesPerMinute / perRequest + 2;
  const change = `mutation { ${Array.from(
    { length: perRequest },
    (_, at) => `a${at}: withdrawCase(input: { number: "no such" }) { errors { code } }`,
  ).join(' ')} }`;
  const answers = await Promise.all(
    Array.from({ length: requests }, () => city.ask(change, {}, who)),
  );
  expect(answers.filter(({ status }) => status === 200)).toHaveLength(requests - 2);
  const refused = answers.filter((answer) => code(answer) === 'RATE_LIMITED');
  expect(refused.map(({ status }) => status)).toEqual([429, 429]);

  const again = await city.server.inject({
    method: 'POST',
    url: '/graphql',
    headers: who,
    payload: { query: change },
  });
  expect(again.headers['retry-after']).toBe('60');
  expect((await city.ask(change, {}, await city.person('researcher-chen'))).status).toBe(200);
});
