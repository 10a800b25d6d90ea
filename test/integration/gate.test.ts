import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { aSystem, type TestSystem } from '../support/system.ts';

let city: TestSystem;
beforeAll(async () => {
  city = await aSystem();
});
afterAll(() => city.end());

const ROWS = `query ($slug: String!, $fields: [String!], $where: JSON, $orderBy: [RecordOrder!], $first: Int! = 3, $after: String) {
  dataset(slug: $slug) { records(fields: $fields, where: $where, orderBy: $orderBy, first: $first, after: $after) {
    fields nodes totalCount pageInfo { hasNextPage endCursor } } } }`;

describe('M33: unconditional data after identity authentication', () => {
  test('the anonymous public is told how to get a key, and sees no row', async () => {
    const answer = await city.ask(ROWS, { slug: 'museums' });
    expect(answer.data.dataset).toBeNull();
    expect(answer.errors?.[0]?.extensions.code).toBe('UNAUTHENTICATED');
    expect(answer.errors?.[0]?.extensions.hint?.zh).toContain('密钥');
  });

  test('somebody whose identity is not authenticated is told so', async () => {
    const answer = await city.ask(ROWS, { slug: 'museums' }, await city.person('newcomer-wu'));
    expect(answer.errors?.[0]?.extensions.code).toBe('IDENTITY_NOT_VERIFIED');
  });

  test('a citizen reads at once, signed in or with a key', async () => {
    for (const who of [await city.person('citizen-li'), await city.key('citizen-li')]) {
      const answer = await city.ask(ROWS, { slug: 'museums' }, who);
      expect(answer.errors).toBeUndefined();
      expect(answer.data.dataset.records.totalCount).toBe(7);
      expect(answer.data.dataset.records.nodes).toHaveLength(3);
    }
  });

  test('a key that is not in force is refused and not taken for the public', async () => {
    const answer = await city.ask(
      ROWS,
      { slug: 'museums' },
      { authorization: 'Bearer lyod_wrong' },
    );
    expect(answer.status).toBe(401);
    expect(answer.errors?.[0]?.extensions.code).toBe('UNAUTHENTICATED');
  });
});

describe('M33: conditional fields', () => {
  test('any way of asking about a withheld field is refused with the same code', async () => {
    const who = await city.person('citizen-li');
    const ways = [
      { fields: ['phone'] },
      { fields: ['name'], where: { phone: { startsWith: '139' } } },
      { fields: ['name'], where: { not: { or: [{ phone: { isNull: true } }] } } },
      { fields: ['name'], orderBy: [{ field: 'phone' }] },
    ];
    for (const way of ways) {
      const answer = await city.ask(ROWS, { slug: 'companies', ...way }, who);
      expect(answer.errors?.[0]?.extensions.code).toBe('GRANT_REQUIRED');
    }
  });

  test('without naming fields, the free ones are returned', async () => {
    const answer = await city.ask(ROWS, { slug: 'companies' }, await city.person('citizen-li'));
    expect(answer.data.dataset.records.fields).toContain('creditCode');
    expect(answer.data.dataset.records.fields).not.toContain('phone');
  });
});

describe('M30: closed datasets', () => {
  test('closed and unknown answer alike, byte for byte', async () => {
    const who = await city.person('citizen-li');
    const closed = await city.ask(ROWS, { slug: 'subsistence-allowances' }, who);
    const unknown = await city.ask(ROWS, { slug: 'no-such-dataset' }, who);
    expect(closed).toEqual(unknown);
    expect(closed.data).toEqual({ dataset: null });
  });

  test('no search, count or facet tells of them', async () => {
    const { data } = await city.ask(
      `{ catalogue(search: "低保") { totalCount nodes { slug } facets { openness { value } } } }`,
    );
    expect(data.catalogue.nodes.map((one: { slug: string }) => one.slug)).not.toContain(
      'subsistence-allowances',
    );
    expect(JSON.stringify(data)).not.toContain('CLOSED');
  });

  test('the database itself refuses a release of one', async () => {
    await expect(
      city.ingest.query(`insert into app.release (dataset_id, number, schema_version, relation, row_count, completeness, sha256, note, load_id, released_at)
        select id, 1, 1, 'x', 0, '{}', '', '', gen_random_uuid(), now() from app.dataset where slug = 'subsistence-allowances'`),
    ).rejects.toThrow(/M30/);
  });
});

