import { readdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { gzipSync } from 'node:zlib';
import { read, utils, write } from '@e965/xlsx';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { SHEET_COLUMNS, SHEET_KEYS, type SheetRow } from '../../api/compilation/sheet/elements.ts';
import { makeApiKey } from '../../api/accounts/create-api-key.ts';
import { DELIVERIES_SCOPE } from '../../api/deliveries/find-target.ts';
import { aCompilation } from '../support/compilation.ts';
import { aDataset, aField, PRIVACY } from '../support/dataset.ts';
import {
  aFolder,
  type FolderFile,
  type Subject,
  SUBJECTS,
} from '../support/folder-of-workbooks.ts';
import { aZip } from '../unit/intake/sample-zip.ts';
import { aSystem, type TestSystem } from '../support/system.ts';
import { aWorker } from '../support/worker.ts';

/** 上架台: an officer without a programmer brings a folder of 200 workbooks in. */
let city: TestSystem;
let worker: Awaited<ReturnType<typeof aWorker>>;
type Who = Record<string, string>;
let officer: Who;
let colleague: Who;
let stranger: Who;
beforeAll(async () => {
  city = await aSystem();
  worker = await aWorker(city);
  officer = await city.person('heritage-officer', '文物');
  colleague = await city.person('heritage-principal', '文物');
  stranger = await city.person('market-officer', '市场');
});
afterAll(async () => {
  await worker.end();
  await city.end();
});

/** A key of the officer's post with which a program delivers. */
const deliveryKey = async () => {
  const { db } = city.system;
  const viewer = await db
    .selectFrom('party')
    .innerJoin('membership', 'membership.partyId', 'party.id')
    .select(['party.id as partyId', 'membership.accountId'])
    .where('party.department', '=', 'heritage')
    .where('party.post', '=', 'OFFICER')
    .executeTakeFirstOrThrow();
  const key = await makeApiKey(city.system, {
    ...viewer,
    name: 'bench',
    expiresInDays: 1,
    scopes: [DELIVERIES_SCOPE],
  });
  return { authorization: `Bearer ${key.secret}` };
};
const opened = async (title: string, who = officer): Promise<string> =>
  (await worker.ask('POST', '/deliveries/batches', who, { title })).body.id;
const send = (
  batch: string,
  { name, content }: Pick<FolderFile, 'name' | 'content'>,
  who = officer,
) =>
  worker.ask(
    'POST',
    `/deliveries/batches/${batch}/files?name=${encodeURIComponent(name)}`,
    { ...who, 'content-type': 'application/octet-stream' },
    content,
  );
const look = async (batch: string, who = officer) =>
  (await worker.ask('GET', `/deliveries/batches/${batch}`, who)).body;
const answer = (batch: string, question: string, said: object, more: object = {}, who = officer) =>
  worker.ask('POST', `/deliveries/batches/${batch}/answers`, who, {
    question,
    answer: said,
    ...more,
  });
const compile = async (batch: string) =>
  (await worker.ask('POST', `/deliveries/batches/${batch}/compile`, officer)).body.entries;
const load = async (batch: string) =>
  (await worker.ask('POST', `/deliveries/batches/${batch}/load`, officer, {})).body.loads;

/** Waits until every load of a batch has ended. */
async function loaded(batch: string) {
  for (let waited = 0; waited < 60_000; waited += 200) {
    const bench = await look(batch);
    if (!bench.tables.some((table: { standing: string }) => table.standing === 'LOADING'))
      return bench;
    await delay(200);
  }
  throw new Error('a load never ended');
}

const standings = (bench: { tables: { standing: string }[] }) =>
  Object.fromEntries(
    [...Map.groupBy(bench.tables, ({ standing }) => standing)].map(([standing, tables]) => [
      standing,
      tables.length,
    ]),
  );

/** The filling sheet that a department has: a row for each item of these tables. */
function aSheet(subjects: readonly Subject[]): Buffer {
  const rows = subjects.flatMap(({ title, columns }) =>
    columns.map(
      (field): Partial<SheetRow> => ({
        class: '部门信息资源',
        item: '07',
        group: '001',
        title,
        summary: `全市${title}的基本信息，按期汇总。`,
        formatCategory: '电子表格',
        formatType: 'xlsx',
        field,
        dataType: /人数|件数|资金|场次|数$|收入|金额|面积|额$|次|GB|组/.test(field)
          ? '数值型'
          : '字符型',
        sharing: '无条件共享',
        open: '无条件开放',
        updateCycle: '每年',
        theme: '文化旅游',
      }),
    ),
  );
  const table = [
    SHEET_KEYS.map((key) => SHEET_COLUMNS[key]),
    ...rows.map((row) => SHEET_KEYS.map((key) => row[key] ?? '')),
  ];
  return write(utils.book_new(utils.aoa_to_sheet(table), '目录'), {
    type: 'buffer',
    bookType: 'xlsx',
  }) as Buffer;
}

test('M16–M17: 200 workbooks of 30 shapes are on their way after at most ten questions', async () => {
  const files = aFolder();
  expect([files.length, SUBJECTS.length]).toEqual([200, 30]);
  const batch = await opened('2015–2026 历年报表');
  for (const file of files) expect((await send(batch, file)).status).toBe(201);
  const sheet = await send(batch, {
    name: '目录填报表.xlsx',
    content: aSheet(SUBJECTS.slice(0, 24)),
  });
  const imported = await worker.ask(
    'POST',
    `/deliveries/batches/${batch}/files/${sheet.body.files[0].id}/sheet`,
    officer,
    {},
  );
  expect(imported.body.entries.map(({ outcome }: { outcome: string }) => outcome)).toEqual(
    Array(24).fill('CREATED'),
  );

  const bench = await look(batch);
  expect(bench.tables).toHaveLength(30);
  expect(bench.tables.filter(({ entry }: { entry: unknown }) => entry !== null)).toHaveLength(24);
  expect(bench.files.filter(({ fault }: { fault: unknown }) => fault !== null)).toEqual([]);
  const asked = bench.questions.map(({ id }: { id: string }) => id);
  expect(asked.length).toBeLessThanOrEqual(10);
  expect(asked).toEqual([
    'kind:PERSON_NAME',
    'kind:BIRTH',
    'kind:IDENTITY_NUMBER',
    'kind:MOBILE',
    'kind:HOME_ADDRESS',
    'plain',
    'entries',
  ]);
  const mobile = bench.columns.find(({ header }: { header: string }) => header === '联系电话');
  expect(mobile.rows[0]).toMatchObject({ before: '13810000000', after: '138****0000' });

  const said: Record<string, object> = {
    'kind:IDENTITY_NUMBER': { audience: 'NOBODY', legalBasis: PRIVACY },
    'kind:MOBILE': { audience: 'AFTER_APPLICATION', legalBasis: PRIVACY },
    plain: { audience: 'EVERYONE' },
    entries: {
      theme: 'CULTURE_TOURISM',
      classification: ['3', '07', '001'],
      updateCycle: 'YEARLY',
    },
  };
  for (const id of asked) {
    const answered = await answer(batch, id, said[id] ?? { audience: 'EVERYONE' });
    expect([id, answered.status]).toEqual([id, 200]);
  }
  // The sheet said of one table all that there is to say.
  expect(standings(await look(batch, colleague))).toEqual({ TO_COMPILE: 29, TO_REVIEW_SECRECY: 1 });

  const compiled = await compile(batch);
  expect(compiled).toHaveLength(29);
  const errors = compiled.flatMap(({ findings }: { findings: { severity: string }[] }) =>
    findings.filter(({ severity }) => severity === 'ERROR'),
  );
  expect(errors).toEqual([]);
  expect(standings(await look(batch))).toEqual({ TO_REVIEW_SECRECY: 30 });

  await publishAll(batch);
  expect(standings(await look(batch))).toEqual({ TO_LOAD: 30 });
  const loads = await load(batch);
  expect(loads.filter((one: { refused?: object }) => one.refused !== undefined)).toEqual([]);
  expect(standings(await loaded(batch))).toEqual({ LOADED: 30 });
  await holdsTheRowsOf(batch, files);
  expect(await firstRows('讲解员')).toMatchObject({
    nodes: [{ sex: '男', personName: expect.stringMatching(/^.\*\*?$/u) as string }],
    totalCount: 40,
  });

  const next = aFolder(NEXT_MONTH);
  const later = await opened('2026 年 9 月');
  for (const file of next) await send(later, file);
  const again = await look(later);
  expect(again.questions).toEqual([]);
  expect(standings(again)).toEqual({ TO_LOAD: NEXT_MONTH.length });
  await load(later);
  expect(standings(await loaded(later))).toEqual({ LOADED: NEXT_MONTH.length });
  await holdsTheRowsOf(later, [...files, ...next]);
}, 240_000);

/** Next month the same tables come again: a year more, a month more, and a price list as it now is. */
const NEXT_MONTH = SUBJECTS.flatMap((subject): Subject[] => {
  if (subject.parts.includes('2025年')) return [{ ...subject, parts: ['2026年'] }];
  if (subject.parts.includes('2026年8月')) return [{ ...subject, parts: ['2026年9月'] }];
  return subject.title === '门票价格' ? [subject] : [];
});

async function publishAll(batch: string) {
  const { officer: hand, principal, bureau, step } = aCompilation(city);
  const { tables } = await look(batch);
  const slugs = new Set(tables.map(({ entry }: { entry: { slug: string } }) => entry.slug));
  const { data } = await city.ask('{ viewer { desk { entries { id slug } } } }', {}, await hand());
  const ids: string[] = data.viewer.desk.entries.flatMap(
    ({ id, slug }: { id: string; slug: string }) => (slugs.has(slug) ? [id] : []),
  );
  const [home, second, reviewer] = [await hand(), await principal(), await bureau()];
  for (const id of ids)
    await step(() => Promise.resolve(second), 'reviewSecrecy', { id, opinion: '不涉密' });
  const all = async (who: Record<string, string>, move: string, some: string[]) => {
    const { code, message } = await step(() => Promise.resolve(who), 'moveEntries', {
      move,
      ids: some,
    });
    expect([move, code, message]).toEqual([move, undefined, '']);
  };
  await all(home, 'SUBMIT', ids);
  for (const id of ids) await all(reviewer, 'ACCEPT', [id]);
  await all(reviewer, 'PUBLISH', ids);
}

/** Each table's dataset holds as many rows as its files, counted where they were made. */
async function holdsTheRowsOf(batch: string, files: FolderFile[]) {
  const { tables } = await look(batch);
  for (const { title, entry } of tables) {
    const own = new Map(
      files.filter(({ subject }) => subject === title).map((file) => [file.part, file.rows]),
    );
    const rows = [...own.values()].reduce((total, count) => total + count, 0);
    const { data } = await city.ask(
      'query ($slug: String!) { dataset(slug: $slug) { releases { rowCount } } }',
      { slug: entry.slug },
    );
    expect([title, data.dataset.releases[0].rowCount]).toEqual([title, rows]);
  }
}

async function firstRows(title: string) {
  const { rows } = await city.ingest.query<{ slug: string }>(
    'select slug from app.dataset where title_zh = $1',
    [title],
  );
  const { data, errors } = await city.ask(
    'query ($slug: String!) { dataset(slug: $slug) { records(first: 1) { nodes totalCount } } }',
    { slug: rows[0]?.slug },
    await city.key('citizen-li'),
  );
  expect(errors).toBeUndefined();
  return data.dataset.records;
}

const csv = (name: string, text: string) => ({ name, content: Buffer.from(text) });
const questions = (bench: { questions: { id: string; kind: string }[] }) =>
  bench.questions.filter(({ kind }) => !['PLAIN', 'SENSITIVE', 'ENTRIES'].includes(kind));
const keys = (bench: { tables: { key: string; files: string[] }[] }) =>
  bench.tables.map(({ key, files }) => `${key} ${files.length}`);
const code = (answered: { body: { errors?: { extensions: { code: string } }[] } }) =>
  answered.body.errors?.[0]?.extensions.code;

describe('a batch', () => {
  test('belongs to its department: a colleague goes on with it, to others it does not exist', async () => {
    const batch = await opened('同事接着办');
    await send(batch, csv('甲.csv', '甲列,乙列\n1,2\n'));
    await send(batch, csv('丙.csv', '丙列,丁列\n1,2\n'), colleague);
    expect(keys(await look(batch, colleague))).toEqual(['丙 1', '甲 1']);
    for (const { status } of [
      await worker.ask('GET', `/deliveries/batches/${batch}`, stranger),
      await send(batch, csv('x.csv', 'a,b\n1,2\n'), stranger),
      await answer(batch, 'plain', { audience: 'EVERYONE' }, {}, stranger),
    ])
      expect(status).toBe(404);
    expect((await worker.ask('GET', '/deliveries/batches', {})).status).toBe(401);
    const key = await deliveryKey();
    expect((await send(batch, csv('戊.csv', '戊列,己列\n1,2\n'), key)).status).toBe(201);
    for (const decision of [
      await answer(batch, 'plain', { audience: 'EVERYONE' }, {}, key),
      await worker.ask('POST', `/deliveries/batches/${batch}/compile`, key),
    ])
      expect([decision.status, code(decision)]).toEqual([403, 'FORBIDDEN']);
  });

  test('takes what is packed, whatever it is called, and survives a file that has gone', async () => {
    const batch = await opened('奇怪的名字');
    const packed = gzipSync('景点,客流数\n甲,1\n');
    await send(batch, { name: '~$word/客流2024.csv.gz', content: packed });
    await send(batch, csv('C:/客流2025', '景点,客流数\n甲,2\n'));
    const [table] = (await look(batch)).tables;
    const preview = () =>
      worker.ask('POST', `/deliveries/batches/${batch}/preview`, officer, { table: table.key });
    expect((await preview()).body.rows.map(({ values }: { values: unknown[] }) => values)).toEqual([
      ['甲', '2', '2025'],
    ]);
    expect(table.files).toHaveLength(2);
    rmSync(path.join(worker.onboarding, batch, table.files[0]));
    const gone = await preview();
    expect([gone.status, code(gone)]).toEqual([400, 'BAD_USER_INPUT']);
    expect((await look(batch)).tables).toHaveLength(1);
  });

  test('goes with its files when a leak of its department is purged', async () => {
    const { slug, send: deliver } = await aDataset(city, 'leak-on-the-bench', [
      aField('id', { key: true }),
      aField('name'),
    ]);
    await deliver([['1', '甲 LEAK-4711-X']]);
    const batch = await opened('要清除的');
    await send(batch, csv('名单.csv', '编号,备考\n1,LEAK-4711-X\n'));
    const ordered = await worker.ask('POST', `/deliveries/${slug}/purges`, officer, {
      kind: 'VALUES',
      values: ['LEAK-4711-X'],
      what: { zh: '误传的号码', en: 'a number' },
      reason: '误传',
    });
    expect(ordered.status).toBe(201);
    const confirmed = await worker.ask(
      'POST',
      `/deliveries/purges/${ordered.body.purge}/confirm`,
      colleague,
    );
    expect(confirmed.body).toMatchObject({ releasedRows: 1 });
    expect(confirmed.body.batches).toBeGreaterThan(0);
    expect((await worker.ask('GET', `/deliveries/batches/${batch}`, officer)).status).toBe(404);
    expect(readdirSync(worker.onboarding)).toEqual([]);
  });

  test('says of each file that cannot be read why, and takes an archive for the files in it', async () => {
    const batch = await opened('读不了的');
    const { body } = await send(batch, csv('说明.pdf', '%PDF-1.7 x'));
    expect(body.files[0].fault).toMatchObject({ code: 'FORMAT_UNKNOWN' });
    const zip = aZip([
      { name: '2024年客流.csv', content: '站点,客流人次\n甲,1\n' },
      { name: '2025年客流.csv', content: '站点,客流人次\n甲,2\n' },
      { name: '2025年客流(2).csv', content: '站点,客流人次\n甲,2\n' },
    ]);
    expect((await send(batch, { name: '客流.zip', content: zip })).body.files).toHaveLength(3);
    const bench = await look(batch);
    expect(keys(bench)).toEqual(['客流 2']);
    expect(bench.files.filter(({ copyOf }: { copyOf: unknown }) => copyOf !== null)).toHaveLength(
      1,
    );
    const pdf = bench.files.find(({ name }: { name: string }) => name === '说明.pdf');
    const drop = `/deliveries/batches/${batch}/files/${pdf.id}`;
    expect((await worker.ask('DELETE', drop, officer)).status).toBe(204);
    expect((await worker.ask('DELETE', drop, officer)).status).toBe(404);
  });

  test('that is closed takes nothing any more', async () => {
    const batch = await opened('办结的');
    await worker.ask('POST', `/deliveries/batches/${batch}/close`, officer);
    expect((await send(batch, csv('a.csv', 'a,b\n1,2\n'))).status).toBe(409);
    expect((await worker.ask('POST', '/deliveries/batches', officer, { title: ' ' })).status).toBe(
      400,
    );
  });
});

describe('what only a person can say is asked once', () => {
  test('whether files of one name and another shape are one table', async () => {
    const batch = await opened('形状');
    await send(batch, csv('泉水监测2023.csv', '泉名,流量\n甲,1\n'));
    await send(batch, csv('泉水监测2024.csv', '泉名,流量,水温\n甲,1,14\n'));
    const [asked] = questions(await look(batch));
    expect(asked).toMatchObject({ kind: 'SHAPES', id: 'name:泉水监测' });
    const { body } = await answer(batch, 'name:泉水监测', { as: 'ONE' });
    expect([questions(body), keys(body)]).toEqual([[], ['泉水监测 2']]);
    const preview = await worker.ask('POST', `/deliveries/batches/${batch}/preview`, officer, {
      table: '泉水监测',
    });
    expect(preview.body.columns).toEqual(['泉名', '流量', '水温', '年份']);
    const rows = preview.body.rows.map(({ values }: { values: unknown[] }) => values);
    expect(rows).toEqual([['甲', '1', null, '2023']]);
  });

  test('whether tables of one shape and another name are one', async () => {
    const batch = await opened('名称');
    await send(batch, csv('古树.csv', '树号,胸径\n1,2\n'));
    await send(batch, csv('名木.csv', '树号,胸径\n2,3\n'));
    const [asked] = questions(await look(batch));
    expect(asked).toMatchObject({ kind: 'NAMES' });
    const { body } = await answer(batch, asked?.id ?? '', { as: 'ONE' });
    expect(body.tables).toMatchObject([
      { title: '古树、名木', parts: [{ kind: 'NAME', column: '表名', values: ['古树', '名木'] }] },
    ]);
  });

  test('which part a file is whose name does not say so, and which of two files of one part', async () => {
    const batch = await opened('哪一份');
    await send(batch, csv('河流水质2024.csv', '断面,水质\n甲,1\n'));
    await send(batch, csv('河流水质.csv', '断面,水质\n甲,2\n'));
    const [unsaid] = questions(await look(batch));
    expect(unsaid).toMatchObject({ kind: 'PART_UNSAID' });
    expect(code(await answer(batch, unsaid?.id ?? '', { said: '去年' }))).toBe('BAD_USER_INPUT');
    const { body } = await answer(batch, unsaid?.id ?? '', { said: '2024' });
    const [same] = questions(body);
    expect(same).toMatchObject({ kind: 'SAME_PART' });
    expect(questions((await answer(batch, same?.id ?? '', { as: 'ONE' })).body)).toEqual([]);
  });

  test('and never overwritten unseen by a colleague who had an older state before him', async () => {
    const batch = await opened('两个人');
    await send(batch, csv('湿地.csv', '湿地名,湿地面积\n甲,1\n'));
    const { basedOn } = await look(batch);
    const plain = { audience: 'EVERYONE' };
    expect((await answer(batch, 'plain', plain, { basedOn })).status).toBe(200);
    const late = await answer(batch, 'column:湿地名', plain, { basedOn }, colleague);
    expect([late.status, code(late)]).toEqual([409, 'CONFLICT']);
    expect(code(await answer(batch, 'plain', plain))).toBe('NOT_FOUND');
  });
});

describe('M31: who may see a column', () => {
  test('needs a basis where it is not everyone, in code and in the database', async () => {
    const batch = await opened('依据');
    await send(batch, csv('洞穴.csv', '洞名,洞口坐标\n甲,1\n'));
    const refused = await answer(batch, 'column:洞口坐标', { audience: 'NOBODY' });
    expect([code(refused), refused.body.errors[0].extensions.argument]).toEqual([
      'BAD_USER_INPUT',
      'answer.legalBasis',
    ]);
    const hand = await city.system.db
      .selectFrom('party')
      .select('id')
      .where('department', '=', 'heritage')
      .where('post', '=', 'OFFICER')
      .executeTakeFirstOrThrow();
    const { data } = await city.ask('{ viewer { displayName } }', {}, officer);
    const account = await city.system.db
      .selectFrom('account')
      .select('id')
      .where('displayName', '=', data.viewer.displayName)
      .executeTakeFirstOrThrow();
    const insert = (answered: object, department = 'heritage') =>
      city.system.db
        .insertInto('glossaryDecision')
        .values({
          department,
          kind: 'COLUMN',
          subject: '洞口坐标',
          answer: JSON.stringify(answered),
          decidedBy: account.id,
          decidedAs: hand.id,
          decidedAt: city.system.clock(),
        })
        .execute();
    const closed = { audience: 'NOBODY', sensitivity: 'NONE', type: 'STRING' };
    await expect(insert(closed)).rejects.toThrow('restriction_has_basis');
    const raw = { audience: 'EVERYONE', sensitivity: 'PERSONAL', type: 'STRING' };
    await expect(insert(raw)).rejects.toThrow('sensitive_column_is_treated');
    const open = { audience: 'EVERYONE', sensitivity: 'NONE', type: 'STRING' };
    await expect(insert(open, 'market')).rejects.toThrow('a department decides');
    await insert(open);
  });

  test('can be left to the Bureau, for whose answer its tables wait', async () => {
    const batch = await opened('问大数据局');
    await send(batch, csv('墓葬.csv', '墓号,出土位置\n甲,1\n'));
    await answer(batch, 'plain', { audience: 'EVERYONE', columns: ['墓号'] });
    await answer(batch, 'entries', {
      theme: 'CULTURE_TOURISM',
      classification: ['3', '07', '001'],
      updateCycle: 'YEARLY',
    });
    await answer(batch, 'plain', { audience: 'ASK', question: '会不会引来盗掘？' });
    expect(standings(await look(batch))).toEqual({ ASKED_BUREAU: 1 });
    const bureau = await city.person('bureau-reviewer', '大数据');
    const { body } = await worker.ask('GET', '/deliveries/asked-columns', bureau);
    expect(body.columns).toMatchObject([{ header: '出土位置', question: '会不会引来盗掘？' }]);
    const url = `/deliveries/asked-columns/${body.columns[0].id}`;
    const said = { answer: { audience: 'NOBODY', legalBasis: PRIVACY } };
    expect((await worker.ask('POST', url, officer, said)).status).toBe(403);
    expect((await worker.ask('POST', url, bureau, said)).status).toBe(204);
    expect((await worker.ask('POST', url, bureau, said)).status).toBe(404);
    const bench = await look(batch);
    expect(standings(bench)).toEqual({ TO_COMPILE: 1 });
    expect(bench.columns.find(({ key }: { key: string }) => key === '出土位置')).toMatchObject({
      decided: { audience: 'NOBODY' },
      decidedBy: expect.any(String) as string,
    });
  });
});

describe('rows that come back', () => {
  test('say in which file they stood; that file is sent again, and only its part is replaced', async () => {
    const batch = await opened('退回再报');
    const flows = (year: string, ...rows: string[]) =>
      csv(`客流统计${year}.csv`, `景点,客流量\n${rows.join('\n')}\n`);
    await send(batch, flows('2024', '甲,1', '乙,2'));
    await send(batch, flows('2025', '甲,3', '乙,许多'));
    await answer(batch, 'column:客流量', { audience: 'EVERYONE', type: 'INTEGER' });
    await answer(batch, 'plain', { audience: 'EVERYONE' });
    await answer(batch, 'entries', {
      theme: 'CULTURE_TOURISM',
      classification: ['3', '07', '001'],
      updateCycle: 'YEARLY',
    });
    await compile(batch);
    await publishAll(batch);
    const [{ load: first }] = await load(batch);
    await loaded(batch);
    const [, came] = (await look(batch)).files;
    expect(came).toMatchObject({ load: first, loadState: 'RELEASED', rejected: 1 });
    const { body } = await worker.ask('GET', `/deliveries/loads/${first}/rejected.xlsx`, officer);
    const sheet = Object.values(read(body as Buffer).Sheets)[0];
    const [, row] = utils.sheet_to_json<string[]>(sheet ?? {}, { header: 1 });
    expect(row).toEqual(expect.arrayContaining(['乙', '许多', '2025', '客流统计2025.csv', 3]));

    await send(batch, flows('2025', '甲,3', '乙,4'));
    expect(standings(await look(batch))).toEqual({ TO_LOAD: 1 });
    const [{ load: second }] = await load(batch);
    expect(standings(await loaded(batch))).toEqual({ LOADED: 1 });
    const report = await worker.ask('GET', `/deliveries/loads/${second}`, officer);
    expect(report.body.counts).toMatchObject({
      received: 2,
      inserted: 1,
      unchanged: 1,
      deleted: 0,
    });
    expect(await firstRows('客流统计')).toMatchObject({ totalCount: 4 });
  });
});
