import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { DatasetDeclaration } from '../../db/catalogue/declaration.ts';
import { openLoad, ingestDb } from '../../db/releases/loads.ts';
import { aDataset, aField, PRIVACY } from '../support/dataset.ts';
import { asIntended } from '../support/findings.ts';
import { grepDatabase } from '../support/grep-database.ts';
import { grepFolders } from '../support/grep-folders.ts';
import { aSystem, type TestSystem } from '../support/system.ts';
import { aWorker } from '../support/worker.ts';

let city: TestSystem;
let worker: Awaited<ReturnType<typeof aWorker>>;
let officer: Record<string, string>;
let principal: Record<string, string>;
beforeAll(async () => {
  city = await aSystem();
  worker = await aWorker(city);
  officer = await city.person('heritage-officer', '文物');
  principal = await city.person('heritage-principal', '文物');
});
afterAll(async () => {
  await worker.end();
  await city.end();
});

const LEAK = '13798765432';
const WHAT = { zh: '误发的联系电话', en: 'Telephone numbers released by mistake' };
const order = (slug: string, wish: object, who = officer) =>
  worker.ask('POST', `/deliveries/${slug}/purges`, who, { what: WHAT, reason: '投诉', ...wish });
const confirm = (id: string, who = principal) =>
  worker.ask('POST', `/deliveries/purges/${id}/confirm`, who, {});
/** Ordered by the one and confirmed by the other. */
async function purge(slug: string, wish: object) {
  const ordered = await order(slug, wish);
  expect(ordered.body).toMatchObject({ purge: expect.any(String) as string });
  const done = await confirm(ordered.body.purge);
  expect(done.body.errors).toBeUndefined();
  return { ...ordered.body, ...done.body };
}
const found = (text: string) => grepDatabase(city.urlOf(), text);

const page = async (slug: string, more = '') => {
  const { data, errors } = await city.ask(
    `query ($slug: String!) { dataset(slug: $slug) { records(first: 2, orderBy: [{ field: "id" }] ${more}) { nodes totalCount pageInfo { endCursor hasNextPage } } } }`,
    { slug },
    await city.key('citizen-li'),
  );
  if (errors !== undefined) throw new Error(errors[0]?.extensions.code);
  return data.dataset.records;
};
const facts = async (slug: string) =>
  (
    await city.ask(
      'query ($slug: String!) { dataset(slug: $slug) { summary { zh } sample purges { kind what { zh } releases } releases { number rowCount sha256 supersededAt } fields { name example completeness } } }',
      { slug },
    )
  ).data.dataset;

/** Sites with a note and a phone; the second of them leaks, in two releases and one rejected line. */
async function aLeak(slug: string, more: Partial<DatasetDeclaration> = {}) {
  const dataset = await aDataset(
    city,
    slug,
    [
      aField('id', { key: true }),
      aField('note', { example: `电话 ${LEAK}` }),
      aField('year', { type: 'INTEGER' }),
      aField('phone', { nullable: false, example: LEAK }),
    ],
    more,
  );
  const first = await asIntended(
    city,
    dataset.send([
      ['1', '开放', '1990', '0379-1'],
      ['2', '请打', '1991', LEAK],
      ['3', `找${LEAK}，或来访`, '1992', '0379-3'],
      ['4', LEAK, `年${LEAK}`, LEAK],
    ]),
  );
  const changed = [
    ['1', '开放', '1990', '0379-1'],
    ['2', '改了', '1991', LEAK],
    ['3', `找${LEAK}，或来访`, '1992', '0379-3'],
    ['5', '新', '1993', '0379-5'],
  ];
  const second = await asIntended(city, dataset.send(changed, { note: `更正 ${LEAK}` }));
  return { ...dataset, first, second };
}