describe('the roles are the wall', () => {
  test('PostgreSQL refuses the public process when it asks for the pool, and the reader when it asks for app', async () => {
    const { system } = city;
    await expect(
      system.db
        .selectFrom('pool.load' as 'case')
        .selectAll()
        .execute(),
    ).rejects.toThrow(/permission denied/);
    await expect(system.reader.query('select * from pool.sent_row')).rejects.toThrow(
      /permission denied/,
    );
    await expect(system.reader.query('select * from app.account')).rejects.toThrow(
      /permission denied/,
    );
    await expect(system.reader.query('delete from open.museums_v1')).rejects.toThrow(
      /permission denied/,
    );
  });

  test('the application can add to the audit trail and neither change nor delete', async () => {
    const { db } = city.system;
    await expect(db.deleteFrom('auditEvent').execute()).rejects.toThrow(/permission denied/);
    await expect(db.updateTable('auditEvent').set({ action: 'X' }).execute()).rejects.toThrow(
      /permission denied/,
    );
  });
});

describe('paging', () => {
  test('pages partition the result, with ties and nulls', async () => {
    const who = await city.person('citizen-li');
    for (const orderBy of [
      [],
      [{ field: 'district' }],
      [{ field: 'latitude', direction: 'DESC' }, { field: 'district' }],
    ]) {
      const names: string[] = [];
      let after: string | null = null;
      do {
        const { data } = await city.ask(ROWS, { slug: 'museums', orderBy, first: 2, after }, who);
        const page = data.dataset.records;
        names.push(...page.nodes.map((row: { name: string }) => row.name));
        after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null;
      } while (after !== null);
      expect(new Set(names).size).toBe(7);
      expect(names).toHaveLength(7);
    }
  });

  test('a cursor is worth nothing when tampered with or used for another question', async () => {
    const who = await city.person('citizen-li');
    const { data } = await city.ask(ROWS, { slug: 'museums', first: 2 }, who);
    const after: string = data.dataset.records.pageInfo.endCursor;
    const code = async (variables: object) =>
      (await city.ask(ROWS, variables, who)).errors?.[0]?.extensions.code;
    expect(
      await code({
        slug: 'museums',
        after: `${after.startsWith('A') ? 'B' : 'A'}${after.slice(1)}`,
      }),
    ).toBe('CURSOR_INVALID');
    expect(await code({ slug: 'museums', after, orderBy: [{ field: 'name' }] })).toBe(
      'CURSOR_FOREIGN',
    );
    expect(await code({ slug: 'colleges', after })).toBe('CURSOR_FOREIGN');
  });

  test('a page size out of range is refused, also when the document was validated before', async () => {
    const who = await city.person('citizen-li');
    expect((await city.ask(ROWS, { slug: 'museums', first: 1 }, who)).errors).toBeUndefined();
    for (const first of [0, -1, 1001, 300000]) {
      const answer = await city.ask(ROWS, { slug: 'museums', first }, who);
      expect(answer.errors?.[0]?.extensions).toMatchObject({
        code: 'BAD_USER_INPUT',
        reason: 'OUT_OF_RANGE',
      });
    }
  });

  test('LIKE wildcards in a value mean themselves', async () => {
    const who = await city.person('citizen-li');
    const { data } = await city.ask(
      ROWS,
      { slug: 'museums', where: { name: { contains: '%' } } },
      who,
    );
    expect(data.dataset.records.totalCount).toBe(0);
  });
});
