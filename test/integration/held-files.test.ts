import { setTimeout as delay } from 'node:timers/promises';
import { utils, write } from '@e965/xlsx';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { aDataset, aField } from '../support/dataset.ts';
import { aSystem, type TestSystem } from '../support/system.ts';
import { aWorker } from '../support/worker.ts';

/** 待载入的文件: an officer at the portal sends a file once, looks, corrects, and loads it. */
let city: TestSystem;
let worker: Awaited<ReturnType<typeof aWorker>>;
type Who = Record<string, string>;
let officer: Who;
let principal: Who;
let stranger: Who;
beforeAll(async () => {
  city = await aSystem();
  worker = await aWorker(city);
  officer = await city.person('heritage-officer', '文物');
  principal = await city.person('heritage-principal', '文物');
  stranger = await city.person('market-officer', '市场');
});
afterAll(async () => {
  await worker.end();
  await city.end();
});

const send = async (content: string | Buffer, name = 'works.csv', who = officer) =>
  worker.ask(
    'POST',
    `/deliveries/held?name=${encodeURIComponent(name)}`,
    { ...who, 'content-type': 'application/octet-stream' },
    Buffer.from(content),
  );
const held = async (content: string | Buffer, name?: string) =>
  (await send(content, name)).body.id as string;
const look = (id: string, order: object = {}, who = officer) =>
  worker.ask('POST', `/deliveries/held/${id}/preview`, who, order);
const load = (id: string, order: object, who = officer) =>
  worker.ask('POST', `/deliveries/held/${id}/load`, who, order);
const waiting = async (who = officer) =>
  (await worker.ask('GET', '/deliveries/held', who)).body.files as { id: string; name: string }[];
const code = (answer: { body: { errors?: { extensions: { code: string } }[] } }) =>
  answer.body.errors?.[0]?.extensions.code;

async function ended(id: string, who = officer) {
  for (let waited = 0; waited < 10_000; waited += 50) {
    const { body } = await worker.ask('GET', `/deliveries/loads/${id}`, who);
    if (body.state !== 'LOADING') return body;
    await delay(50);
  }
  throw new Error('it never ended');
}

const WORKS = '工程编号,工程名称,开工日期,联系电话\nG-1,塔基加固,2026-03-01,13800138000\n';

describe('a file for a dataset that is not there yet', () => {
  test('is shown with a proposed declaration, and its rows as they would be released', async () => {
    const id = await held(WORKS);
    const { body } = await look(id);
    expect(body.declared).toMatchObject([
      { title: { zh: '工程编号' }, type: 'STRING' },
      { title: { zh: '工程名称' }, type: 'STRING' },
      { title: { zh: '开工日期' }, type: 'DATE' },
      { title: { zh: '联系电话' }, sensitivity: 'PERSONAL', desensitization: { method: 'MASK' } },
    ]);
    expect(body.rows).toEqual([
      { line: 2, values: ['G-1', '塔基加固', '2026-03-01', '138****8000'] },
    ]);
  });

  test('is shown anew under a corrected declaration, without being sent again; nothing is changed', async () => {
    const id = await held(WORKS);
    const { declared } = (await look(id)).body;
    const fields = declared.with(3, { ...declared[3], openness: 'CLOSED' });
    const { body } = await look(id, { fields });
    expect(body.fields.map(({ source }: { source: string }) => source)).not.toContain('联系电话');
    expect(body.rows[0].values).toHaveLength(3);
    const wrong = await look(id, { fields: [{ ...declared[0], type: 'TEXT' }] });
    expect([wrong.status, code(wrong)]).toEqual([400, 'BAD_USER_INPUT']);
    expect(wrong.body.errors[0].extensions.argument).toBe('fields.0.type');
    const pattern = { ...declared[0], checks: [{ kind: 'PATTERN', pattern: '(' }] };
    expect(code(await look(id, { fields: [pattern] }))).toBe('BAD_USER_INPUT');
    expect((await waiting()).map((file) => file.id)).toContain(id);
  });

  test('is read as the officer says, when it was read wrongly', async () => {
    const sheets = utils.book_new(utils.aoa_to_sheet([['说明'], ['见第二张表']]), '说明');
    utils.book_append_sheet(sheets, utils.aoa_to_sheet([['编号'], ['G-1']]), '数据');
    const id = await held(write(sheets, { type: 'buffer', bookType: 'xlsx' }) as Buffer, 'a.xlsx');
    expect((await look(id)).body.reading.sheet).toBe('说明');
    const { body } = await look(id, { hints: { sheet: '数据' } });
    expect([body.reading.sheet, body.columns]).toEqual(['数据', ['编号']]);
    expect(code(await look(id, { hints: { sheet: '第三张' } }))).toBe('BAD_USER_INPUT');
  });
});

