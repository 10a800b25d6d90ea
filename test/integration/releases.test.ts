import { createHash, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Delivery } from '../../api/releases/delivery.ts';
import { askToCancel, failDeadLoads, findLoad, ingestDb } from '../../db/releases/loads.ts';
import { aDataset, aField, PRIVACY } from '../support/dataset.ts';
import { aSystem, type TestSystem } from '../support/system.ts';

let city: TestSystem;
beforeAll(async () => {
  city = await aSystem();
});
afterAll(() => city.end());

type Row = [id: string, name: string, phone: string];

/** A dataset of heritage sites with an open name and a phone that needs an application. */
const sites = (slug: string, keyed = true) =>
  aDataset(city, slug, [
    aField('id', keyed ? { key: true } : {}),
    aField('name'),
    aField('phone', { openness: 'CONDITIONAL', legalBasis: PRIVACY }),
  ]);

const names = async (slug: string, more = '') => {
  const answer = await city.ask(
    `query ($slug: String!) { dataset(slug: $slug) { records(fields: ["id", "name"], orderBy: [{ field: "id" }] ${more}) { nodes } } }`,
    { slug },
    await city.key('citizen-li'),
  );
  if (answer.errors !== undefined) return answer.errors[0]?.extensions.code;
  return answer.data.dataset.records.nodes.map((row: { name: string }) => row.name);
};
const releases = async (slug: string) =>
  (
    await city.ask(
      'query ($slug: String!) { dataset(slug: $slug) { releases { number rowCount sha256 sm3 inserted changed deleted } } }',
      { slug },
    )
  ).data.dataset.releases;

const A: Row = ['1', '白马寺', '0379-1'];
const B: Row = ['2', '龙门石窟', '0379-2'];
const C: Row = ['3', '关林', '0379-3'];

describe('a release', () => {
  test('says what changed, and the release before can still be asked', async () => {
    const { slug, send } = await sites('release-changes');
    await send([A, B]);
    const second = await send([A, ['2', '龙门', '0379-2'], C]);
    expect(second).toMatchObject({ inserted: 1, changed: 1, deleted: 0, unchanged: 1 });
    const third = await send([A, C]);
    expect(third).toMatchObject({ inserted: 0, changed: 0, deleted: 1, unchanged: 2 });
    expect(await names(slug)).toEqual(['白马寺', '关林']);
    expect(await names(slug, ', release: 1')).toEqual(['白马寺', '龙门石窟']);
    expect(await names(slug, ', release: 2')).toEqual(['白马寺', '龙门', '关林']);
  });

  test('is found by the day on which it stood, or by the instant, and a withdrawn one is passed over', async () => {
    const { slug, send } = await sites('release-as-of');
    city.at('2026-11-23T09:00:00+08:00');
    await send([A]);
    city.at('2026-11-24T09:00:00+08:00');
    await send([A, B]);
    city.at('2026-11-24T15:00:00+08:00');
    await send([A, B, C]);
    expect(await names(slug, ', asOf: "2026-11-23"')).toEqual(['白马寺']);
    expect(await names(slug, ', asOf: "2026-11-24T10:00:00+08:00"')).toEqual([
      '白马寺',
      '龙门石窟',
    ]);
    expect(await names(slug, ', asOf: "2026-11-24"')).toHaveLength(3);
    expect(await names(slug, ', asOf: "2026-11-22"')).toBe('NOT_RELEASED');
    expect(await names(slug, ', asOf: "2026-11-24", release: 1')).toBe('BAD_USER_INPUT');
    expect(await names(slug, ', asOf: "yesterday"')).toBe('BAD_USER_INPUT');
    const who = await city.key('citizen-li');
    const file = await city.server.inject({
      url: `/exports/${slug}.csv?fields=name&asOf=2026-11-23`,
      headers: who,
    });
    expect(file.body).toBe('name\n白马寺\n');
    await city.ingest.query(
      `update app.release set withdrawn_at = now(), withdrawn_reason = '错' from app.dataset d
       where d.id = dataset_id and d.slug = $1 and number = 2`,
      [slug],
    );
    expect(await names(slug, ', asOf: "2026-11-24T10:00:00+08:00"')).toEqual(['白马寺']);
    city.at('2026-11-23T10:00:00+08:00');
  });

  test('has digests that anyone can reckon again, and that tell nothing of what needs an application', async () => {
    const { slug, send } = await sites('release-digest');
    await send([B, A]);
    await send([A, ['2', '龙门石窟', 'another phone']]);
    const [second, first] = await releases(slug);
    const text = '1\t白马寺\n2\t龙门石窟\n';
    expect(first.sha256).toBe(createHash('sha256').update(text).digest('hex'));
    expect(first.sm3).toBe(createHash('sm3').update(text).digest('hex'));
    expect(second.sha256).toBe(first.sha256);
  });

  test('that is taken back makes way for the one before, at once and for every cursor into it', async () => {
    const { slug, send } = await sites('release-back');
    await send([A, B]);
    await send([A, B, C]);
    const officer = await city.person('heritage-officer', '文物');
    const take = (who: object, more: object = {}) =>
      city.ask(
        'mutation ($input: WithdrawReleaseInput!) { withdrawRelease(input: $input) { dataset { release { number } } errors { code } } }',
        { input: { dataset: slug, release: 2, reason: '误传', ...more } },
        who as Record<string, string>,
      );
    const page = await city.ask(
      'query ($slug: String!) { dataset(slug: $slug) { records(first: 1) { pageInfo { endCursor } } } }',
      { slug },
      await city.key('citizen-li'),
    );
    const cursor = page.data.dataset.records.pageInfo.endCursor;
    const stranger = await city.person('market-officer', '市场');
    expect((await take(stranger)).data.withdrawRelease.errors[0].code).toBe('NOT_FOUND');
    expect((await take(officer, { reason: ' ' })).data.withdrawRelease.errors[0].code).toBe(
      'BAD_USER_INPUT',
    );
    expect((await take(officer)).data.withdrawRelease.dataset.release.number).toBe(1);
    expect(await names(slug)).toEqual(['白马寺', '龙门石窟']);
    expect(await names(slug, ', release: 2')).toBe('RELEASE_WITHDRAWN');
    const walked = await city.ask(
      'query ($slug: String!, $after: String) { dataset(slug: $slug) { records(first: 1, after: $after) { nodes } } }',
      { slug, after: cursor },
      await city.key('citizen-li'),
    );
    expect(walked.errors?.[0]?.extensions.code).toBe('RELEASE_WITHDRAWN');
    expect((await take(officer)).data.withdrawRelease.errors[0].code).toBe('CONFLICT');

    await send([A, C]);
    expect(await names(slug)).toEqual(['白马寺', '关林']);
    expect((await releases(slug)).map((one: { number: number }) => one.number)).toEqual([3, 1]);
  });
});

