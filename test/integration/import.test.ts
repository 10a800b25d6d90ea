import { existsSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { demoHands } from '../../api/demo/demo-hands.ts';
import type { ReleaseReport } from '../../api/releases/delivery.ts';
import { importFile, type ImportWish } from '../../api/releases/import-file.ts';
import { aZip } from '../unit/intake/sample-zip.ts';
import { asIntended } from '../support/findings.ts';
import { aSystem, type TestSystem } from '../support/system.ts';

const SAMPLES = path.resolve(import.meta.dirname, '../../../shared/data');
let city: TestSystem;
beforeAll(async () => {
  city = await aSystem();
});
afterAll(() => city.end());

const bring = async (file: string, slug: string, hints: ImportWish['hints'] = {}) => {
  const { db, clock } = city.system;
  const wish: ImportWish = {
    file,
    slug,
    title: slug,
    department: 'ecology',
    theme: 'ECOLOGY',
    hands: await demoHands(db),
    dryRun: false,
    hints,
  };
  const ingest = { ingest: city.ingest, clock, datasetKey: city.secrets.datasetKey };
  const { fields } = await importFile(db, ingest, { ...wish, dryRun: true });
  const bringing = importFile(db, ingest, wish).then(({ report }) => report as ReleaseReport);
  // Held for what was found in its free texts, it goes out when that is confirmed.
  return { fields, report: await asIntended(city, bringing) };
};
const rows = async (slug: string, where: object) => {
  const { data } = await city.ask(
    'query ($slug: String!, $where: JSON) { dataset(slug: $slug) { records(where: $where, first: 1) { totalCount nodes } } }',
    { slug, where },
    await city.key('citizen-li'),
  );
  return data.dataset.records;
};

// The sample files may not be copied into the repository; without the folder these say that they were skipped.
describe.skipIf(!existsSync(SAMPLES))('real files become rows that can be queried', () => {
  // Each with a question whose answer was counted in the file with python3 (csv, json, ElementTree).
  test.each<[string, string, number, number, Record<string, object>, number]>([
    [
      '疫情通报逐条_澎湃美数课_gb18030.csv',
      'outbreak',
      27424,
      27423,
      { 城市: { contains: '洛阳' } },
      32,
    ],
    ['全国高等学校名单_20250620.xls', 'schools', 2950, 2919, { 备注: { eq: '民办' } }, 829],
    [
      '县以上行政区划代码_2023.xlsx',
      'codes',
      3219,
      3215,
      { 行政区划代码: { startsWith: '4103' } },
      15,
    ],
    ['环保行政处罚_山东企业名单.xlsx', 'penalties', 4810, 4810, {}, 4810],
    [
      'nhs_inpatients_utf16le.csv',
      'nhs',
      327,
      327,
      { Total_informal_admissions: { gte: 1000 } },
      46,
    ],
    ['luoyang_districts_2024.geojson', 'districts', 14, 14, { id: { eq: '410307' } }, 1],
    ['北京中学点位.geojson', 'middle-schools', 982, 982, { Telephone: { isNull: true } }, 840],
    ['省市区邮编.xml', 'postcodes', 3205, 3205, { 'city.name': { eq: '洛阳市' } }, 16],
    ['景区POI_和风天气.csv', 'scenic', 2601, 2601, { '二级行政区划(Adm2)': { eq: '洛阳' } }, 24],
    ['空气监测站点_和风天气.csv', 'stations', 1900, 1900, { Adm2_ZH: { contains: '洛阳' } }, 12],
    ['洛阳空气质量_站点小时_202004.csv', 'luoyang-air', 792, 792, { AQI: { gte: 100 } }, 177],
    ['luoyang_weather_hourly_2024.csv', 'weather', 8784, 8784, { temperature_2m: { lt: 0 } }, 801],
    ['昆明公交线路站点.csv', 'bus', 7254, 7254, { start_time: { eq: 600 } }, 2183],
    ['boston311_fake_pii.csv', 'boston', 100, 100, { case_status: { eq: 'Open' } }, 15],
  ])('%s', async (file, slug, received, accepted, where, found) => {
    const { report, fields } = await bring(path.join(SAMPLES, file), `file-${slug}`);
    expect(report).toMatchObject({ release: 1, received, accepted });
    const named = Object.entries(where).map(([source, filter]) => [
      fields.find((field) => field.source === source)?.name,
      filter,
    ]);
    expect((await rows(`file-${slug}`, {})).totalCount).toBe(accepted);
    expect((await rows(`file-${slug}`, Object.fromEntries(named))).totalCount).toBe(found);
  });

  test('the columns that the penalties workbook hides are loaded nowhere that can be read', async () => {
    const { rows: columns } = await city.ingest.query<{ name: string }>(
      `select column_name as name from information_schema.columns where table_schema = 'open' and table_name = 'file_penalties_v1'`,
    );
    // Eleven of its seventeen columns are hidden, as its own XML says: <col min="7" … hidden="1"/>.
    const released = columns.map(({ name }) => name).filter((name) => !name.startsWith('_'));
    expect(released).toHaveLength(6);
    expect(released).toContain('companyName');
  });

  test('the air-quality file of 420,768 rows, whole', { timeout: 180_000 }, async () => {
    const { report } = await bring(
      path.join(SAMPLES, '北京12站空气质量小时_2013-2017.csv'),
      'beijing-air',
    );
    expect(report).toMatchObject({ received: 420768, accepted: 420768, rejected: 0 });
    expect((await rows('beijing-air', {})).totalCount).toBe(420768);
    // Counted in the file itself with awk -F, '$6 >= 900'.
    expect((await rows('beijing-air', { pm25: { gte: 900 } })).totalCount).toBe(3);
  });
});

test('an archive of several tables is one delivery, whose lines are all accounted for', async () => {
  const file = path.join(mkdtempSync(path.join(tmpdir(), 'intake-')), 'stations.zip');
  writeFileSync(
    file,
    aZip([
      { name: '2023.csv', content: '站点,数量\n甲,1\n\n乙,x\n合计,1\n' },
      { name: '2024.csv', content: '数量,站点\n3,丙\n4,丁\n' },
    ]),
  );
  const { report } = await bring(file, 'file-parts');
  expect(report).toMatchObject({ received: 6, accepted: 4, rejected: 0, aside: 2 });
  expect((await rows('file-parts', {})).totalCount).toBe(4);
});

describe('a second delivery', () => {
  test('of the same file changes nothing; a changed row ends and begins anew; the past stays', async () => {
    const file = path.join(mkdtempSync(path.join(tmpdir(), 'intake-')), 'stations.csv');
    const write = (name: string) =>
      writeFileSync(file, `站点编号,站点名称,经度,纬度\nA1,${name},112.1,34.1\nA2,乙,112.2,34.2\n`);
    const count = async () =>
      (
        await city.ingest.query<{ n: number }>(
          'select count(*)::int as n from open.air_stations_v1',
        )
      ).rows[0]?.n ?? 0;
    const before = await count();
    write('甲');
    await bring(file, 'air-stations');
    const first = await count();
    expect(first - before).toBe(2);
    await bring(file, 'air-stations');
    expect(await count()).toBe(first);
    write('甲改');
    await bring(file, 'air-stations');
    expect(await count()).toBe(first + 1);
    expect((await rows('air-stations', { name: { eq: '甲改' } })).totalCount).toBe(1);
  });

  test('bad input gets a coded error and changes nothing', async () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'intake-'));
    const bad = (name: string, content: string | Buffer, code: string, hints = {}) => {
      const file = path.join(folder, name);
      writeFileSync(file, content);
      return expect(bring(file, `bad-${name.length}`, hints)).rejects.toMatchObject({ code });
    };
    const loads = async () =>
      (await city.ingest.query<{ n: number }>('select count(*)::int as n from pool.load')).rows[0]
        ?.n;
    const before = await loads();
    await bad('empty.csv', '', 'FILE_EMPTY');
    await bad(
      'broken.xlsx',
      Buffer.concat([Buffer.from('PK\x03\x04'), Buffer.alloc(200, 7)]),
      'ARCHIVE_BROKEN',
    );
    await bad('twice.csv', '甲,甲\n1,2\n3,4\n', 'DUPLICATE_COLUMN');
    await bad(
      'latin.csv',
      Buffer.from([0xff, 0x41, 0x2c, 0x42, 0x0a, 0x31, 0x2c, 0x32, 0x0a]),
      'ENCODING_WRONG',
      { encoding: 'utf-8' },
    );
    expect(await loads()).toBe(before);
  });
});
