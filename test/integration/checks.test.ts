import { read, utils } from '@e965/xlsx';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { FieldCheck } from '../../db/catalogue/checks.ts';
import { identityCheckDigit } from '../../api/checks/identity-number.ts';
import { aCompilation } from '../support/compilation.ts';
import { aDataset, aDeclaration, aField, PRIVACY } from '../support/dataset.ts';
import { aSystem, type TestSystem } from '../support/system.ts';
import { unzip } from '../support/unzip.ts';
import { aWorker } from '../support/worker.ts';

let city: TestSystem;
let worker: Awaited<ReturnType<typeof aWorker>>;
beforeAll(async () => {
  city = await aSystem();
  worker = await aWorker(city);
});
afterAll(async () => {
  await worker.end();
  await city.end();
});

const ID = aField('id', { key: true });
const checked = (name: string, ...checks: FieldCheck[]) => aField(name, { checks });
const rejections = async (loadId: string) => {
  const who = await city.person('heritage-officer', '文物');
  const { body } = await worker.ask('GET', `/deliveries/loads/${loadId}/rejections`, who);
  return body.rejections as { line: number; column: string; value: string; reason: string }[];
};
const rows = async (slug: string) => {
  const { data } = await city.ask(
    'query ($slug: String!) { dataset(slug: $slug) { records(first: 50, orderBy: [{ field: "id" }]) { nodes } } }',
    { slug },
    await city.key('citizen-li'),
  );
  return data.dataset.records.nodes.map(({ id }: { id: string }) => id);
};

describe('what came back is summed up for who mends it', () => {
  test('by column and reason, what concerns most rows first', async () => {
    const { send } = await aDataset(city, 'summed-faults', [
      ID,
      checked('grade', { kind: 'CODE_LIST', codes: ['一级', '二级'] }),
      aField('beds', { type: 'INTEGER' }),
    ]);
    const { loadId } = await send([
      ['1', '三级', '10'],
      ['2', '一级', '许多'],
      ['3', '三级', '无数'],
      ['4', '特级', '12'],
      ['5', '二级', '13'],
    ]);
    const faultsSeenBy = async (person: string, party: string) =>
      worker.ask('GET', `/deliveries/loads/${loadId}/faults`, await city.person(person, party));
    const { body } = await faultsSeenBy('heritage-officer', '文物');
    expect(body.faults).toMatchObject([
      { column: 'grade', rows: 3, firstLine: 1 },
      { column: 'beds', rows: 2, firstLine: 2 },
    ]);
    expect((await faultsSeenBy('market-officer', '市场')).status).toBe(404);
  });
});

