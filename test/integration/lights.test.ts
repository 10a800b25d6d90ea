import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { IntakeError } from '../../api/intake/intake-error.ts';
import type { FieldDeclaration } from '../../db/catalogue/declaration.ts';
import { aDataset, aField, type TestRow } from '../support/dataset.ts';
import { aSystem, type TestSystem } from '../support/system.ts';
import { aWorker } from '../support/worker.ts';

let city: TestSystem;
let worker: Awaited<ReturnType<typeof aWorker>>;
let officer: Record<string, string>;
let bureau: Record<string, string>;
beforeAll(async () => {
  city = await aSystem();
  worker = await aWorker(city);
  officer = await city.person('heritage-officer', '文物');
  bureau = await city.person('bureau-reviewer', '大数据');
});
afterAll(async () => {
  await worker.end();
  await city.end();
});

const title = (zh: string, en: string) => ({ title: { zh, en }, source: zh });
const PATIENTS: FieldDeclaration[] = [
  aField('id', { key: true }),
  aField('district', { ...title('县区', 'District'), checks: [{ kind: 'DIVISION' }] }),
  aField('born', {
    ...title('出生日期', 'Year of birth'),
    sensitivity: 'PERSONAL',
    desensitization: { method: 'GENERALISE_DATE', to: 'YEAR' },
  }),
  aField('sex', title('性别', 'Sex')),
];
const anonymity = { quasiIdentifiers: ['district', 'born', 'sex'], k: 3 };
/** Five alike, and one old woman in another county of whom the year tells. */
const ROWS: TestRow[] = [
  ...[1, 2, 3, 4, 5].map((id) => [String(id), '410307', '1990-02-03', '女']),
  ['6', '410324', '1921-05-06', '女'],
];

async function held(loading: Promise<unknown>, code = 'TOO_FEW_ALIKE'): Promise<string> {
  const error: unknown = await loading.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (!(error instanceof IntakeError) || error.load === undefined) throw error;
  expect(error.code).toBe(code);
  return error.load;
}
const light = async (loadId: string, who = officer) =>
  (await worker.ask('GET', `/deliveries/loads/${loadId}/light`, who)).body;
const post = (path: string, body: object = {}, who = officer) =>
  worker.ask('POST', `/deliveries/${path}`, who, body);