describe('a leak is erasable although releases are immutable', () => {
  test('values go from every release, what was sent, examples, words, statistics and questions; nothing finds them', async () => {
    const { slug } = await aLeak('leak-values', {
      summary: { zh: `联系 ${LEAK} 的说明文字，测试用`, en: 'x' },
    });
    await city.ask(
      'query ($slug: String!) { dataset(slug: $slug) { records(where: { phone: { eq: "13798765432" } }) { totalCount } } }',
      { slug },
      await city.key('citizen-li'),
    );
    const citizen = await city.person('citizen-li');
    const filed = await city.ask(
      `mutation ($input: RequestVerificationInput!) { requestVerification(input: $input) { case { number } } }`,
      {
        input: { dataset: slug, row: 'id=1', stands: LEAK, shouldBe: '空', why: `不该有 ${LEAK}` },
      },
      citizen,
    );
    const { number } = filed.data.requestVerification.case;
    const asked = await city.ask(
      `mutation ($input: AskCompletionInput!) { askCompletion(input: $input) { errors { code } } }`,
      { input: { number, missing: `是指 ${LEAK} 吗` } },
      officer,
    );
    expect(asked.data.askCompletion.errors).toEqual([]);
    expect(await found(LEAK)).toEqual(
      expect.arrayContaining([
        'app."case"',
        'app.case_completion',
        'app.dataset',
        'app.entry_version',
        'app.field',
        'app.release',
        'open.leak_values_v1',
        'pool.load',
        'pool.rejected_row',
        'pool.sent_row',
      ]),
    );
    const kept = (who: Record<string, string>) => worker.ask('GET', '/deliveries/held', who);
    await worker.ask(
      'POST',
      '/deliveries/held?name=again.csv',
      { ...officer, 'content-type': 'application/octet-stream' },
      Buffer.from(`id,phone\n9,${LEAK}\n`),
    );
    expect((await kept(officer)).body.files).toHaveLength(1);
    const done = await purge(slug, { kind: 'VALUES', values: [LEAK] });
    expect(done).toMatchObject({ rows: 3, releasedRows: 3, releases: [1, 2], heldFiles: 1 });
    expect((await kept(officer)).body.files).toEqual([]);
    expect(await found(LEAK)).toEqual([]);

    const { nodes } = await page(slug, ', release: 1');
    expect(nodes).toEqual([
      { id: '1', note: '开放', year: 1990, phone: '0379-1' },
      { id: '2', note: '请打', year: 1991, phone: null },
    ]);
    const { nodes: rest } = await page(slug, ', where: { id: { eq: "3" } }');
    expect(rest[0].note).toBe('找***，或来访');
  });

  test('a row goes by its key, with every form that it had, and a walk in progress goes on without it', async () => {
    const { slug } = await aLeak('leak-row');
    const first = await page(slug);
    const cursor = first.pageInfo.endCursor;
    await purge(slug, { kind: 'ROW', key: { id: '3' } });
    await purge(slug, { kind: 'ROW', key: { id: '2' } });
    const rest = await page(slug, `, after: "${cursor}"`);
    expect(rest.nodes.map(({ id }: { id: string }) => id)).toEqual(['5']);
    expect(rest.totalCount).toBe(2);
    expect((await page(slug, ', release: 1')).totalCount).toBe(1);
    const { rows } = await city.ingest.query<{ cells: string[] }>(
      `select s.cells from pool.sent_row s join pool.load l on l.id = s.load_id
       join app.dataset d on d.id = l.dataset_id where d.slug = 'leak-row'`,
    );
    expect(rows.filter(({ cells }) => cells.length === 0)).toHaveLength(4);
    expect(rows.some(({ cells }) => cells[0] === '2' || cells[0] === '3')).toBe(false);
  });

  test('a column goes from every release that has it, also where it might not be empty', async () => {
    const { slug, first } = await aLeak('leak-column');
    const done = await purge(slug, { kind: 'COLUMN', field: 'phone' });
    expect(done).toMatchObject({ releases: [1, 2] });
    const walk = async (walked: unknown[] = [], after = ''): Promise<unknown[]> => {
      const { data } = await city.ask(
        `query ($slug: String!) { dataset(slug: $slug) { records(first: 3, fields: ["id", "phone"], orderBy: [{ field: "phone", direction: DESC }] ${after}) { nodes pageInfo { endCursor hasNextPage } } } }`,
        { slug },
        await city.key('citizen-li'),
      );
      const { nodes, pageInfo } = data.dataset.records;
      return pageInfo.hasNextPage === true
        ? walk([...walked, ...nodes], `, after: "${pageInfo.endCursor}"`)
        : [...walked, ...nodes];
    };
    expect((await walk()).toSorted(byId)).toEqual(
      ['1', '2', '3', '5'].map((id) => ({ id, phone: null })),
    );
    const sent = await city.ingest.query<{ cells: string[] }>(
      'select cells from pool.sent_row where load_id = $1',
      [first.loadId],
    );
    expect(sent.rows.every(({ cells }) => cells[3] === null)).toBe(true);
    expect((await facts(slug)).fields[3]).toMatchObject({ example: null, completeness: 0 });
  });

  test('digests and counts are taken anew and say so, and a notice stays that tells no value', async () => {
    const { slug } = await aLeak('leak-notice');
    const before = await facts(slug);
    await purge(slug, { kind: 'ROW', key: { id: '3' } });
    const after = await facts(slug);
    expect(after.purges).toEqual([{ kind: 'ROW', what: { zh: WHAT.zh }, releases: [1, 2] }]);
    const text = '1\t开放\t1990\t0379-1\n2\t请打\t1991\t13798765432\n';
    expect(after.releases[1]).toEqual({
      number: 1,
      rowCount: 2,
      sha256: createHash('sha256').update(text).digest('hex'),
      supersededAt: '2026-11-23T10:00:00.000+08:00',
    });
    expect(JSON.stringify(after)).not.toContain(before.releases[1].sha256);
    expect(await found(before.releases[1].sha256)).toEqual([]);
  });

  test('what readers asked with is forgotten, and that they asked is not', async () => {
    const { slug, id, send } = await aDataset(city, 'leak-readings', [
      aField('id', { key: true }),
      aField('phone', { openness: 'CONDITIONAL', legalBasis: PRIVACY }),
    ]);
    await asIntended(city, send([['1', '13712312312']]));
    const { partyId, accountId } = await city.system.db
      .selectFrom('party')
      .select(['id as partyId', 'accountId'])
      .where('accountId', 'is not', null)
      .executeTakeFirstOrThrow();
    await city.system.db
      .insertInto('reading')
      .values({
        at: city.system.clock(),
        datasetId: id,
        release: 1,
        partyId,
        accountId: accountId ?? '',
        apiKeyId: null,
        grantIds: [],
        question: JSON.stringify({
          fields: ['phone'],
          where: { kind: 'condition', field: 'phone', operator: 'eq', value: '13712312312' },
        }),
      })
      .execute();
    await purge(slug, { kind: 'ROW', key: { id: '1' } });
    expect(await found('13712312312')).toEqual([]);
    const reading = await city.system.db
      .selectFrom('reading')
      .select('question')
      .where('datasetId', '=', id)
      .executeTakeFirstOrThrow();
    expect(reading.question).toEqual({ fields: ['phone'], where: { purged: true } });
  });
});

