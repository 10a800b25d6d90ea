import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { publishDeclared } from '../../api/compilation/publish-declared.ts';
import { demoHands } from '../../api/demo/demo-hands.ts';
import { releaseDelivery } from '../../api/releases/release-delivery.ts';
import type { DatasetDeclaration, FieldDeclaration } from '../../db/catalogue/declaration.ts';
import { aSystem, type TestSystem } from '../support/system.ts';

let city: TestSystem;
beforeAll(async () => {
  city = await aSystem();
});
afterAll(() => city.end());

const field = (name: string, more: Partial<FieldDeclaration> = {}): FieldDeclaration => ({
  name,
  title: { zh: name, en: name },
  type: 'STRING',
  sensitivity: 'NONE',
  openness: 'UNCONDITIONAL',
  ...more,
});

async function aDataset(
  slug: string,
  fields: FieldDeclaration[],
  more: Partial<DatasetDeclaration> = {},
) {
  const hands = await demoHands(city.system.db);
  if (hands === undefined) throw new Error('no demo people');
  const declaration: DatasetDeclaration = {
    slug,
    title: { zh: slug, en: slug },
    summary: { zh: '测试用数据集', en: 'For a test' },
    department: 'health',
    theme: 'HEALTH',
    classification: ['3', '07', '001'],
    keywords: [],
    openness: 'UNCONDITIONAL',
    legalBases: [],
    sharing: 'UNCONDITIONAL',
    updateCycle: 'DAILY',
    format: 'TABLE',
    division: '410300',
    sourceNote: { zh: '测试', en: 'Test' },
    synthetic: true,
    fields,
    ...more,
  };
  const id = await publishDeclared(city.system.db, city.system.clock, declaration, hands);
  const { anonymity } = declaration;
  return (rows: (string | null)[][], mode: 'WHOLE' | 'INCREMENT' = 'WHOLE') =>
    releaseDelivery(
      { ingest: city.ingest, clock: city.system.clock, datasetKey: city.secrets.datasetKey },
      { id, slug, schemaVersion: 1, fields, ...(anonymity !== undefined && { anonymity }) },
      {
        fileName: 'test.csv',
        sha256: '',
        columns: fields.map(({ name }) => name),
        recognition: {},
        mode,
        note: '测试',
        batches: (async function* () {
          yield { rows: rows.map((cells, at) => ({ line: at + 1, cells })), aside: [] };
        })(),
      },
    );
}

const quality = async (slug: string) => {
  const { data } = await city.ask(
    'query ($slug: String!) { dataset(slug: $slug) { release { quality { measure value counts { count number } } } } }',
    { slug },
  );
  const measured: { measure: string; value: number | null }[] = data.dataset.release.quality;
  return Object.fromEntries(measured.map(({ measure, value }) => [measure, value]));
};

describe('C14: quality in five words, each a number with the rows behind it', () => {
  const FIELDS = [field('id', { key: true }), field('beds', { type: 'INTEGER' })];

  test('counts what is empty, rejected, doubled, late and failed', async () => {
    const send = await aDataset('quality-counts', FIELDS);
    city.at('2026-11-01T09:00:00+08:00');
    await send([
      ['1', '10'],
      ['2', null],
      ['3', 'many'],
      ['1', '11'],
    ]);
    expect(await quality('quality-counts')).toEqual({
      ACCURACY: 0.5,
      AVAILABILITY: 1,
      COMPLETENESS: 0.75,
      CONSISTENCY: 0.75,
      TIMELINESS: null,
    });
    city.at('2026-11-02T09:00:00+08:00');
    await send([
      ['1', '10'],
      ['2', '20'],
    ]);
    city.at('2026-11-09T09:00:00+08:00');
    await send([
      ['1', '10'],
      ['2', '21'],
    ]);
    expect(await quality('quality-counts')).toMatchObject({
      ACCURACY: 1,
      COMPLETENESS: 1,
      TIMELINESS: 0.5,
    });
    city.at('2026-11-23T10:00:00+08:00');
  });

  test('tells nothing of fields that need an application', async () => {
    const basis = {
      title: '中华人民共和国个人信息保护法',
      article: '第二十五条',
      kind: 'LAW' as const,
    };
    const send = await aDataset('quality-open', [
      field('id', { key: true }),
      field('phone', { openness: 'CONDITIONAL', legalBasis: basis }),
    ]);
    await send([
      ['1', null],
      ['2', null],
    ]);
    expect(await quality('quality-open')).toMatchObject({ COMPLETENESS: 1 });
  });

  test('by formulas that anyone reads and the Bureau alone changes, for releases from then on', async () => {
    const send = await aDataset('quality-formula', FIELDS);
    await send([['1', null]]);
    const change = (who: Record<string, string>, of: string[]) =>
      city.ask(
        'mutation ($of: [String!]!) { changeQualityFormula(input: { measure: COMPLETENESS, of: $of, over: ["cells"] }) { errors { code path } } }',
        { of },
        who,
      );
    const bureau = await city.person('bureau-reviewer', '大数据');
    const officer = await city.person('heritage-officer', '文物');
    expect((await change(officer, ['cells'])).data.changeQualityFormula.errors[0].code).toBe(
      'FORBIDDEN',
    );
    expect((await change(bureau, ['stars'])).data.changeQualityFormula.errors[0].path).toEqual([
      'of',
    ]);
    expect((await change(bureau, ['cells'])).data.changeQualityFormula.errors).toEqual([]);
    expect(await quality('quality-formula')).toMatchObject({ COMPLETENESS: 0.5 });
    await send([
      ['1', null],
      ['2', null],
    ]);
    expect(await quality('quality-formula')).toMatchObject({ COMPLETENESS: 1 });
    await change(bureau, ['filledCells']);
    const { data } = await city.ask('{ qualityFormulas { measure of over } }');
    expect(data.qualityFormulas).toHaveLength(5);
  });
});

