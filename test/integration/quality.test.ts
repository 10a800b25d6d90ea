import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { DatasetDeclaration, FieldDeclaration } from '../../db/catalogue/declaration.ts';
import { aDataset, aField, PRIVACY } from '../support/dataset.ts';
import { aSystem, type TestSystem } from '../support/system.ts';

let city: TestSystem;
beforeAll(async () => {
  city = await aSystem();
});
afterAll(() => city.end());

const sendTo = async (
  slug: string,
  fields: FieldDeclaration[],
  more: Partial<DatasetDeclaration> = {},
) => (await aDataset(city, slug, fields, more)).send;

const quality = async (slug: string) => {
  const { data } = await city.ask(
    'query ($slug: String!) { dataset(slug: $slug) { release { quality { measure value counts { count number } } } } }',
    { slug },
  );
  const measured: { measure: string; value: number | null }[] = data.dataset.release.quality;
  return Object.fromEntries(measured.map(({ measure, value }) => [measure, value]));
};

describe('C14: quality in five words, each a number with the rows behind it', () => {
  const FIELDS = [aField('id', { key: true }), aField('beds', { type: 'INTEGER' })];

  test('counts what is empty, rejected, doubled, late and failed', async () => {
    const send = await sendTo('quality-counts', FIELDS);
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
    const send = await sendTo('quality-open', [
      aField('id', { key: true }),
      aField('phone', { openness: 'CONDITIONAL', legalBasis: PRIVACY }),
    ]);
    await send([
      ['1', null],
      ['2', null],
    ]);
    expect(await quality('quality-open')).toMatchObject({ COMPLETENESS: 1 });
  });

  test('by formulas that anyone reads and the Bureau alone changes, for releases from then on', async () => {
    const send = await sendTo('quality-formula', FIELDS);
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

  test('the formulas say who wrote them when, the name to posts only, and of two editors the second is told', async () => {
    const bureau = await city.person('bureau-reviewer', '大数据');
    const formula = async (who: Record<string, string> = {}) => {
      const { data } = await city.ask(
        '{ qualityCounts qualityFormulas { measure of over changedAt changedBy } }',
        {},
        who,
      );
      const formulas: {
        measure: string;
        of: string[];
        changedAt: string;
        changedBy: string | null;
      }[] = data.qualityFormulas;
      expect(data.qualityCounts).toContain('rowsDoubled');
      return formulas.find(({ measure }) => measure === 'CONSISTENCY');
    };
    const change = async (of: string[], basedOn: string | undefined) =>
      (
        await city.ask(
          'mutation ($of: [String!]!, $basedOn: DateTime) { changeQualityFormula(input: { measure: CONSISTENCY, of: $of, over: ["rowsReceived"], basedOn: $basedOn }) { errors { code path message { zh } } } }',
          { of, basedOn },
          bureau,
        )
      ).data.changeQualityFormula.errors[0];
    const first = await formula(bureau);
    expect(first?.changedBy).toBeNull();
    city.at('2026-11-23T10:05:00+08:00');
    expect(await change(['rowsAccepted'], first?.changedAt)).toBeUndefined();
    expect(await change(['rowsReceived'], first?.changedAt)).toMatchObject({
      code: 'CONFLICT',
      path: ['basedOn'],
    });
    expect(await formula(bureau)).toMatchObject({
      of: ['rowsAccepted'],
      changedAt: '2026-11-23T10:05:00.000+08:00',
      changedBy: expect.stringContaining('演示') as string,
    });
    expect((await formula())?.changedBy).toBeNull();
    expect(await change([], undefined)).toMatchObject({
      code: 'BAD_USER_INPUT',
      path: ['of'],
      message: { zh: '分子至少要有一个计数' },
    });
    await change(['rowsReceived', '-rowsDoubled'], undefined);
  });
});

describe('M31: what could be matched to a person does not go out', () => {
  const PATIENTS = [
    aField('id', { key: true }),
    aField('district'),
    aField('birthYear', {
      type: 'STRING',
      desensitization: { method: 'GENERALISE_DATE', to: 'YEAR' },
    }),
  ];
  const anonymity = { quasiIdentifiers: ['district', 'birthYear'], k: 3 };
  const INCREMENT = { scope: { mode: 'INCREMENT' as const } };
  const alike = (count: number, district: string, from = 0) =>
    Array.from({ length: count }, (_, at) => [`${district}-${from + at}`, district, '1943-05-01']);

  test('a release below its k is refused in words that say how many rows, and the one before stands', async () => {
    const send = await sendTo('anonymity', PATIENTS, { anonymity });
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
    const send = await sendTo('anonymity-changes', PATIENTS, { anonymity });
    await send(alike(5, '偃师'));
    await expect(send(alike(1, '偃师', 5), INCREMENT)).rejects.toMatchObject({
      code: 'TOO_FEW_ALIKE',
    });
    expect(await send(alike(3, '偃师', 5), INCREMENT)).toMatchObject({
      inserted: 3,
    });
  });

  test('also those that end: of one who leaves alone, everyone could read who it was', async () => {
    const send = await sendTo('anonymity-leaving', PATIENTS, { anonymity });
    const before = alike(7, '偃师');
    await send(before);
    const leaving = (count: number) => before.slice(0, count).map(([id = '']) => ({ gone: id }));
    const refused = {
      code: 'TOO_FEW_ALIKE',
      sentence: { zh: expect.stringContaining('本次变动的行') as string },
    };
    await expect(send(before.slice(1))).rejects.toMatchObject(refused);
    await expect(send(leaving(1), INCREMENT)).rejects.toMatchObject(refused);
    expect(await send(leaving(3), INCREMENT)).toMatchObject({ deleted: 3 });
  });

  test('the database refuses it too', async () => {
    const send = await sendTo('anonymity-wall', PATIENTS, { anonymity });
    await send(alike(3, '偃师'));
    await expect(
      city.ingest.query(
        `insert into app.release (dataset_id, number, schema_version, relation, row_count, completeness, sha256, note, load_id, released_at, smallest_group)
         select id, 9, 1, 'anonymity_wall_v1', 3, '{}', '', '', gen_random_uuid(), now(), 1 from app.dataset where slug = 'anonymity-wall'`,
      ),
    ).rejects.toMatchObject({ constraint: 'release_is_anonymous' });
  });
});