describe('a file for a dataset of the department', () => {
  test('becomes a release by what is declared, with its rejected rows counted; then it waits no longer', async () => {
    await aDataset(city, 'held-works', [
      aField('id', { key: true, source: '编号' }),
      aField('begun', { type: 'DATE', source: '开工' }),
    ]);
    const id = await held('编号,开工,备注\nG-1,2026-03-01,x\nG-2,开春,y\n');
    const preview = (await look(id, { dataset: 'held-works' })).body;
    expect(preview.findings.map(({ zh }: { zh: string }) => zh)).toContain(
      '文件里有未声明的列，不会载入：备注',
    );
    expect(preview.rejections).toMatchObject([{ line: 3, column: '开工', value: '开春' }]);

    const taken = await load(id, { dataset: 'held-works' });
    expect(taken.status).toBe(202);
    const done = await ended(taken.body.load);
    expect(done).toMatchObject({
      state: 'RELEASED',
      release: 1,
      keyed: true,
      loadedBy: expect.stringContaining('孙文静') as string,
      failure: null,
      counts: { received: 2, accepted: 1, rejected: 1 },
    });
    expect((await waiting()).map((file) => file.id)).not.toContain(id);
    const { body } = await worker.ask('GET', '/deliveries/loads?dataset=held-works', principal);
    expect(body.loads).toMatchObject([{ id: taken.body.load, dataset: 'held-works' }]);

    const mended = await held('编号,开工,退回原因\nG-2,2026-04-01,日期不对\n');
    const again = await load(mended, { dataset: 'held-works', mode: 'INCREMENT', pushId: 'm-1' });
    expect(await ended(again.body.load)).toMatchObject({
      release: 2,
      counts: { inserted: 1, rejected: 0 },
    });
  });

  test('that cannot be released yet stays, and says why in both languages', async () => {
    await aDataset(city, 'held-alike', [aField('id', { key: true }), aField('town')], {
      anonymity: { quasiIdentifiers: ['town'], k: 2 },
    });
    const id = await held('id,town\n1,甲\n2,乙\n');
    const { load: waits } = (await load(id, { dataset: 'held-alike' })).body;
    const { state, failure } = await ended(waits);
    expect(state).toBe('HELD');
    expect(failure).toMatchObject({
      zh: expect.stringContaining('至少 2 行') as string,
      en: expect.stringContaining('at least 2') as string,
    });
    expect((await waiting()).map((file) => file.id)).toContain(id);
  });
});

describe('M18: what the officer says about a change', () => {
  const notes = async (slug: string) => {
    const { data } = await city.ask(
      'query ($slug: String!) { dataset(slug: $slug) { releases { note } } }',
      { slug },
    );
    return data.dataset.releases.map(({ note }: { note: string }) => note);
  };

  test('is read by everyone with its release, also of a load that was held; without a word it is an update', async () => {
    const { slug } = await aDataset(city, 'held-note', [aField('id', { key: true })]);
    const sent = async (content: string, order: object) => {
      const { body } = await load(await held(content), { dataset: slug, ...order });
      return (await ended(body.load)) as { id: string; state: string };
    };
    await sent('id\n1\n', {});
    const note = '补报三季度的一处，代码按 2024 年版更正';
    const waits = await sent('id\n1\n2\n', { note: ` ${note} `, hold: true });
    expect([waits.state, await notes(slug)]).toEqual(['HELD', ['首次发布']]);
    await worker.ask('POST', `/deliveries/loads/${waits.id}/continue`, officer);
    await ended(waits.id);
    await sent('id\n3\n', { mode: 'INCREMENT', note: ' ' });
    expect(await notes(slug)).toEqual(['更新', note, '首次发布']);
  });

  test('holds no personal data and is no essay, which is said before anything is loaded', async () => {
    const { slug } = await aDataset(city, 'held-note-refused', [aField('id', { key: true })]);
    const id = await held('id\n1\n');
    for (const note of ['有问题请打 13800138000', '长'.repeat(501), 7]) {
      const refused = await load(id, { dataset: slug, note });
      expect(refused.body.errors[0].extensions).toMatchObject({
        code: 'BAD_USER_INPUT',
        argument: 'note',
      });
    }
    const file = await worker.ask(
      'POST',
      `/deliveries/${slug}/files?name=a.csv&note=${encodeURIComponent('王科长 13800138000')}`,
      { ...officer, 'content-type': 'application/octet-stream' },
      Buffer.from('id\n1\n'),
    );
    expect(file.body.errors[0].extensions.argument).toBe('note');
    const { body } = await worker.ask('GET', `/deliveries/loads?dataset=${slug}`, officer);
    expect(body.loads).toEqual([]);
  });
});