describe('M17: a row that breaks a declared check comes back with number, column, value and reason', () => {
  test('in both languages, as a list and as a workbook, and the other rows go out', async () => {
    const { send, slug } = await aDataset(city, 'checked-cells', [
      ID,
      checked('division', { kind: 'DIVISION' }),
      aField('begunOn', { type: 'DATE', checks: [{ kind: 'RANGE', most: 'TODAY' }] }),
      checked('grade', { kind: 'CODE_LIST', codes: ['一级', '二级'] }),
      checked('number', { kind: 'PATTERN', pattern: '洛文\\d{4}' }),
    ]);
    const report = await send([
      ['1', '410307', '2026-11-23', '一级', '洛文0001'],
      ['2', '410381', '2026-11-24', '三级', '洛文1'],
      ['3', '419999', '', '二级', '洛文0003'],
    ]);
    expect(report).toMatchObject({ received: 3, accepted: 1, rejected: 2 });
    expect(await rows(slug)).toEqual(['1']);
    expect(await rejections(report.loadId)).toEqual([
      {
        line: 2,
        column: 'begunOn',
        value: '2026-11-24',
        reason: 'OUTSIDE_RANGE',
        message: { zh: '应不大于 2026-11-23', en: 'at most 2026-11-23' },
      },
      {
        line: 2,
        column: 'division',
        value: '410381',
        reason: 'DIVISION_RETIRED',
        message: {
          zh: '410381 偃师市自 2021 年起停用，改用 410307 偃师区',
          en: '410381 is retired since 2021; use 410307',
        },
      },
      expect.objectContaining({ line: 2, column: 'grade', reason: 'NOT_IN_CODE_LIST' }),
      expect.objectContaining({ line: 2, column: 'number', reason: 'PATTERN_MISMATCH' }),
      expect.objectContaining({ line: 3, column: 'division', reason: 'DIVISION_UNKNOWN' }),
    ]);
    const who = await city.person('heritage-officer', '文物');
    const url = `/deliveries/loads/${report.loadId}/rejected.xlsx`;
    const book = read((await worker.ask('GET', url, who)).body);
    const sheet = book.Sheets[book.SheetNames[0] ?? ''];
    if (sheet === undefined) throw new Error('no sheet');
    const [first] = utils.sheet_to_json<Record<string, string>>(sheet);
    expect(first).toMatchObject({
      id: '2',
      退回原因: expect.stringContaining('division：410381 偃师市自 2021 年起停用') as string,
      'Why it came back': expect.stringContaining('use 410307') as string,
    });
  });

  test('comes back coloured and commented in just its faulty cells, as another reader sees them too', async () => {
    const { send } = await aDataset(city, 'checked-coloured', [
      ID,
      checked('grade', { kind: 'CODE_LIST', codes: ['1'] }),
      aField('begunOn', { type: 'DATE', checks: [{ kind: 'RANGE', most: 'TODAY' }] }),
    ]);
    const { loadId } = await send([
      ['001', '1', '2026-11-01'],
      ['002', '9', '2026-11-24'],
      ['003', '1', '开春'],
    ]);
    const who = await city.person('heritage-officer', '文物');
    const { body } = await worker.ask('GET', `/deliveries/loads/${loadId}/rejected.xlsx`, who);
    const parts = unzip(body as Buffer);
    const tags = (name: string, tag: RegExp) => [...(parts.get(name) ?? '').matchAll(tag)];
    const styles = tags('xl/styles.xml', /<xf [^>]*fillId="(\d+)"[^>]*\/>/g).slice(1);
    const fills = tags('xl/styles.xml', /<fill>(.*?)<\/fill>/g);
    const colourOf = (style: string) =>
      /rgb="(\w+)"/.exec(fills[Number(styles[Number(style)]?.[1])]?.[1] ?? '')?.[1];
    const cells = tags('xl/worksheets/sheet1.xml', /<c r="([A-Z]+\d+)"(?: s="(\d+)")?/g);
    const coloured = cells.filter(([, , style = '0']) => colourOf(style) === 'FFFFC7CE');
    expect(coloured.map(([, place]) => place)).toEqual(['B2', 'C2', 'C3']);
    expect(tags('xl/comments1.xml', /<comment ref="(\w+)"/g).map(([, place]) => place)).toEqual([
      'B2',
      'C2',
      'C3',
    ]);
    expect(cells).toHaveLength(15);
  });

  test('also in a field that is closed, though its values never leave', async () => {
    const first17 = '41030219900307001';
    const { send, slug } = await aDataset(city, 'checked-closed', [
      ID,
      aField('idNumber', {
        sensitivity: 'PERSONAL',
        openness: 'CLOSED',
        legalBasis: PRIVACY,
        nullable: false,
        checks: [{ kind: 'IDENTITY_NUMBER' }],
      }),
    ]);
    const good = first17 + identityCheckDigit(first17);
    const report = await send([
      ['1', good],
      ['2', `${first17}?`],
      ['3', null],
    ]);
    expect(report).toMatchObject({ accepted: 1, rejected: 2 });
    expect((await rejections(report.loadId)).map(({ reason }) => reason)).toEqual([
      'IDENTITY_NUMBER_WRONG',
      'MISSING_VALUE',
    ]);
    expect(await rows(slug)).toEqual(['1']);
  });

  test('a value that must be unique stays with its first row, in a whole load and across increments', async () => {
    const { send, slug } = await aDataset(city, 'checked-unique', [
      ID,
      checked('seal', { kind: 'UNIQUE' }),
    ]);
    const whole = await send([
      ['1', 'A'],
      ['2', 'B'],
      ['3', 'A'],
      ['4', null],
      ['5', null],
    ]);
    expect(whole).toMatchObject({ accepted: 4, rejected: 1 });
    expect(await rejections(whole.loadId)).toMatchObject([
      { line: 3, column: 'seal', value: 'A', reason: 'NOT_UNIQUE' },
    ]);
    const increment = { scope: { mode: 'INCREMENT' as const } };
    expect(await send([['6', 'B']], increment)).toMatchObject({ rejected: 1 });
    // 2 gives its seal away, so 6 may have it; and when 2 cannot, neither can 6.
    expect(
      await send(
        [
          ['6', 'B'],
          ['2', 'C'],
        ],
        increment,
      ),
    ).toMatchObject({ rejected: 0 });
    expect(
      await send(
        [
          ['7', 'C'],
          ['2', 'A'],
        ],
        increment,
      ),
    ).toMatchObject({ rejected: 2 });
    expect(await rows(slug)).toEqual(['1', '2', '4', '5', '6']);
  });

  test('a reference stands in the newest release of the other dataset, whatever was there before', async () => {
    const stations = await aDataset(city, 'referred', [ID]);
    const { send } = await aDataset(city, 'referring', [
      ID,
      checked('station', { kind: 'REFERENCE', dataset: 'referred', field: 'id' }),
    ]);
    await expect(send([['1', 'S1']])).rejects.toMatchObject({ code: 'REFERENCE_UNAVAILABLE' });
    await stations.send([['S1'], ['S2']]);
    expect(
      await send([
        ['1', 'S1'],
        ['2', 'S2'],
        ['3', null],
      ]),
    ).toMatchObject({ rejected: 0 });
    await stations.send([['S1']]);
    const late = await send([
      ['1', 'S1'],
      ['2', 'S2'],
    ]);
    expect(late).toMatchObject({ accepted: 1, rejected: 1 });
    expect(await rejections(late.loadId)).toMatchObject([
      { line: 2, column: 'station', value: 'S2', reason: 'REFERENCE_MISSING' },
    ]);
  });
});

