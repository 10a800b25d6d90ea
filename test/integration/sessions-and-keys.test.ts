import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { SESSION_HOURS } from '../../api/accounts/sign-in.ts';
import { aSystem, type TestSystem } from '../support/system.ts';

let city: TestSystem;
const START = '2026-11-23T10:00:00+08:00';
beforeAll(async () => {
  city = await aSystem();
});
beforeEach(() => city.at(START));
afterAll(() => city.end());

const WHO = '{ viewer { displayName actingAs { name } } }';
const MAKE =
  'mutation ($days: Int!) { createApiKey(input: { name: "program", expiresInDays: $days }) { secret apiKey { id prefix } errors { code } } }';
const later = (hours: number, seconds = 0) =>
  new Date(new Date(START).getTime() + hours * 3_600_000 + seconds * 1000).toISOString();
const bearer = (secret: string) => ({ authorization: `Bearer ${secret}` });

test('a session ends by the clock; then its cookie is nobody', async () => {
  const who = await city.person('citizen-li');
  city.at(later(SESSION_HOURS, -1));
  expect((await city.ask(WHO, {}, who)).data.viewer).not.toBeNull();
  city.at(later(SESSION_HOURS, 1));
  expect((await city.ask(WHO, {}, who)).data.viewer).toBeNull();
});

test('a session that was ended is nobody at once', async () => {
  const who = await city.person('citizen-li');
  const end = (type: string) =>
    city.server.inject({
      method: 'POST',
      url: '/auth/logout',
      headers: { ...who, 'content-type': type },
      payload: '{}',
    });
  expect((await end('text/plain')).statusCode).toBe(415);
  expect((await city.ask(WHO, {}, who)).data.viewer).not.toBeNull();
  expect((await end('application/json')).statusCode).toBe(204);
  expect((await city.ask(WHO, {}, who)).data.viewer).toBeNull();
});

test('a key lives as long as was asked for, and is refused by name afterwards', async () => {
  const who = await city.person('citizen-li');
  const made = (await city.ask(MAKE, { days: 2 }, who)).data.createApiKey;
  city.at(later(47));
  expect((await city.ask(WHO, {}, bearer(made.secret))).data.viewer).not.toBeNull();
  city.at(later(49));
  const refused = await city.ask(WHO, {}, bearer(made.secret));
  expect([refused.status, refused.errors?.[0]?.extensions.code]).toEqual([401, 'UNAUTHENTICATED']);
});

test('a revoked key is refused at once, and nobody else can revoke it', async () => {
  const who = await city.person('citizen-li');
  const { secret, apiKey } = (await city.ask(MAKE, { days: 30 }, who)).data.createApiKey;
  const revoke = 'mutation ($id: ID!) { revokeApiKey(input: { id: $id }) { errors { code } } }';
  const stranger = await city.ask(revoke, { id: apiKey.id }, await city.person('researcher-chen'));
  expect(stranger.data.revokeApiKey.errors[0].code).toBe('NOT_FOUND');
  expect((await city.ask(WHO, {}, bearer(secret))).data.viewer).not.toBeNull();
  expect((await city.ask(revoke, { id: apiKey.id }, who)).data.revokeApiKey.errors).toEqual([]);
  expect((await city.ask(WHO, {}, bearer(secret))).status).toBe(401);
});

test('of a key the database keeps no text, and of a person no identity number', async () => {
  const who = await city.person('citizen-li');
  const { secret } = (await city.ask(MAKE, { days: 30 }, who)).data.createApiKey;
  const kept = await city.system.db.selectFrom('apiKey').selectAll().execute();
  expect(JSON.stringify(kept)).not.toContain(secret);
  const accounts = await city.system.db.selectFrom('account').selectAll().execute();
  expect(Object.keys(accounts[0] ?? {}).toSorted()).toEqual(
    ['assurance', 'createdAt', 'displayName', 'id', 'source', 'subject'].toSorted(),
  );
  expect(JSON.stringify(accounts)).not.toMatch(/\d{17}[\dX]/);
});

test('closed and unknown take the same time, within the noise of this machine', async () => {
  const who = await city.person('citizen-li');
  const rows = 'query ($slug: String!) { dataset(slug: $slug) { title } }';
  const { slug } = await city.system.db
    .selectFrom('dataset')
    .select('slug')
    .where('openness', '=', 'CLOSED')
    .executeTakeFirstOrThrow();
  const times: Record<string, number[]> = { [slug]: [], 'no-such-dataset': [] };
  for (let round = 0; round < 150; round++) {
    for (const [asked, taken] of Object.entries(times)) {
      const start = performance.now();
      await city.ask(rows, { slug: asked }, who);
      taken.push(performance.now() - start);
    }
  }
  const median = (taken: number[]) => taken.toSorted((a, b) => a - b)[taken.length / 2] ?? 0;
  const [closed = 0, unknown = 0] = Object.values(times).map(median);
  expect(Math.abs(closed - unknown)).toBeLessThan(1);
});
