import { serverAudits } from 'graphql-http';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { aSystem, type TestSystem } from '../support/system.ts';

/** SHOULDs of a text of the specification that has since been withdrawn. */
const WITHDRAWN = new Set(['572B', 'FDE2', '7B9B']);

let city: TestSystem;
let url = '';
beforeAll(async () => {
  city = await aSystem();
  url = `${await city.server.listen({ port: 0, host: '127.0.0.1' })}/graphql`;
});
afterAll(() => city.end());

describe('GraphQL over HTTP', () => {
  const audits = serverAudits({
    url: () => url,
    // The header by which a browser proves that no foreign form sent the request.
    fetchFn: (input: string, init?: RequestInit) => {
      const headers = new Headers(init?.headers);
      headers.set('apollo-require-preflight', '1');
      return fetch(input, { ...init, headers });
    },
  });
  test.each(audits.map((audit) => [audit.name, audit] as const))('%s', async (_name, audit) => {
    const result = await audit.fn();
    if (result.status === 'ok' || WITHDRAWN.has(audit.id)) return;
    expect(`${audit.id} ${result.status}: ${result.reason}`).toBe('ok');
  });
});