describe('a check that cannot be carried out is refused when it is declared', () => {
  test.each<[string, FieldCheck, object, string]>([
    ['a type that it cannot look at', { kind: 'CREDIT_CODE' }, { type: 'INTEGER' }, 'INTEGER'],
    ['a pattern that is not understood', { kind: 'PATTERN', pattern: 'a(' }, {}, '格式写法不对'],
    ['a range without bounds', { kind: 'RANGE' }, { type: 'NUMBER' }, '下限或上限'],
    ['a range upside down', { kind: 'RANGE', least: '2', most: '1' }, { type: 'NUMBER' }, '大于'],
    ['a bound of another type', { kind: 'RANGE', least: 'x' }, { type: 'DATE' }, '读不出来'],
    ['identity numbers that are called harmless', { kind: 'IDENTITY_NUMBER' }, {}, 'PERSONAL'],
    [
      'uniqueness of what is masked',
      { kind: 'UNIQUE' },
      { desensitization: { method: 'DROP' } },
      '不脱敏',
    ],
    ['a year of no field', { kind: 'DIVISION', yearOf: 'never' }, {}, '没有信息项'],
    [
      'a key of a dataset that needs an application',
      { kind: 'REFERENCE', dataset: 'heritage-sites', field: 'phone' },
      {},
      '不是无条件开放',
    ],
    ['a key of nothing', { kind: 'REFERENCE', dataset: 'no-such', field: 'id' }, {}, '没有'],
  ])('%s', async (_story, check, more, said) => {
    const desk = aCompilation(city);
    const slug = `declared-${Math.random().toString(36).slice(2)}`;
    const fields = [ID, aField('value', { checks: [check], ...more })];
    const saved = await desk.save(aDeclaration(slug, fields));
    expect(saved.message).toBe('');
    const refused = await desk.submit(saved.id);
    expect(refused.path).toBe(`${slug}.fields.value.checks.0`);
    expect(refused.message).toContain(said);
  });

  test('what is declared is shown to users in words, without naming another dataset', async () => {
    await aDataset(city, 'shown-checks', [
      ID,
      checked('station', { kind: 'REFERENCE', dataset: 'referred', field: 'id' }),
      checked('grade', { kind: 'CODE_LIST', codes: ['一级', '二级'] }),
    ]);
    const { data } = await city.ask(
      '{ dataset(slug: "shown-checks") { fields { checks { zh en } } } }',
    );
    expect(data.dataset.fields.slice(1)).toEqual([
      { checks: [{ zh: '取自另一数据集的主键', en: 'A key of another dataset' }] },
      { checks: [{ zh: '取自 2 个代码：一级, 二级', en: 'One of 2 codes: 一级, 二级' }] },
    ]);
  });
});