describe('files that wait', () => {
  test('are seen and removed by the department, and by nobody else', async () => {
    const id = await held(WORKS, '待看.csv');
    expect(await waiting(principal)).toContainEqual(
      expect.objectContaining({ id, name: '待看.csv' }),
    );
    expect((await waiting(stranger)).map((file) => file.id)).not.toContain(id);
    for (const answer of [
      await look(id, {}, stranger),
      await load(id, { dataset: 'companies' }, stranger),
      await worker.ask('DELETE', `/deliveries/held/${id}`, stranger),
    ])
      expect([answer.status, code(answer)]).toEqual([404, 'NOT_FOUND']);
    expect((await look(id, { dataset: 'companies' })).status).toBe(404);
    expect((await worker.ask('DELETE', `/deliveries/held/${id}`, principal)).status).toBe(204);
    expect((await look(id)).status).toBe(404);
  });

  test('are taken from posts of departments only, and never from a form of another site', async () => {
    expect((await send(WORKS, 'a.csv', {})).status).toBe(401);
    expect((await send(WORKS, 'a.csv', await city.person('citizen-li'))).status).toBe(403);
    const form = await worker.ask(
      'POST',
      '/deliveries/held?name=a.csv',
      { ...officer, 'content-type': 'text/plain' },
      Buffer.from(WORKS),
    );
    expect(form.status).toBe(415);
  });
});

test('releases are told to the department with the two persons behind them, also when taken back', async () => {
  const dataset = await aDataset(city, 'held-releases', [aField('id', { key: true })]);
  await dataset.send([['1']]);
  await dataset.send([['1'], ['2']]);
  await city.ask(
    'mutation { withdrawRelease(input: { dataset: "held-releases", release: 2, reason: "重复" }) { errors { code } } }',
    {},
    officer,
  );
  const { data } = await city.ask(
    '{ viewer { desk { entries(state: [PUBLISHED]) { slug releases { number rowCount withdrawnReason madeBy reviewedBy } } } } }',
    {},
    officer,
  );
  const entry = data.viewer.desk.entries.find(
    ({ slug }: { slug: string }) => slug === dataset.slug,
  );
  expect(entry.releases).toMatchObject([
    { number: 2, rowCount: 2, withdrawnReason: '重复' },
    { number: 1, rowCount: 1, withdrawnReason: null },
  ]);
  const [{ madeBy, reviewedBy }] = entry.releases;
  expect(madeBy).not.toBe(reviewedBy);
  expect([madeBy, reviewedBy].every((name) => name.length > 0)).toBe(true);
});

test('metadata is checked element by element while it is being written, and nothing is kept', async () => {
  const check = async (declaration: object, who = officer) =>
    city.ask(
      'query ($declaration: JSON!) { checkEntry(declaration: $declaration) { element severity } }',
      { declaration },
      who,
    );
  const draft = {
    slug: 'never-kept',
    title: { zh: '', en: '' },
    summary: { zh: '测试用的数据集，内容为虚构', en: '' },
    department: 'heritage',
    theme: 'CULTURE_TOURISM',
    classification: ['3', '07'],
    keywords: [],
    openness: 'UNCONDITIONAL',
    legalBases: [],
    sharing: 'UNCONDITIONAL',
    updateCycle: 'DAILY',
    format: 'TABLE',
    division: '410300',
    sourceNote: { zh: '测试', en: '' },
    fields: [aField('id')],
  };
  const { data } = await check(draft);
  expect(data.checkEntry).toContainEqual({ element: 'title', severity: 'ERROR' });
  expect((await check(draft, await city.person('citizen-li'))).errors?.[0]?.extensions.code).toBe(
    'FORBIDDEN',
  );
  const { data: kept } = await city.ask('{ viewer { desk { entries { slug } } } }', {}, officer);
  expect(kept.viewer.desk.entries.map(({ slug }: { slug: string }) => slug)).not.toContain(
    'never-kept',
  );
});
