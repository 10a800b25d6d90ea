import { afterAll, beforeAll, expect, test } from 'vitest';
import { aSystem, type TestSystem } from '../support/system.ts';

/** What is wrong with a document is told to whoever wrote it, at both kinds of endpoint. */
let city: TestSystem;
beforeAll(async () => {
  city = await aSystem();
});
afterAll(() => city.end());

const ENDPOINTS = ['/graphql', '/graphql/museums'];
const firstError = async (url: string, payload: object) => {
  const headers = { 'content-type': 'application/json', ...(await city.key('citizen-li')) };
  const { body } = await city.server.inject({ method: 'POST', url, headers, payload });
  const { message, extensions } = JSON.parse(body).errors[0];
  return { message, code: extensions.code, requestId: extensions.requestId };
};

test.each(ENDPOINTS)('%s says what does not fit the schema', async (url) => {
  expect(await firstError(url, { query: '{ nope }' })).toMatchObject({
    code: 'GRAPHQL_VALIDATION_FAILED',
    message: expect.stringMatching(/^Cannot query field "nope" on type "Query"\./u),
    requestId: expect.any(String),
  });
  const unused = '{ __typename } fragment Unused on Query { __typename }';
  expect(await firstError(url, { query: unused })).toMatchObject({
    code: 'GRAPHQL_VALIDATION_FAILED',
    message: 'Fragment "Unused" is never used.',
  });
  const circle = '{ ...A } fragment A on Query { ...B } fragment B on Query { ...A }';
  expect(await firstError(url, { query: circle })).toMatchObject({
    code: 'GRAPHQL_VALIDATION_FAILED',
  });
});

test.each(ENDPOINTS)('%s says where a document cannot be read', async (url) => {
  const { code, message } = await firstError(url, { query: '{ __typename' });
  expect(code).toBe('GRAPHQL_PARSE_FAILED');
  expect(message).toContain('Syntax Error');
});

test.each(ENDPOINTS)('%s says which operation or variable is missing', async (url) => {
  const two = 'query A { __typename } query B { __typename }';
  expect(await firstError(url, { query: two, operationName: 'C' })).toMatchObject({
    code: 'OPERATION_RESOLUTION_FAILURE',
  });
  const typed =
    url === '/graphql' ? 'catalogue(first: $n) { totalCount }' : '__typename @skip(if: $n)';
  const type = url === '/graphql' ? 'Int!' : 'Boolean!';
  const { code } = await firstError(url, { query: `query ($n: ${type}) { ${typed} }` });
  expect(code).toBe('BAD_USER_INPUT');
});
