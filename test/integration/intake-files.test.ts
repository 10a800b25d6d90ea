import { existsSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { releasedFields, rowChecker } from '../../api/intake/check-row.ts';
import { proposeFields } from '../../api/intake/propose-fields.ts';
import { readRows, recognise } from '../../api/intake/recognise.ts';

/** Real files that nobody here wrote. They are not shipped: where the folder is absent, this is skipped. */
const FOLDER = path.resolve(import.meta.dirname, '..', '..', '..', 'shared', 'data');
const absent = !existsSync(FOLDER);

interface Expected {
  file: string;
  rows: number;
  columns: number;
  headerRow: number;
  encoding?: string;
  aside?: Record<string, number>;
  rejected?: number;
  /** Of the released values of a column: their sum to the last digit, how many are null, how many distinct. */
  figures?: Record<string, { sum?: string; nulls?: number; distinct?: number }>;
}

/**
 * Counted in the files themselves and not through this code: CSV with python3's csv and decimal modules, XLSX
 * by python3 over the sheet's own XML, XLS cell by cell with the xlsx library, GeoJSON with python3's json.
 */
const FILES: Expected[] = [
  {
    file: '北京12站空气质量小时_2013-2017.csv',
    rows: 420_768,
    columns: 18,
    headerRow: 1,
    figures: {
      'PM2.5': { sum: '32877206.4', nulls: 8739 },
      wd: { nulls: 0 },
      station: { distinct: 12 },
    },
  },
  {
    file: '疫情通报逐条_澎湃美数课_gb18030.csv',
    rows: 27_424,
    columns: 11,
    headerRow: 1,
    figures: {
      新增确诊: { sum: '2985151', nulls: 1946 },
      新增死亡: { sum: '149428' },
      报道时间: { distinct: 382 },
    },
    encoding: 'gb18030',
    rejected: 1,
  },
  {
    file: '全国高等学校名单_20250620.xls',
    rows: 2919,
    columns: 7,
    headerRow: 3,
    figures: {
      学校标识码: { sum: '12074550896812', nulls: 0, distinct: 2919 },
      备注: { nulls: 2074 },
    },
    aside: { GROUP: 31 },
  },
  {
    file: '县以上行政区划代码_2023.xlsx',
    rows: 3215,
    columns: 2,
    headerRow: 3,
    figures: { 行政区划代码: { sum: '1258913954', nulls: 6, distinct: 3209 } },
    aside: { BLANK: 1, NOTE: 3 },
  },
  {
    file: '环保行政处罚_山东企业名单.xlsx',
    rows: 4810,
    columns: 17,
    headerRow: 1,
    figures: { 统一社会信用代码: { nulls: 0, distinct: 3654 }, 企业名称: { distinct: 3660 } },
  },
  {
    file: 'nhs_inpatients_utf16le.csv',
    rows: 327,
    columns: 19,
    headerRow: 1,
    figures: {
      Total_informal_admissions: { sum: '434149', nulls: 0 },
      Total_patients_31st_march: { sum: '32322' },
    },
    encoding: 'utf-16le',
  },
  {
    file: 'luoyang_districts_2024.geojson',
    rows: 14,
    columns: 7,
    headerRow: 0,
    figures: { id: { sum: '5744422', distinct: 14 } },
  },
  {
    file: '北京中学点位.geojson',
    rows: 982,
    columns: 11,
    headerRow: 0,
    figures: { Telephone: { nulls: 840 }, POINT_X: { sum: '114322.76664912' } },
  },
  {
    file: '景区POI_和风天气.csv',
    rows: 2601,
    columns: 13,
    headerRow: 2,
    figures: { POI_Latitude: { sum: '85941.24' }, POI_Longitude: { sum: '295644.8' } },
  },
  {
    file: '空气监测站点_和风天气.csv',
    rows: 1900,
    columns: 12,
    headerRow: 2,
    figures: { POI_Latitude: { sum: '62920.919785306' }, POI_Longitude: { sum: '215470.6734555' } },
  },
  {
    file: '洛阳空气质量_站点小时_202004.csv',
    rows: 792,
    columns: 13,
    headerRow: 1,
    figures: { AQI: { sum: '57279', nulls: 127 }, CO: { nulls: 129 }, Date: { nulls: 0 } },
  },
  {
    file: 'luoyang_weather_hourly_2024.csv',
    rows: 8784,
    columns: 7,
    headerRow: 1,
    figures: {
      rain: { sum: '688.5' },
      temperature_2m: { sum: '146538.7' },
      time: { distinct: 8784 },
    },
  },
  {
    file: '昆明公交线路站点.csv',
    rows: 7254,
    columns: 16,
    headerRow: 1,
    figures: {
      busstop_Longitude84: { sum: '745226.2583773' },
      start_time: { nulls: 1865 },
      bus_Name: { distinct: 447 },
    },
  },
  {
    file: 'boston311_fake_pii.csv',
    rows: 100,
    columns: 29,
    headerRow: 1,
    figures: { latitude: { sum: '4233.6674' } },
  },
  { file: '省市区邮编.xml', rows: 3205, columns: 4, headerRow: 0 },
];

async function takeIn(name: string, figures: Expected['figures'] = {}) {
  const file = path.join(FOLDER, name);
  const recognition = await recognise(file);
  const fields = proposeFields(recognition);
  const check = rowChecker(recognition.columns, fields, Buffer.alloc(32), '2026-11-23');
  const counts = { rows: 0, rejected: 0, aside: {} as Record<string, number> };
  const tallies = releasedFields(fields).flatMap(({ source = '' }, at) =>
    source in figures ? [new Tally(source, at)] : [],
  );
  for await (const batch of readRows(file, recognition)) {
    counts.rows += batch.rows.length;
    for (const { reason } of batch.aside) counts.aside[reason] = (counts.aside[reason] ?? 0) + 1;
    for (const row of batch.rows) {
      const checked = check(row);
      if ('rejected' in checked) counts.rejected += 1;
      else for (const tally of tallies) tally.add(checked.values[tally.at] ?? null);
    }
  }
  return { recognition, fields, counts, tallies };
}

/** Adds up a column as exactly as a person with a pencil. */
class Tally {
  readonly column: string;
  readonly at: number;
  nulls = 0;
  #billionths = 0n;
  readonly #values = new Set<string>();

  constructor(column: string, at: number) {
    this.column = column;
    this.at = at;
  }

  add(value: string | null): void {
    if (value === null) this.nulls += 1;
    else if (this.#values.size < 10_000) this.#values.add(value);
    if (value !== null && /^-?\d+(\.\d{1,12})?$/.test(value)) {
      const [whole = '', part = ''] = value.split('.');
      this.#billionths += BigInt(whole + part.padEnd(12, '0'));
    }
  }

  get distinct(): number {
    return this.#values.size;
  }

  get sum(): string {
    const digits = String(this.#billionths).padStart(13, '0');
    return `${digits.slice(0, -12)}.${digits.slice(-12)}`.replace(/\.?0+$/, '');
  }
}

test.skipIf(absent).each(FILES)('$file comes in without hand editing', async (expected) => {
  const { recognition, counts, tallies } = await takeIn(expected.file, expected.figures);
  expect(recognition.headerRow).toBe(expected.headerRow);
  expect(recognition.columns).toHaveLength(expected.columns);
  if (expected.encoding !== undefined) expect(recognition.encoding).toBe(expected.encoding);
  expect(counts).toEqual({
    rows: expected.rows,
    rejected: expected.rejected ?? 0,
    aside: expected.aside ?? {},
  });
  for (const [column, figures] of Object.entries(expected.figures ?? {}))
    expect(tallies.find((tally) => tally.column === column)).toMatchObject(figures);
});

test.skipIf(absent)(
  'school codes come as whole text, whether the sheet holds a number or text',
  async () => {
    const file = path.join(FOLDER, '全国高等学校名单_20250620.xls');
    const codes: (string | null | undefined)[] = [];
    for await (const batch of readRows(file, await recognise(file)))
      codes.push(...batch.rows.map((row) => row.cells[2]));
    expect(codes.every((code) => /^\d{10}$/.test(code ?? ''))).toBe(true);
  },
);

test.skipIf(absent)('free text with personal data in it is proposed as personal', async () => {
  const { fields } = await takeIn('boston311_fake_pii.csv');
  expect(
    fields.filter((field) => field.sensitivity === 'PERSONAL').map((field) => field.source),
  ).toContain('closure_reason');
});

test.skipIf(absent)(
  'the postcodes of the XML file come with their province and city, and keep their zeros',
  async () => {
    const file = path.join(FOLDER, '省市区邮编.xml');
    const recognition = await recognise(file);
    expect(recognition.columns).toEqual(['province.name', 'city.name', 'name', 'zipcode']);
    const rows: (string | null)[][] = [];
    for await (const batch of readRows(file, recognition))
      rows.push(...batch.rows.map((row) => row.cells));
    // Counted with grep -c '<district', '<city', '<province' and zipcode="0[0-9]{5}", and distinct pairs with python3's ElementTree.
    expect(rows).toHaveLength(3205);
    expect(new Set(rows.map(([province, city]) => `${province}/${city}`)).size).toBe(335);
    expect(new Set(rows.map(([province]) => province)).size).toBe(31);
    expect(rows.filter((cells) => /^0\d{5}$/.test(cells[3] ?? ''))).toHaveLength(388);
    expect(rows).toContainEqual(['河南省', '洛阳市', '嵩县', '471000']);
    expect(proposeFields(recognition).map(({ type }) => type)).toEqual(Array(4).fill('STRING'));
  },
);
