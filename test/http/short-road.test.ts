import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { KnownOperations } from '../../api/http/known-operations.ts';
import { aSystem, type TestSystem } from '../support/system.ts';

let city: TestSystem;
beforeAll(async () => {
  city = await aSystem();
});
afterAll(() => city.end());

interface Question {
  query: string;
  variables?: object | null;
  operationName?: string;
}

async function ask(question: object, headers: object = {}) {
  const response = await city.server.inject({
    method: 'POST',
    url: '/graphql',
    headers: { ...headers },
    payload: question,
  });
  const { date: _date, 'x-request-id': requestId, ...rest } = response.headers;
  const body = response.body.replaceAll(String(requestId), 'REQUEST');
  return { status: response.statusCode, headers: rest, body };
}

const PAGE = `query Page($slug: String!, $first: Int! = 2, $rows: Boolean = true) {
  dataset(slug: $slug) {
    title { zh }
    page: records(first: $first, orderBy: [{ field: "name" }]) @include(if: $rows) { ...Rows }
  }
}
fragment Rows on RecordConnection {
  nodes edges { cursor node } totalCount pageInfo { hasNextPage endCursor } fields release { number }
}`;

const QUESTIONS: Record<string, Question> = {
  'a page with a fragment, an alias and a default': { query: PAGE, variables: { slug: 'museums' } },
  'a directive that leaves the rows out': {
    query: PAGE,
    variables: { slug: 'museums', rows: false },
  },
  'a dataset that does not exist': { query: PAGE, variables: { slug: 'nothing' } },
  'rows that need a grant': {
    query: '{ dataset(slug: "insured-units") { records(first: 1) { nodes } } }',
  },
  'a size out of bounds': { query: PAGE, variables: { slug: 'museums', first: 100000 } },
  'variables that do not fit': { query: PAGE, variables: { slug: 7 } },
  'variables that are missing': { query: PAGE },
  'one operation of two, by name': {
    query: 'query A { __typename } query B { catalogue { totalCount } }',
    operationName: 'B',
  },
  'the schema itself': { query: '{ __schema { queryType { name } } }', variables: null },
};

describe('a query that came before is answered as it was the first time, to the byte', () => {
  test.each(Object.entries(QUESTIONS))('%s', async (_name, question) => {
    const find = vi.spyOn(KnownOperations.prototype, 'find');
    for (const who of [{}, await city.person('citizen-li')]) {
      // Each of the two callers is the first to ask it.
      const asked = { ...question, query: `${question.query} # ${'cookie' in who}` };
      const first = await ask(asked, who);
      const again = await ask(asked, who);
      expect(again).toEqual(first);
      expect(find.mock.results.at(-1)?.value).toBeDefined();
    }
    find.mockRestore();
  });
});

test('a key that was revoked, and a dataset that was closed, are so at once for a query that is known', async () => {
  const who = await city.key('citizen-li');
  const query = '{ dataset(slug: "museums") { records(first: 1) { nodes } } }';
  const own = { query: '{ museums(first: 1) { nodes { name } } }' };
  const askOwn = () =>
    city.server.inject({ method: 'POST', url: '/graphql/museums', headers: who, payload: own });
  const both = async () => [(await ask({ query }, who)).status, (await askOwn()).statusCode];
  await both();
  await expect(both()).resolves.toEqual([200, 200]);
  const owner = new pg.Client({ connectionString: city.urlOf() });
  await owner.connect();
  try {
    await owner.query(
      `update app.dataset set state = 'WITHDRAWN', withdrawn_at = now(), withdrawn_reason = '庚' where slug = 'museums'`,
    );
    expect((await ask({ query }, who)).body).toBe('{"data":{"dataset":null}}\n');
    expect((await askOwn()).statusCode).toBe(404);
    await owner.query('update app.api_key set revoked_at = now()');
    expect((await ask({ query }, who)).status).toBe(401);
  } finally {
    await owner.end();
  }
});

test('what could be more than a query that is known takes the whole road', async () => {
  const { query } = { query: '{ __typename }' };
  await ask({ query });
  const find = vi.spyOn(KnownOperations.prototype, 'find');
  const form = { 'content-type': 'text/plain' };
  for (const [question, headers] of [
    [{ query, extensions: { persistedQuery: { version: 1, sha256Hash: '' } } }, {}],
    [{ query }, { accept: 'application/graphql-response+json' }],
    [[{ query }], {}],
    [{ query: 7 }, {}],
  ] as const) {
    await ask(question, headers);
  }
  await city.server.inject({ method: 'POST', url: '/graphql', headers: form, payload: query });
  await city.server.inject({ method: 'GET', url: `/graphql?query=${encodeURIComponent(query)}` });
  expect(find).not.toHaveBeenCalled();
  find.mockRestore();
});

test('a change is never known: each one is bounded and counted', async () => {
  const who = await city.person('citizen-li');
  const query = 'mutation { createApiKey(input: { name: "x", expiresInDays: 1 }) { __typename } }';
  const find = vi.spyOn(KnownOperations.prototype, 'find');
  await ask({ query }, who);
  await ask({ query }, who);
  expect(find.mock.results.map(({ value }) => value as unknown)).toEqual([undefined, undefined]);
  find.mockRestore();
});

test('of very many queries the last used are known', () => {
  const known = new KnownOperations<unknown>();
  const document = {};
  for (let at = 0; at < 1_500; at++) {
    known.remember(`{ a${at}: __typename }`, undefined, document);
    known.find('{ a0: __typename }', undefined);
  }
  known.remember(`{ ${' '.repeat(30_000)} __typename }`, undefined, document);
  const left = Array.from({ length: 1_500 }, (_, at) => at).filter(
    (at) => known.find(`{ a${at}: __typename }`, undefined) !== undefined,
  );
  expect(left).toHaveLength(1_000);
  expect(left[0]).toBe(0);
});
