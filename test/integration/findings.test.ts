import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { IntakeError } from '../../api/intake/intake-error.ts';
import { grepDatabase } from '../support/grep-database.ts';
import { aDataset, aField, PRIVACY } from '../support/dataset.ts';
import { aSystem, type TestSystem } from '../support/system.ts';
import { aWorker } from '../support/worker.ts';

let city: TestSystem;
let worker: Awaited<ReturnType<typeof aWorker>>;
let officer: Record<string, string>;
beforeAll(async () => {
  city = await aSystem();
  worker = await aWorker(city);
  officer = await city.person('heritage-officer', '文物');
});
afterAll(async () => {
  await worker.end();
  await city.end();
});

const MOBILE = '13800001234';
const FIELDS = [aField('id', { key: true }), aField('note'), aField('place', { nullable: false })];

/** Sends rows that are expected to be held; the load's id. */
async function held(loading: Promise<unknown>): Promise<string> {
  const error: unknown = await loading.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (!(error instanceof IntakeError) || error.load === undefined) throw error;
  expect(error.code).toBe('FINDINGS_UNANSWERED');
  return error.load;
}
const findings = async (loadId: string, who = officer) =>
  worker.ask('GET', `/deliveries/loads/${loadId}/findings`, who);
const answer = async (loadId: string, answers: object[], who = officer) =>
  worker.ask('POST', `/deliveries/loads/${loadId}/findings`, who, { answers });
const load = async (loadId: string) =>
  (await worker.ask('GET', `/deliveries/loads/${loadId}`, officer)).body;