describe('M31: what could be matched to a person does not go out', () => {
  const PATIENTS = [
    field('id', { key: true }),
    field('district'),
    field('birthYear', {
      type: 'STRING',
      desensitization: { method: 'GENERALISE_DATE', to: 'YEAR' },
    }),
  ];
  const anonymity = { quasiIdentifiers: ['district', 'birthYear'], k: 3 };
  const alike = (count: number, district: string, from = 0) =>
    Array.from({ length: count }, (_, at) => [`${district}-${from + at}`, district, '1943-05-01']);

  test('a release below its k is refused in words that say how many rows, and the one before stands', async () => {
    const send = await aDataset('anonymity', PATIENTS, { anonymity });
    await send([...alike(3, '偃师'), ...alike(4, '洛龙')]);
    await expect(send([...alike(3, '偃师'), ...alike(2, '洛龙')])).rejects.toMatchObject({
      code: 'TOO_FEW_ALIKE',
      sentence: { zh: expect.stringContaining('有 2 行只凭 district + birthYear') as string },
    });
    const { data } = await city.ask(
      '{ dataset(slug: "anonymity") { release { number smallestGroup rowCount } } }',
    );
    expect(data.dataset.release).toEqual({ number: 1, smallestGroup: 3, rowCount: 7 });
  });

  test('the changes of a release are judged as well as the whole', async () => {
    const send = await aDataset('anonymity-changes', PATIENTS, { anonymity });
    await send(alike(5, '偃师'));
    await expect(send(alike(1, '偃师', 5), 'INCREMENT')).rejects.toMatchObject({
      code: 'TOO_FEW_ALIKE',
    });
    expect(await send(alike(3, '偃师', 5), 'INCREMENT')).toMatchObject({ inserted: 3 });
  });

  test('the database refuses it too', async () => {
    const send = await aDataset('anonymity-wall', PATIENTS, { anonymity });
    await send(alike(3, '偃师'));
    await expect(
      city.ingest.query(
        `insert into app.release (dataset_id, number, schema_version, relation, row_count, completeness, sha256, note, load_id, released_at, smallest_group)
         select id, 9, 1, 'anonymity_wall_v1', 3, '{}', '', '', gen_random_uuid(), now(), 1 from app.dataset where slug = 'anonymity-wall'`,
      ),
    ).rejects.toMatchObject({ constraint: 'release_is_anonymous' });
  });

  test('raw values that change within one class of the treatment change nothing that the public can see', async () => {
    const treated = [
      field('id', { key: true, desensitization: { method: 'HASH' }, sensitivity: 'PERSONAL' }),
      field('name', { desensitization: { method: 'MASK', kind: 'NAME' }, sensitivity: 'PERSONAL' }),
      field('phone', {
        desensitization: { method: 'MASK', kind: 'PHONE' },
        sensitivity: 'PERSONAL',
      }),
      field('bornIn', {
        desensitization: { method: 'GENERALISE_DATE', to: 'YEAR' },
        sensitivity: 'PERSONAL',
      }),
      field('income', {
        desensitization: { method: 'GENERALISE_NUMBER', band: 1000 },
        sensitivity: 'PERSONAL',
      }),
      field('note', { desensitization: { method: 'DROP' }, sensitivity: 'PERSONAL' }),
      field('secret', { openness: 'CLOSED', sensitivity: 'PERSONAL' }),
    ];
    const send = await aDataset('differential', treated);
    const seen = async () => {
      const who = await city.key('citizen-li');
      const { data } = await city.ask(
        `{ dataset(slug: "differential") {
             title { zh } summary { zh } fields { name completeness example } sample
             release { rowCount sha256 sm3 smallestGroup quality { measure value counts { count number } } }
             records(first: 100) { nodes totalCount edges { node } } }
           catalogue(search: "differential") { totalCount nodes { slug } facets { theme { value count } } }
           found: catalogue(search: "李小龙") { totalCount } }`,
        {},
        who,
      );
      const { release } = data.dataset;
      // These two count the releases, which are public themselves, and not what is in them.
      release.quality = release.quality.filter(
        ({ measure }: { measure: string }) => !['AVAILABILITY', 'TIMELINESS'].includes(measure),
      );
      return JSON.stringify(data);
    };
    await send([
      ['p1', '李小明', '13812345678', '1990-01-02', '1200', '甲', '乙'],
      ['p2', '王五', '13912345678', '1985-03-04', '5600', null, 'x'],
    ]);
    const before = await seen();
    const again = await send([
      ['p1', '李小龙', '13899995678', '1990-12-31', '1999', '全新的备注', '别的'],
      ['p2', '王六', '13900005678', '1985-01-01', '5001', '有了', 'y'],
    ]);
    expect(again).toMatchObject({ inserted: 0, changed: 0, deleted: 0 });
    expect(await seen()).toBe(before);
  });
});
