import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { aCompilation } from '../support/compilation.ts';
import { aDataset, aDeclaration, aField, PRIVACY } from '../support/dataset.ts';
import { aSystem, type TestSystem } from '../support/system.ts';

const SHELLS = ['404', 'shells/dataset', 'shells/apply', 'en/404', 'en/shells/dataset'];
const folder = mkdtempSync(path.join(tmpdir(), 'opendata-portal-'));
for (const shell of SHELLS) {
  mkdirSync(path.dirname(path.join(folder, shell)), { recursive: true });
  writeFileSync(path.join(folder, `${shell}.html`), `<p>${shell}</p>`);
}

let city: TestSystem;
let hands: ReturnType<typeof aCompilation>;
beforeAll(async () => {
  city = await aSystem({ portalFolder: folder });
  hands = aCompilation(city);
});
afterAll(async () => {
  await city.end();
  rmSync(folder, { recursive: true });
});

const declared = (slug: string, more: object = {}) =>
  aDeclaration(slug, [aField('id', { key: true, example: 'x' })], more);
const withdraw = (id: string, more: object = {}) =>
  hands.step(hands.principal, 'moveEntries', {
    move: 'WITHDRAW',
    ids: [id],
    opinion: '工程已移交',
    ...more,
  });
const aWithdrawn = async (slug: string, more: object = {}) => {
  const { id } = await hands.publish(declared(slug));
  await withdraw(id, more);
  return id;
};
const WORDS = 'slug code title { zh } department { zh } reason withdrawnAt replacedBy { slug }';
const tombstone = async (slug: string) =>
  (await city.ask(`query ($slug: String) { tombstone(slug: $slug) { ${WORDS} } }`, { slug })).data
    .tombstone;
const visit = async (url: string) => {
  const { statusCode, body, headers } = await city.server.inject({ url });
  return { status: statusCode, body, location: headers.location };
};
const basis = async () => {
  const { db } = city.system;
  const { id } = await db
    .selectFrom('legalBasis')
    .select('id')
    .where('title', '=', PRIVACY.title)
    .executeTakeFirstOrThrow();
  return Buffer.from(`LegalBasis:${id}`).toString('base64url');
};
const close = async (id: string, reason = '不宜公开') =>
  (
    await city.ask(
      `mutation ($input: CloseWithdrawnInput!) { closeWithdrawn(input: $input) { entries { state } errors { code path } } }`,
      { input: { id, reason, legalBasis: await basis() } },
      await hands.bureau(),
    )
  ).data.closeWithdrawn;

describe('a withdrawn entry', () => {
  test('keeps its page: who asks is told that it is gone, since when, why, and what stands in for it', async () => {
    await aWithdrawn('bridge-works', { replacedBy: 'museums' });
    expect(await tombstone('bridge-works')).toEqual({
      slug: 'bridge-works',
      code: expect.stringMatching(/^307001\/\d{9}$/),
      title: { zh: 'bridge-works' },
      department: { zh: '洛阳市文物局' },
      reason: '工程已移交',
      withdrawnAt: '2026-11-23T10:00:00.000+08:00',
      replacedBy: { slug: 'museums' },
    });
    const { data } = await city.ask('{ dataset(slug: "bridge-works") { slug } }');
    expect(data.dataset).toBeNull();
  });

  test('answers 410 in both languages, where a standing one answers 200 and an unknown one 404', async () => {
    await aWithdrawn('tower-works');
    expect(await visit('/data/tower-works')).toMatchObject({
      status: 410,
      body: '<p>shells/dataset</p>',
    });
    expect(await visit('/en/data/tower-works')).toMatchObject({
      status: 410,
      body: '<p>en/shells/dataset</p>',
    });
    expect((await visit('/data/tower-works/apply')).status).toBe(410);
    expect((await visit('/data/museums')).status).toBe(200);
    expect((await visit('/data/no-such-works')).status).toBe(404);
  });

  test('never stands up again, and gives away neither its slug nor its code: the database refuses', async () => {
    await aWithdrawn('gate-works');
    const { db } = city.system;
    const change = (set: object, slug = 'gate-works') =>
      db.updateTable('dataset').set(set).where('slug', '=', slug).execute();
    const { code } = await tombstone('gate-works');
    await expect(change({ state: 'PUBLISHED' })).rejects.toMatchObject({
      constraint: 'tombstone_stands',
    });
    await expect(change({ slug: 'other-works' })).rejects.toMatchObject({
      constraint: 'slug_is_kept',
    });
    await expect(change({ code: '307001/000000000' })).resolves.toBeDefined();
    await expect(change({ code }, 'museums')).rejects.toMatchObject({
      constraint: 'resource_code_pkey',
    });
    await expect(
      db
        .updateTable('catalogueEntry')
        .set({ state: 'DRAFT' })
        .where('slug', '=', 'gate-works')
        .execute(),
    ).rejects.toMatchObject({ constraint: 'withdrawal_is_final' });
    expect((await hands.save(declared('gate-works'))).message).toContain('永不复用');
  });
});