describe('what people wrote about it goes with a leak', () => {
  /** The bench of the department, with the value in whatever of it is kept. */
  async function aBench(value: string) {
    const { body } = await worker.ask('POST', '/deliveries/batches', officer, {
      title: `${value} 的名单`,
    });
    const batch: string = body.id;
    await worker.ask(
      'POST',
      `/deliveries/batches/${batch}/files?name=${encodeURIComponent(`${value}.csv`)}`,
      { ...officer, 'content-type': 'application/octet-stream' },
      Buffer.from(`藏品,去向${value},备注\n瓶,馆内,${value}\n`),
    );
    const say = async (question: string, answer: object) => {
      const { status } = await worker.ask('POST', `/deliveries/batches/${batch}/answers`, officer, {
        question,
        answer,
      });
      expect([question, status]).toEqual([question, 200]);
    };
    await say('column:备注', { audience: 'ASK', question: `像 ${value} 这样的能公开吗` });
    await say(`column:去向${value}`, {
      audience: 'NOBODY',
      legalBasis: { ...PRIVACY, article: `第二条（见 ${value}）` },
    });
    await say('column:藏品', { audience: 'EVERYONE' });
  }

  async function written(id: string, value: string) {
    const hands = await city.system.db
      .selectFrom('party')
      .innerJoin('membership', 'membership.partyId', 'party.id')
      .select(['party.id as partyId', 'membership.accountId'])
      .where('party.department', '=', 'heritage')
      .where('party.post', '=', 'OFFICER')
      .executeTakeFirstOrThrow();
    await city.system.db
      .insertInto('entryStep')
      .values({
        entryId: id,
        version: 1,
        action: 'RETURN',
        fromState: 'BUREAU_REVIEW',
        toState: 'RETURNED',
        opinion: `第 2 行的 ${value} 是谁的`,
        remarks: JSON.stringify([{ element: 'fields', remark: `删去 ${value}` }]),
        takenBy: hands.accountId,
        takenAs: hands.partyId,
        takenAt: city.system.clock(),
      })
      .execute();
    await city.ingest.query(
      `insert into pool.load_question (load_id, question, asked_by, asked_as, asked_at)
       select l.id, $2, $3, $4, now() from pool.load l where l.dataset_id = $1`,
      [id, `${value} 能公开吗`, hands.accountId, hands.partyId],
    );
  }

  /** The newest decision about a column with this audience. */
  async function decided(audience: string) {
    const decisions = await city.system.db
      .selectFrom('glossaryDecision')
      .select(['subject', 'answer'])
      .orderBy('id', 'desc')
      .execute();
    const newest = decisions.find(
      ({ answer }) => 'audience' in answer && answer.audience === audience,
    );
    return { subject: newest?.subject, ...newest?.answer };
  }

  test('values: questions to the Bureau, opinions, headers and conditions of the glossary, files of the bench', async () => {
    const value = '13698761234';
    const { slug, id, send } = await aDataset(city, 'leak-written', [
      aField('id', { key: true }),
      aField('note'),
    ]);
    await asIntended(city, send([['1', `找 ${value}`]]), `${value} 是公开的值班电话`);
    await aBench(value);
    await written(id, value);
    expect(await found(value)).toEqual(
      expect.arrayContaining([
        'app.entry_step',
        'app.glossary_decision',
        'pool.finding_answer',
        'pool.load_question',
        'pool.onboarding_batch',
        'pool.onboarding_file',
      ]),
    );
    expect(grepFolders(worker.folders, value)).toHaveLength(1);
    await purge(slug, { kind: 'VALUES', values: [value] });
    expect(await found(value)).toEqual([]);
    expect(grepFolders([...worker.folders, city.dataDir], value)).toEqual([]);
    // What was decided still holds, without the words.
    expect(await decided('ASK')).toMatchObject({ question: '像 *** 这样的能公开吗' });
    expect(await decided('NOBODY')).toMatchObject({
      subject: '去向***',
      legalBasis: { title: PRIVACY.title, article: '第二条（见 ***）', kind: 'LAW' },
    });
  });

  test('a row: what was asked and said about it; a column: what was asked about it', async () => {
    const value = '13598761234';
    const { slug, id, send } = await aDataset(city, 'leak-row-written', [
      aField('id', { key: true }),
      aField('remark', { source: '备注' }),
    ]);
    await asIntended(city, send([['1', value]]));
    await aBench(value);
    await written(id, value);
    await purge(slug, { kind: 'ROW', key: { id: '1' } });
    expect(await decided('ASK')).toMatchObject({ question: '像 *** 这样的能公开吗' });
    expect(await found(`像 ${value}`)).toEqual([]);
    expect(await found(`第 2 行的 ${value}`)).toEqual([]);
    await purge(slug, { kind: 'COLUMN', field: 'remark' });
    expect(await decided('ASK')).not.toHaveProperty('question');
  });
});