async function ended(loadId: string) {
  for (;;) {
    const { body } = await worker.ask('GET', `/deliveries/loads/${loadId}`, officer);
    if (body.state !== 'LOADING') return body;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
const choose = async (loadId: string, remedy: string) => {
  expect((await post(`loads/${loadId}/remedies`, { remedy })).status).toBe(202);
  return ended(loadId);
};
const dataset = async (slug: string) => {
  const { data } = await city.ask(
    'query ($slug: String!) { dataset(slug: $slug) { release { number rowCount smallestGroup treatments { zh en } } records(first: 50, orderBy: [{ field: "id" }]) { nodes } } }',
    { slug },
    await city.key('citizen-li'),
  );
  return { ...data.dataset.release, rows: data.dataset.records.nodes };
};

describe('M31: a light says in words how many rows could be matched to a person', () => {
  test('to the officer alone, with each remedy and what it costs', async () => {
    const { send } = await aDataset(city, 'light-words', PATIENTS, { anonymity });
    const loadId = await held(send(ROWS));
    const shown = await light(loadId);
    expect(shown.state).toBe('HELD');
    expect(shown.light.sentence.zh).toBe(
      '红灯：有 1 行只凭 县区 + 出生日期 + 性别 就可能对上具体的人（每组至少 3 行）',
    );
    expect(shown.light.sentence.en).toContain('by District + Year of birth + Sex alone');
    const offered = shown.light.remedies.map((one: { id: string; sentence: { zh: string } }) => [
      one.id,
      one.sentence.zh,
    ]);
    expect(offered[0]).toEqual(['DROP_ROWS', '不发布这些行：代价 1 行，之后没有这样的行']);
    expect(new Map(offered)).toEqual(
      new Map([
        ['DROP_ROWS', '不发布这些行：代价 1 行，之后没有这样的行'],
        ['GENERALISE.district.CITY', '“县区”只到市：代价 6 格，之后还剩 1 行'],
        ['GENERALISE.born.DECADE', '“出生日期”只到十年：代价 6 格，之后还剩 1 行'],
        ['SUPPRESS.district', '“县区”的罕见值不发布：代价 1 格，之后还剩 1 行'],
        ['SUPPRESS.born', '“出生日期”的罕见值不发布：代价 1 格，之后还剩 1 行'],
        ['SUPPRESS.sex', '“性别”的罕见值不发布：代价 1 格，之后还剩 1 行'],
        ['DROP_COLUMN.district', '“县区”未发布：代价 6 格，之后还剩 1 行'],
        ['DROP_COLUMN.born', '“出生日期”未发布：代价 6 格，之后还剩 1 行'],
        ['DROP_COLUMN.sex', '“性别”未发布：代价 6 格，之后还剩 1 行'],
      ]),
    );
    const stranger = await city.person('market-officer', '市场');
    expect((await light(loadId, stranger)).errors[0].extensions.code).toBe('NOT_FOUND');
  });

  test('of columns that nobody declared it is guessed, and only told', async () => {
    const { send } = await aDataset(city, 'light-guessed', PATIENTS);
    const { loadId } = await send(ROWS);
    const { light: guessed, state } = await light(loadId);
    expect(state).toBe('RELEASED');
    expect(guessed).toMatchObject({
      by: 'GUESSED',
      rowsBelow: 1,
      sentence: { zh: expect.stringContaining('黄灯：有 1 行') as string },
      remedies: [],
    });
    const { send: harmless } = await aDataset(city, 'light-none', [
      aField('id', { key: true }),
      aField('district', title('县区', 'District')),
    ]);
    expect((await light((await harmless([['1', '410307']])).loadId)).light).toBeNull();
  });

  test('an officer may ask to look before a load goes out', async () => {
    const { send } = await aDataset(city, 'light-look', PATIENTS, { anonymity });
    const loadId = await held(send(ROWS.slice(0, 5), { hold: true }), 'HELD_FOR_REVIEW');
    expect((await light(loadId)).light.sentence.zh).toContain('绿灯');
    expect((await post(`loads/${loadId}/continue`)).status).toBe(202);
    expect(await ended(loadId)).toMatchObject({ state: 'RELEASED', release: 1 });
  });
});

describe('a remedy is applied by one step', () => {
  test('rows that could be matched are left out, counted, and everyone is told how many', async () => {
    const { slug, send } = await aDataset(city, 'remedy-rows', PATIENTS, { anonymity });
    const loadId = await held(send(ROWS));
    expect(await choose(loadId, 'DROP_ROWS')).toMatchObject({
      state: 'RELEASED',
      counts: { received: 6, accepted: 5, rejected: 1, inserted: 5 },
    });
    expect(await dataset(slug)).toMatchObject({
      rowCount: 5,
      smallestGroup: 5,
      treatments: [
        {
          zh: '有 1 行未发布，以免对上具体的人',
          en: '1 row is left out, so that nobody can be matched',
        },
      ],
    });
    const { body } = await worker.ask('GET', `/deliveries/loads/${loadId}/rejections`, officer);
    expect(body.rejections).toMatchObject([{ line: 6, reason: 'TOO_FEW_ALIKE' }]);
  });

  test('coarser values, rare ones or a column go, one after the other until enough are alike', async () => {
    const { slug, send } = await aDataset(city, 'remedy-steps', PATIENTS, { anonymity });
    const rows = [
      ...['1981-01-01', '1982-01-01', '1983-01-01'].map((day, at) => [
        `a${at}`,
        '410307',
        day,
        '女',
      ]),
      ...['410323', '410324', '410325'].map((code, at) => [`b${at}`, code, '1985-01-01', '男']),
    ];
    const loadId = await held(send(rows));
    const { light: first } = await light(loadId);
    expect(first.rowsBelow).toBe(6);
    expect(await choose(loadId, 'GENERALISE.born.DECADE')).toMatchObject({ state: 'HELD' });
    const { light: second } = await light(loadId);
    expect(second.rowsBelow).toBe(3);
    expect(await choose(loadId, 'SUPPRESS.district')).toMatchObject({ state: 'RELEASED' });
    const now = await dataset(slug);
    expect(now.rows.map((row: Record<string, string>) => [row['district'], row['born']])).toEqual(
      ['410307', '410307', '410307', null, null, null].map((code) => [code, '1980–1989']),
    );
    expect(now.treatments.map(({ zh }: { zh: string }) => zh)).toEqual([
      '“出生日期”只到十年',
      '“县区”的罕见值不发布',
    ]);
    // The same data with the same remedies is the same release: what was taken out leaves no trace.
    const again = await held(
      send(rows.map((row) => row.map((cell) => cell.replace('410323', '410326')))),
    );
    await choose(again, 'GENERALISE.born.DECADE');
    expect((await choose(again, 'SUPPRESS.district')).counts).toMatchObject({
      inserted: 0,
      changed: 0,
      deleted: 0,
      unchanged: 6,
    });
  });

  test('of an increment only its own rows can be left out', async () => {
    const { send } = await aDataset(city, 'remedy-increment', PATIENTS, { anonymity });
    await send(ROWS.slice(0, 5));
    const push = [
      ['7', '410324', '1921-05-06', '女'],
      ['8', '410307', '1990-01-01', '女'],
      ['9', '410307', '1990-01-01', '女'],
      ['10', '410307', '1990-01-01', '女'],
    ];
    const loadId = await held(send(push, { scope: { mode: 'INCREMENT' } }));
    const { light: shown } = await light(loadId);
    expect(shown.remedies).toMatchObject([{ id: 'DROP_ROWS', rows: 1, rowsLeft: 0 }]);
    expect((await choose(loadId, 'DROP_ROWS')).counts).toMatchObject({ inserted: 3, rejected: 1 });
  });

  test('what is not offered is refused, and so is anyone else', async () => {
    const { send } = await aDataset(city, 'remedy-refused', PATIENTS, { anonymity });
    const loadId = await held(send(ROWS));
    const wrong = await post(`loads/${loadId}/remedies`, { remedy: 'DROP_COLUMN.id' });
    expect(wrong.body.errors[0].extensions).toMatchObject({ reason: 'UNKNOWN_VALUE' });
    const stranger = await city.person('market-officer', '市场');
    const other = await post(`loads/${loadId}/remedies`, { remedy: 'DROP_ROWS' }, stranger);
    expect(other.status).toBe(404);
  });
});

describe('a declared treatment that looks at all rows', () => {
  test('leaves rare values empty, and a change among them is no change that anyone can see', async () => {
    const fields = [
      aField('id', { key: true }),
      aField('job', { desensitization: { method: 'SUPPRESS_RARE', below: 3 } }),
    ];
    const { slug, send } = await aDataset(city, 'rare', fields);
    const common = ['1', '2', '3'].map((id) => [id, '教师']);
    await send([...common, ['4', '钟表匠'], ['5', '宇航员']]);
    const jobs = async () =>
      (await dataset(slug)).rows.map(({ job }: { job: string | null }) => job);
    expect(await jobs()).toEqual(['教师', '教师', '教师', null, null]);
    expect(await send([...common, ['4', '制琴师'], ['5', '宇航员']])).toMatchObject({
      changed: 0,
      unchanged: 5,
    });
    await send(
      [
        ['6', '宇航员'],
        ['7', '教师'],
      ],
      { scope: { mode: 'INCREMENT' } },
    );
    expect(await jobs()).toEqual(['教师', '教师', '教师', null, null, null, '教师']);
  });

  test('is asked for the whole where an increment would leave standing values rare', async () => {
    const fields = [
      aField('id', { key: true }),
      aField('job', {
        title: { zh: '职业', en: 'Occupation' },
        desensitization: { method: 'SUPPRESS_RARE', below: 3 },
      }),
    ];
    const { slug, send } = await aDataset(city, 'rare-left', fields);
    const teachers = ['1', '2', '3', '4'].map((id) => [id, '教师']);
    await send(teachers);
    const INCREMENT = { scope: { mode: 'INCREMENT' as const } };
    expect(await send([{ gone: '4' }], INCREMENT)).toMatchObject({ deleted: 1 });
    for (const change of [{ gone: '3' }, ['3', '医生']])
      await expect(send([change], INCREMENT)).rejects.toMatchObject({
        code: 'WHOLE_NEEDED',
        sentence: { zh: expect.stringContaining('原有 2 行的“职业”') as string },
      });
    expect(await dataset(slug)).toMatchObject({ number: 2, rowCount: 3 });
    await send(teachers.slice(0, 2));
    expect((await dataset(slug)).rows.map(({ job }: { job: string | null }) => job)).toEqual([
      null,
      null,
    ]);
  });
});

describe('ask the Bureau', () => {
  test('the question holds the load and not the last release, until it is answered or taken back', async () => {
    const { slug, send } = await aDataset(city, 'asked', PATIENTS, { anonymity });
    await send(ROWS.slice(0, 5));
    city.at('2026-11-23T10:01:00+08:00');
    const loadId = await held(send(ROWS));
    const question = '这一行是公众人物，能否发布？';
    expect((await post(`loads/${loadId}/questions`, { question })).status).toBe(201);
    expect((await post(`loads/${loadId}/questions`, { question })).status).toBe(409);
    const waits = await post(`loads/${loadId}/remedies`, { remedy: 'DROP_ROWS' });
    expect(waits.body.errors[0].extensions.argument).toBe('question');
    expect(await dataset(slug)).toMatchObject({ number: 1 });

    expect((await worker.ask('GET', '/deliveries/questions', officer)).status).toBe(403);
    const { body } = await worker.ask('GET', '/deliveries/questions', bureau);
    expect(body.questions).toEqual([
      expect.objectContaining({
        dataset: 'asked',
        department: 'heritage',
        question,
        askedBy: expect.stringContaining('孙文静') as string,
        light: expect.objectContaining({
          zh: expect.stringContaining('有 1 行') as string,
        }) as object,
      }),
    ]);
    expect(JSON.stringify(body)).not.toContain('1921');
    const answer = '不能，请略去这一行';
    const at = `questions/${body.questions[0].id}/answer`;
    expect((await post(at, { answer })).status).toBe(403);
    expect((await post(at, { answer }, bureau)).status).toBe(204);
    expect((await post(at, { answer }, bureau)).status).toBe(409);
    expect((await light(loadId)).questions).toMatchObject([
      { answer, answeredBy: expect.stringContaining('何志华') as string },
    ]);
    expect((await post(`loads/${loadId}/continue`)).status).toBe(202);
    expect(await ended(loadId)).toMatchObject({ state: 'RELEASED' });
    city.at('2026-11-23T10:00:00+08:00');
  });

  test('taken back, the load goes on without it; the database refuses a release while one is open', async () => {
    const { id, send } = await aDataset(city, 'asked-back', PATIENTS, { anonymity });
    const loadId = await held(send(ROWS));
    await post(`loads/${loadId}/questions`, { question: '可以吗？' });
    await expect(
      city.ingest.query(
        `insert into app.release (dataset_id, number, schema_version, relation, row_count, completeness, note, load_id, released_at)
         values ($1, 9, 1, 'x', 0, '{}', '', $2, now())`,
        [id, loadId],
      ),
    ).rejects.toMatchObject({ constraint: 'question_is_answered' });
    expect((await post(`loads/${loadId}/questions/withdraw`)).status).toBe(204);
    expect((await post(`loads/${loadId}/questions/withdraw`)).status).toBe(404);
    expect(await choose(loadId, 'DROP_ROWS')).toMatchObject({ state: 'RELEASED' });
  });
});

describe('profiles that the Bureau keeps', () => {
  const KEEP =
    'mutation ($profile: JSON!) { keepDesensitizationProfile(input: { profile: $profile }) { profiles { kind } errors { code path } } }';
  const profile = {
    kind: 'HEALTH_CARD',
    titleZh: '医保卡号',
    titleEn: 'Health card',
    names: ['医保卡'],
    contents: [],
    sensitivity: 'PERSONAL',
    treatment: { method: 'HASH' },
    quasi: false,
    besidePersons: false,
    position: 0,
  };

  test('say what is proposed for a kind of column, with a few rows before and after, to the officer', async () => {
    const keep = (given: object, who = bureau) => city.ask(KEEP, { profile: given }, who);
    const errors = async (given: object, who = bureau) =>
      (await keep(given, who)).data.keepDesensitizationProfile.errors[0];
    expect((await errors(profile, officer)).code).toBe('FORBIDDEN');
    expect((await errors({ ...profile, treatment: { method: 'PAINT' } })).code).toBe(
      'BAD_USER_INPUT',
    );
    expect((await errors({ ...profile, names: [] })).path).toEqual(['names']);
    expect((await errors({ ...profile, treatment: null })).code).toBe('BAD_USER_INPUT');
    await keep(profile);
    const file = await worker.ask(
      'POST',
      '/deliveries/held?name=people.csv',
      { ...officer, 'content-type': 'application/octet-stream' },
      Buffer.from(
        '编号,姓名,医保卡号,性别,经度,备注\n1,王小明,A123456,男,112.4567,电话13800001234\n2,李娜,A123457,女,112.5678,\n',
      ),
    );
    const { body } = await post(`held/${file.body.id}/preview`);
    expect(body.treatments).toMatchObject([
      {
        column: '姓名',
        recognisedBy: 'NAME',
        sentence: { zh: '只留姓氏' },
        rows: [
          { line: 2, before: '王小明', after: '王**' },
          { line: 3, before: '李娜', after: '李*' },
        ],
      },
      { column: '医保卡号', kind: 'HEALTH_CARD', treatment: { method: 'HASH' } },
      { column: '性别', treatment: null, rows: [] },
      { column: '经度', treatment: { method: 'GRID' }, rows: [{ after: '112.455' }, {}] },
      { column: '备注', recognisedBy: 'CONTENT', treatment: { method: 'DROP' } },
    ]);
    expect(body.declared[2]).toMatchObject({ desensitization: { method: 'HASH' } });
    const { data } = await city.ask(
      'mutation { removeDesensitizationProfile(input: { kind: "HEALTH_CARD" }) { profiles { kind } errors { code } } }',
      {},
      bureau,
    );
    expect(data.removeDesensitizationProfile.errors).toEqual([]);
    const { body: without } = await post(`held/${file.body.id}/preview`);
    expect(without.treatments.map(({ kind }: { kind: string }) => kind)).not.toContain(
      'HEALTH_CARD',
    );
  });
});