describe('M18: an increment changes, adds and deletes by key', () => {
  const INCREMENT = { scope: { mode: 'INCREMENT' as const } };

  test('and leaves alone what it does not name', async () => {
    const { slug, send } = await sites('increment');
    await send([A, B]);
    const push = await send([{ gone: '1' }, ['2', '龙门', '0379-2'], C], INCREMENT);
    expect(push).toMatchObject({ inserted: 1, changed: 1, deleted: 1, unchanged: 0, received: 3 });
    expect(await names(slug)).toEqual(['龙门', '关林']);
    expect(await names(slug, ', release: 1')).toEqual(['白马寺', '龙门石窟']);
  });

  test('sent twice under one name it changes nothing the second time, at once or later', async () => {
    const { slug, send } = await sites('push-twice');
    await send([A]);
    const push = () => send([B, { gone: '1' }], { ...INCREMENT, pushId: 'push-1' });
    const both = await Promise.allSettled([push(), push(), push()]);
    expect(both.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    await expect(push()).rejects.toMatchObject({ code: 'PUSH_REPEATED' });
    expect((await releases(slug)).length).toBe(2);
    expect(await names(slug)).toEqual(['龙门石窟']);
  });

  test('that says nothing new makes no release', async () => {
    const { slug, send } = await sites('push-nothing');
    await send([A, B]);
    expect(await send([A, { gone: '99' }], INCREMENT)).toMatchObject({ release: 1, unchanged: 2 });
    expect((await releases(slug)).length).toBe(1);
  });

  test('is refused where rows have no key', async () => {
    const { send } = await sites('push-keyless', false);
    await send([A]);
    await expect(send([B], INCREMENT)).rejects.toMatchObject({ code: 'KEY_MISSING' });
  });
});

describe('M18: a load of a part', () => {
  const of = (year: string, ...ids: string[]) => ids.map((id) => [id, year, '0379']);
  const parts = (...years: string[]) => ({
    scope: { mode: 'PART' as const, fields: ['name'], parts: years.map((year) => [year]) },
  });

  test('replaces the rows of the parts that it holds, and leaves the others standing, with a key or without', async () => {
    for (const keyed of [true, false]) {
      const { slug, send } = await sites(`part-${keyed ? 'keyed' : 'keyless'}`, keyed);
      await send([...of('2024', '1', '2'), ...of('2025', '3', '4')]);
      const part = await send([...of('2025', '4', '5'), ...of('2026', '6')], parts('2025', '2026'));
      expect(part).toMatchObject({ inserted: 2, changed: 0, deleted: 1, unchanged: 1 });
      expect(await names(slug)).toEqual(['2024', '2024', '2025', '2025', '2026']);
      expect(await send(of('2026', '6'), parts('2026'))).toMatchObject({
        release: 2,
        unchanged: 1,
      });
      // A part of which nothing is left, or of which nothing was right, is gone all the same.
      expect(await send([], parts('2026'))).toMatchObject({ deleted: 1 });
      expect(await names(slug)).toEqual(['2024', '2024', '2025', '2025']);
    }
  });

  test('is held against the rows that go on standing, and not against those that it replaces', async () => {
    const { send } = await aDataset(city, 'part-unique', [
      aField('id', { checks: [{ kind: 'UNIQUE' }] }),
      aField('name'),
    ]);
    await send([
      ['1', '2024'],
      ['2', '2025'],
    ]);
    const part = await send(
      [
        ['2', '2025'],
        ['1', '2025'],
      ],
      parts('2025'),
    );
    expect(part).toMatchObject({ rejected: 1, unchanged: 1, inserted: 0, deleted: 0 });
    expect(part.rejections).toEqual([]);
  });

  test('takes no key away from another part', async () => {
    const { slug, send } = await sites('part-keys');
    await send([...of('2024', '1'), ...of('2025', '2')]);
    const part = await send([...of('2025', '1', '3')], parts('2025'));
    expect(part).toMatchObject({ rejected: 1, inserted: 1, deleted: 1, changed: 0 });
    expect(await names(slug)).toEqual(['2024', '2025']);
  });

  test('builds on a release that stands: after one was taken back the whole is needed', async () => {
    const { id, send } = await sites('part-withdrawn');
    await send([A]);
    await city.system.db
      .updateTable('release')
      .set({ withdrawnAt: city.system.clock(), withdrawnReason: '错', withdrawnBy: null })
      .where('datasetId', '=', id)
      .execute();
    await expect(send([B], parts('2025'))).rejects.toMatchObject({ code: 'WHOLE_NEEDED' });
  });
});

describe('a load', () => {
  const slow = (rows: Row[], between: () => Promise<void>): Partial<Delivery> => ({
    batches: (async function* () {
      for (const [at, row] of rows.entries()) {
        yield { rows: [{ line: at + 1, cells: [...row] }], aside: [] };
        await between();
      }
    })(),
  });
  const running = async (datasetId: string) => {
    const { rows } = await city.ingest.query<{ id: string }>(
      "select id from pool.load where dataset_id = $1 and state = 'LOADING'",
      [datasetId],
    );
    return rows[0]?.id ?? '';
  };
  const pause = (milliseconds: number) =>
    new Promise<void>((resolve) => setTimeout(resolve, milliseconds));

  test('can be cancelled; what stood stands', async () => {
    const { id, slug, send } = await sites('load-cancel');
    await send([A]);
    const loading = send(
      [],
      slow([B, C, A], async () => {
        await askToCancel(ingestDb(city.ingest), await running(id), city.system.clock());
        await pause(1100);
      }),
    );
    await expect(loading).rejects.toMatchObject({ code: 'LOAD_CANCELLED' });
    expect(await names(slug)).toEqual(['白马寺']);
  });

  test('is cancelled also when that is asked after its last row was read', async () => {
    const { id, slug, send } = await sites('load-cancel-late');
    await send([A]);
    const loading = send(
      [],
      slow([B], async () => {
        expect(
          await askToCancel(ingestDb(city.ingest), await running(id), city.system.clock()),
        ).toBe(true);
      }),
    );
    await expect(loading).rejects.toMatchObject({ code: 'LOAD_CANCELLED' });
    expect(await names(slug)).toEqual(['白马寺']);
  });

  test('whose connection dies is marked failed by the housekeeping, and one that lives is left alone', async () => {
    const { id, slug, send } = await sites('load-dead');
    await send([A]);
    const db = ingestDb(city.ingest);
    const sweep = () => failDeadLoads(db, city.system.clock());
    let loadId = '';
    const loading = send(
      [],
      slow([B, C], async () => {
        loadId = await running(id);
        expect(await sweep()).toBe(0);
      }),
    );
    await loading;
    expect((await findLoad(db, loadId))?.state).toBe('RELEASED');
    await city.ingest.query(
      `insert into pool.load (dataset_id, file_name, file_sha256, recognition, state, started_at)
       values ($1, 'dead.csv', '', '{}', 'LOADING', now())`,
      [id],
    );
    loadId = await running(id);
    expect(await sweep()).toBe(1);
    expect(await findLoad(db, loadId)).toMatchObject({ state: 'FAILED' });
    expect(await names(slug)).toEqual(['龙门石窟', '关林']);
  });

  test('takes the rows that were sent along when it is deleted', async () => {
    const { id, send } = await sites('load-deleted');
    await send([A, B]);
    const count = async () => {
      const { rows } = await city.ingest.query<{ sent: number }>(
        'select count(*)::int as sent from pool.sent_row',
      );
      return rows[0]?.sent ?? 0;
    };
    const before = await count();
    await city.ingest.query('delete from pool.load where dataset_id = $1', [id]);
    expect(before - (await count())).toBe(2);
  });

  test('balances: the database refuses a load that does not say what became of every row', async () => {
    const { id } = await sites('load-balance');
    const released = async (counts: string, more = '') => {
      const loadId = randomUUID();
      await city.ingest.query(
        `insert into pool.load (id, dataset_id, file_name, file_sha256, recognition, state, started_at)
         values ($1, $2, 'x', '', '{}', 'LOADING', now())`,
        [loadId, id],
      );
      await city.ingest.query(
        `insert into pool.sent_row select $1, n, '{}' from generate_series(1, 3) n`,
        [loadId],
      );
      if (more !== '') await city.ingest.query(more, [loadId]);
      return city.ingest.query(
        `update pool.load set state = 'RELEASED', finished_at = now(),
           (received, accepted, rejected, aside, inserted, changed, deleted, unchanged) = (${counts}) where id = $1`,
        [loadId],
      );
    };
    const refused = (counts: string, constraint: string) =>
      expect(released(counts)).rejects.toMatchObject({ constraint });
    await refused('3, 3, 0, 0, 2, 0, 0, 0', 'every_row_became_something');
    await refused('3, 2, 0, 0, 2, 0, 0, 0', 'every_line_accounted_for');
    await refused('3, 3, 0, 0, null, null, null, null', 'released_load_is_counted');
    // Sums that add up, of lines that were not kept.
    await refused('2, 2, 0, 0, 2, 0, 0, 0', 'kept_lines_are_counted');
    await refused('3, 2, 1, 0, 2, 0, 0, 0', 'kept_lines_are_counted');
    await refused('4, 3, 0, 1, 3, 0, 0, 0', 'kept_lines_are_counted');
    const rejected = `insert into pool.rejected_row (load_id, line, "column", reason) values ($1, 2, 'a', 'x'), ($1, 2, 'b', 'x')`;
    expect((await released('3, 2, 1, 0, 2, 0, 0, 0', rejected)).rowCount).toBe(1);
  });

  test('makes a release whose rows are those before it, with what came and without what went', async () => {
    const { id, send } = await sites('release-balance');
    await send([A, B]);
    const release = (rows: number, inserted: number | null) =>
      city.ingest.query(
        `insert into app.release (dataset_id, number, schema_version, relation, row_count, completeness, note, load_id, released_at, inserted, changed, deleted)
         select dataset_id, 2, 1, relation, $2, '{}', '', load_id, now(), $3, 0, 0 from app.release where dataset_id = $1`,
        [id, rows, inserted],
      );
    await expect(release(4, 1)).rejects.toMatchObject({ constraint: 'rows_follow_from_changes' });
    await expect(release(4, null)).rejects.toMatchObject({
      constraint: 'release_says_what_changed',
    });
  });
});