const byId = (one: unknown, other: unknown) =>
  JSON.stringify(one).localeCompare(JSON.stringify(other));

describe('M41: two named persons, and the reason', () => {
  test('nobody confirms his own order, and nothing goes before another does', async () => {
    const { slug } = await aLeak('leak-hands');
    const wish = { kind: 'VALUES', values: [LEAK] };
    const { body } = await order(slug, wish);
    expect((await confirm(body.purge, officer)).body.errors[0].extensions.code).toBe('FORBIDDEN');
    expect((await page(slug)).nodes[1].phone).toBe(LEAK);
    const stranger = await city.person('market-officer', '市场');
    expect((await confirm(body.purge, stranger)).status).toBe(404);
    expect((await order(slug, wish, stranger)).status).toBe(404);
    expect((await confirm(body.purge)).status).toBe(200);
    expect((await confirm(body.purge)).status).toBe(409);
    const list = await worker.ask('GET', `/deliveries/${slug}/purges`, officer);
    expect(list.body.purges).toEqual([
      expect.objectContaining({
        target: null,
        reason: '投诉',
        orderedBy: expect.stringContaining('孙文静') as string,
        confirmedBy: expect.stringContaining('郑国栋') as string,
      }),
    ]);
  });

  test('an order that is dropped forgets what it named and removes nothing', async () => {
    const { slug } = await aLeak('leak-dropped');
    const { body } = await order(slug, { kind: 'ROW', key: { id: '1' } });
    const dropped = await worker.ask('POST', `/deliveries/purges/${body.purge}/drop`, officer, {});
    expect(dropped.status).toBe(204);
    expect((await confirm(body.purge)).status).toBe(409);
    expect((await page(slug)).totalCount).toBe(4);
  });

  test.each<[string, object]>([
    ['no kind', { values: ['abc'] }],
    ['a value that is everywhere', { kind: 'VALUES', values: ['1'] }],
    ['half a key', { kind: 'ROW', key: {} }],
    ['a column of nobody', { kind: 'COLUMN', field: 'never' }],
    [
      'a public sentence with the value in it',
      { kind: 'VALUES', values: [LEAK], what: { zh: `电话 ${LEAK}` } },
    ],
    ['no reason', { kind: 'COLUMN', field: 'phone', reason: ' ' }],
  ])('%s is refused', async (story, wish) => {
    const { slug } = await aLeak(`leak-bad-${story.replaceAll(' ', '-').slice(0, 30)}`);
    const refused = await order(slug, wish);
    expect(refused.body.errors[0].extensions.code).toBe('BAD_USER_INPUT');
  });

  test('a load that is running is asked to stop first, or it would bring back what goes', async () => {
    const { slug, id } = await aLeak('leak-loading');
    const running = '11111111-2222-4333-8444-555555555555';
    const load = { id: running, datasetId: id, fileName: 'x', fileSha256: '', recognition: {} };
    const said = { pushId: null, loadedBy: null, note: null };
    await openLoad(
      ingestDb(city.ingest),
      { ...load, ...said, mode: 'WHOLE', parts: null, schemaVersion: 1 },
      city.system.clock(),
    );
    const { body } = await order(slug, { kind: 'COLUMN', field: 'phone' });
    expect((await confirm(body.purge)).status).toBe(409);
    const asked = await city.ingest.query(
      'select from pool.load where id = $1 and cancel_asked_at is not null',
      [running],
    );
    expect(asked.rowCount).toBe(1);
    await city.ingest.query("update pool.load set state = 'CANCELLED' where id = $1", [running]);
    expect((await confirm(body.purge)).status).toBe(200);
  });

  test('the database refuses a purge by one person, a change of a release without one, and a change of an order', async () => {
    const { slug, id } = await aLeak('leak-wall');
    const { body } = await order(slug, { kind: 'COLUMN', field: 'phone' });
    await expect(
      city.ingest.query(
        'update pool.purge_order set confirmed_by = ordered_by, confirmed_as = ordered_as, confirmed_at = now() where id = $1',
        [body.purge],
      ),
    ).rejects.toMatchObject({ constraint: 'purged_by_two_persons' });
    await expect(
      city.ingest.query("update pool.purge_order set reason = 'x' where id = $1", [body.purge]),
    ).rejects.toMatchObject({ constraint: 'purge_is_kept' });
    await expect(
      city.ingest.query(
        'update app.release set sha256 = null, superseded_at = now() where dataset_id = $1',
        [id],
      ),
    ).rejects.toMatchObject({ constraint: 'release_is_immutable' });
    for (const purging of [
      "select app.purge_words($1, '{abc}')",
      "select app.purge_records($1, '{abc}', true)",
      "select app.purge_column_questions($1, 'abc')",
    ])
      await expect(city.ingest.query(purging, [id])).rejects.toThrow(/no confirmed order/);
    await expect(
      city.ingest.query(
        "insert into app.purge_notice values ($1, $2, 'ROW', 'x', 'x', now(), '{1}')",
        [body.purge, id],
      ),
    ).rejects.toMatchObject({ constraint: 'notice_has_order' });
  });
});