describe('M30: what the page of a withdrawn entry tells of closed things', () => {
  test('an entry closed after it was withdrawn keeps its page, without title and department', async () => {
    const id = await aWithdrawn('camera-sites');
    expect(await close(id)).toMatchObject({ errors: [], entries: [{ state: 'WITHDRAWN' }] });
    expect(await tombstone('camera-sites')).toMatchObject({
      title: null,
      department: null,
      reason: '不宜公开',
    });
    expect((await visit('/data/camera-sites')).status).toBe(410);
    expect((await close(id)).errors[0].code).toBe('CONFLICT');
  });

  test('closing says why and on which basis; only what is withdrawn is closed so', async () => {
    const { id } = await hands.publish(declared('open-works'));
    expect((await close(id)).errors[0].code).toBe('CONFLICT');
    await withdraw(id);
    expect((await close(id, ' ')).errors[0]).toMatchObject({
      code: 'BAD_USER_INPUT',
      path: ['reason'],
    });
  });

  test('an entry that was closed when it was withdrawn is to the public as if it had never been', async () => {
    const { id } = await hands.publish(
      declared('guard-posts', {
        openness: 'CLOSED',
        opennessCondition: { zh: '涉及安全', en: '' },
        legalBases: [PRIVACY],
        fields: [aField('id', { key: true, openness: 'CLOSED', example: 'x' })],
      }),
    );
    const closed = await tombstone('guard-posts');
    await withdraw(id);
    expect([closed, await tombstone('guard-posts')]).toEqual([null, null]);
    expect(await visit('/data/guard-posts')).toEqual(await visit('/data/no-such-posts'));
    expect((await city.ask('{ tombstone { slug } }')).errors?.[0]?.extensions).toMatchObject({
      code: 'BAD_USER_INPUT',
      reason: 'MISSING',
    });
  });
});

describe('a change of classification', () => {
  const codeOf = async (slug: string) =>
    (
      await city.ask('query ($slug: String!) { dataset(slug: $slug) { code codes { code } } }', {
        slug,
      })
    ).data.dataset;
  const byCode = async (code: string) =>
    (await city.ask('query ($code: String!) { datasetByCode(code: $code) { slug } }', { code }))
      .data.datasetByCode;

  test('issues a new code; the old one goes on leading to the entry, and to nothing else', async () => {
    const { id } = await hands.publish(declared('wall-works'));
    const { code: old } = await codeOf('wall-works');
    city.at('2026-11-24T10:00:00+08:00');
    await hands.publish(declared('wall-works', { classification: ['3', '08', '002'] }), id);
    const { code, codes } = await codeOf('wall-works');
    expect(code).toMatch(/^308002\//);
    expect(codes).toEqual([{ code }, { code: old }]);
    expect([await byCode(old), await byCode(code)]).toEqual([
      { slug: 'wall-works' },
      { slug: 'wall-works' },
    ]);
    expect(await visit(`/code/${old}`)).toMatchObject({
      status: 301,
      location: '/data/wall-works',
    });
    expect((await visit(`/en/code/${code}`)).location).toBe('/en/data/wall-works');

    await hands.publish(declared('wall-works'), id);
    const back = await codeOf('wall-works');
    expect(back.codes).toHaveLength(3);
    expect(back.code).not.toBe(old);
    await withdraw(id);
    expect((await visit(`/code/${old}`)).location).toBe('/data/wall-works');
    expect(await byCode(old)).toBeNull();
  });

  test('of many that are published at once into one class each has a code of its own, which says nothing of the others', async () => {
    const slugs = Array.from({ length: 30 }, (_, at) => `at-once-${at}`);
    await Promise.all(
      slugs.map((slug) =>
        aDataset(city, slug, [aField('id')], { classification: ['3', '11', '004'] }),
      ),
    );
    const codes = await Promise.all(slugs.map(async (slug) => (await codeOf(slug)).code as string));
    expect(new Set(codes).size).toBe(slugs.length);
    expect(codes.every((code) => /^311004\/\d{9}$/.test(code))).toBe(true);
    const tails = codes.map((code) => Number(code.slice(-9)));
    expect(Math.max(...tails) - Math.min(...tails)).toBeGreaterThan(1_000_000);
    expect(tails).not.toEqual(tails.toSorted((a, b) => a - b));
  });

  test('M30: the code of a closed entry leads nowhere, as one that was never issued', async () => {
    const { code } = await city.system.db
      .selectFrom('dataset')
      .select('code')
      .where('openness', '=', 'CLOSED')
      .where('state', '=', 'PUBLISHED')
      .executeTakeFirstOrThrow();
    expect(await byCode(code)).toBeNull();
    expect(await visit(`/code/${code}`)).toEqual(await visit('/code/999/000000001'));
    expect((await visit(`/code/${code}`)).status).toBe(404);
  });
});