/** Lets the load go on, and waits until it has ended or is held again. */
async function goOn(loadId: string) {
  const begun = await worker.ask('POST', `/deliveries/loads/${loadId}/continue`, officer, {});
  expect(begun.status).toBe(202);
  for (;;) {
    const now = await load(loadId);
    if (now.state !== 'LOADING') return now;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
const notes = async (slug: string) => {
  const { data } = await city.ask(
    'query ($slug: String!) { dataset(slug: $slug) { release { number treatments { zh } } records(first: 50, orderBy: [{ field: "id" }]) { nodes } } }',
    { slug },
    await city.key('citizen-li'),
  );
  return data.dataset.records?.nodes.map(({ note }: { note: string }) => note);
};
const release = async (slug: string) =>
  (
    await city.ask(
      'query ($slug: String!) { dataset(slug: $slug) { release { number treatments { zh } } } }',
      { slug },
    )
  ).data.dataset.release;

describe('M31: personal data in free text is found before it goes out', () => {
  test('the officer sees how many rows, which lines and masked examples; the release waits and the last one stands', async () => {
    const { slug, send } = await aDataset(city, 'texts-held', FIELDS);
    await send([['1', '开放', '洛龙']]);
    const loadId = await held(
      send([
        ['1', `电话${MOBILE}，找王处长`, '洛龙'],
        ['2', '开放', '西工'],
        ['3', `电话${MOBILE}`, '西工'],
      ]),
    );
    expect(await load(loadId)).toMatchObject({ state: 'HELD' });
    expect(await notes(slug)).toEqual(['开放']);
    const { body } = await findings(loadId);
    expect(body.findings).toEqual([
      expect.objectContaining({
        field: 'note',
        kind: 'MOBILE',
        kindTitle: { zh: '手机号码', en: 'Mobile numbers' },
        rows: 2,
        lines: [1, 3],
        examples: ['电话138****1234，找*处长', '电话138****1234'],
        answer: null,
        may: ['MASK', 'DROP', 'INTENDED'],
      }),
      expect.objectContaining({ kind: 'NAME_WITH_TITLE', rows: 1, lines: [1] }),
    ]);
    expect(JSON.stringify(body)).not.toContain(MOBILE);
  });

  test('once every kind has its answer the load goes on from what was sent, and says to all what was done', async () => {
    const { slug, send } = await aDataset(city, 'texts-answered', FIELDS);
    const loadId = await held(
      send([
        ['1', `电话${MOBILE}，找王处长`, '洛龙'],
        ['1', '又一行', '洛龙'],
        ['2', null, null],
      ]),
    );
    const of = (kind: string, more: object) => ({ field: 'note', kind, ...more });
    await answer(loadId, [of('MOBILE', { answer: 'MASK' })]);
    expect((await goOn(loadId)).state).toBe('HELD');
    const bare = await answer(loadId, [of('NAME_WITH_TITLE', { answer: 'INTENDED' })]);
    expect(bare.body.errors[0].extensions.argument).toContain('reason');
    await answer(loadId, [
      of('NAME_WITH_TITLE', { answer: 'INTENDED', reason: '处长电话依法公开' }),
    ]);
    expect(await goOn(loadId)).toMatchObject({
      state: 'RELEASED',
      counts: { received: 3, accepted: 1, rejected: 2, inserted: 1 },
    });
    expect(await notes(slug)).toEqual(['电话138****1234，找王处长']);
    expect(await release(slug)).toEqual({
      number: 1,
      treatments: [{ zh: '“note”中的手机号码已遮盖' }],
    });
    const { body } = await findings(loadId);
    expect(body.findings[1].answer).toMatchObject({
      answer: 'INTENDED',
      reason: '处长电话依法公开',
      by: expect.stringContaining('孙文静') as string,
    });
    expect((await answer(loadId, [of('MOBILE', { answer: 'DROP' })])).status).toBe(409);
  });

  test('a column that is left out is empty for everyone; a key and a column that may not be empty stay', async () => {
    const { slug, send } = await aDataset(city, 'texts-dropped', FIELDS);
    const loadId = await held(
      send([
        [`a${MOBILE.slice(0, 2)}@b.cn`, `电话${MOBILE}`, `电话${MOBILE}`],
        ['2', '无关', '西工'],
      ]),
    );
    const refused = await answer(loadId, [{ field: 'place', kind: 'MOBILE', answer: 'DROP' }]);
    expect(refused.body.errors[0].extensions.code).toBe('BAD_USER_INPUT');
    expect((await findings(loadId)).body.findings[0]).toMatchObject({
      field: 'id',
      may: ['INTENDED'],
    });
    await answer(loadId, [
      { field: 'id', kind: 'EMAIL', answer: 'INTENDED', reason: '编号' },
      { field: 'note', kind: 'MOBILE', answer: 'DROP' },
      { field: 'place', kind: 'MOBILE', answer: 'MASK' },
    ]);
    expect((await goOn(loadId)).state).toBe('RELEASED');
    expect(await notes(slug)).toEqual([null, null]);
    expect((await release(slug)).treatments[0]).toEqual({ zh: '“note”未发布' });
  });

  test('of an increment, deletions are remembered while it waits', async () => {
    const { slug, send } = await aDataset(city, 'texts-increment', FIELDS);
    await send([
      ['1', '一', '洛龙'],
      ['2', '二', '洛龙'],
    ]);
    const push = { scope: { mode: 'INCREMENT' as const }, pushId: 'p1' };
    const loadId = await held(send([{ gone: '1' }, ['3', `电话${MOBILE}`, '洛龙']], push));
    await expect(send([['9', '九', '洛龙']], push)).rejects.toMatchObject({
      code: 'PUSH_REPEATED',
    });
    await answer(loadId, [{ field: 'note', kind: 'MOBILE', answer: 'MASK' }]);
    expect(await goOn(loadId)).toMatchObject({ counts: { inserted: 1, deleted: 1 } });
    expect(await notes(slug)).toEqual(['二', '电话138****1234']);
  });
});

describe('decisions', () => {
  test('that stand are those of later loads too, with the same name, until they are taken back', async () => {
    const { slug, send } = await aDataset(city, 'texts-standing', FIELDS);
    const rows = [['1', `电话${MOBILE}`, '洛龙']];
    const first = await held(send(rows));
    await answer(first, [{ field: 'note', kind: 'MOBILE', answer: 'MASK', standing: true }]);
    await goOn(first);
    const second = await send([...rows, ['2', `电话${MOBILE}`, '洛龙']]);
    expect(await notes(slug)).toEqual(['电话138****1234', '电话138****1234']);
    expect((await findings(second.loadId)).body.findings[0].answer).toMatchObject({
      answer: 'MASK',
      decidedIn: first,
    });
    await held(send([['1', `${MOBILE} 或 a@b.cn`, '洛龙']]));
    const list = await worker.ask('GET', `/deliveries/${slug}/standing-answers`, officer);
    expect(list.body.answers).toMatchObject([{ field: 'note', kind: 'MOBILE', answer: 'MASK' }]);
    const which = { field: 'note', kind: 'MOBILE' };
    const revoke = () =>
      worker.ask('POST', `/deliveries/${slug}/standing-answers/revoke`, officer, which);
    expect((await revoke()).status).toBe(204);
    expect((await revoke()).status).toBe(404);
    await held(send(rows));
  });

  test('are for the department alone, by a person and not by a key', async () => {
    const { send } = await aDataset(city, 'texts-hands', FIELDS);
    const loadId = await held(send([['1', `电话${MOBILE}`, '洛龙']]));
    const stranger = await city.person('market-officer', '市场');
    expect((await findings(loadId, stranger)).status).toBe(404);
    expect((await findings(loadId, {})).status).toBe(401);
    const own = [{ field: 'note', kind: 'MOBILE', answer: 'MASK' }];
    expect((await answer(loadId, own, stranger)).status).toBe(404);
    const unknown = await answer(loadId, [{ field: 'id', kind: 'EMAIL', answer: 'MASK' }]);
    expect(unknown.body.errors[0].extensions.code).toBe('BAD_USER_INPUT');
    expect((await answer(loadId, own)).status).toBe(200);
    expect((await answer(loadId, own)).status).toBe(409);
  });

  test('come too late for a load that is cancelled or that another release has overtaken', async () => {
    const { send } = await aDataset(city, 'texts-late', FIELDS);
    const first = await held(send([['1', `电话${MOBILE}`, '洛龙']]));
    const cancelled = await held(send([['1', `电话${MOBILE}`, '洛龙']]));
    await worker.ask('POST', `/deliveries/loads/${cancelled}/cancel`, officer, {});
    expect(await load(cancelled)).toMatchObject({ state: 'CANCELLED' });
    city.at('2026-11-23T10:05:00+08:00');
    await send([['1', '改好了', '洛龙']]);
    await answer(first, [{ field: 'note', kind: 'MOBILE', answer: 'MASK' }]);
    for (const id of [first, cancelled]) {
      const late = await worker.ask('POST', `/deliveries/loads/${id}/continue`, officer, {});
      expect(late.status).toBe(409);
    }
    city.at('2026-11-23T10:00:00+08:00');
  });

  test('on a restricted field are told to nobody who may not read it', async () => {
    const { slug, send } = await aDataset(city, 'texts-restricted', [
      aField('id', { key: true }),
      aField('note', { openness: 'CONDITIONAL', legalBasis: PRIVACY }),
    ]);
    const loadId = await held(send([['1', `电话${MOBILE}`]]));
    await answer(loadId, [{ field: 'note', kind: 'MOBILE', answer: 'MASK' }]);
    await goOn(loadId);
    expect(await release(slug)).toEqual({ number: 1, treatments: [] });
  });
});

describe('the database refuses', () => {
  test('a release whose texts nobody has looked through, and one with an unanswered finding', async () => {
    const { id, send } = await aDataset(city, 'texts-wall', FIELDS);
    const loadId = await held(send([['1', `电话${MOBILE}`, '洛龙']]));
    const insert = (of: string) =>
      city.ingest.query(
        `insert into app.release (dataset_id, number, schema_version, relation, row_count, completeness, note, load_id, released_at)
         values ($1, 9, 1, 'x', 0, '{}', '', $2, now())`,
        [id, of],
      );
    await expect(insert('11111111-2222-4333-8444-555555555555')).rejects.toMatchObject({
      constraint: 'release_was_scanned',
    });
    await expect(insert(loadId)).rejects.toMatchObject({ constraint: 'findings_are_answered' });
    await answer(loadId, [{ field: 'note', kind: 'MOBILE', answer: 'MASK' }]);
    await expect(
      city.ingest.query("update pool.finding_answer set answer = 'DROP' where load_id = $1", [
        loadId,
      ]),
    ).rejects.toThrow(/permission denied/);
  });

  test('and nothing of what was found stands anywhere but where it was sent', async () => {
    const { send } = await aDataset(city, 'texts-pool', FIELDS);
    await held(send([['1', '电话13711112222', '洛龙']]));
    const places = await grepDatabase(city.urlOf(), '13711112222');
    expect(places.filter((place) => place !== 'pg_catalog.pg_statistic')).toEqual([
      'pool.sent_row',
    ]);
  });
});
