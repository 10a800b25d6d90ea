import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { aSystem, type TestSystem } from '../support/system.ts';

let city: TestSystem;
let bureau: Record<string, string>;
let officer: Record<string, string>;
beforeAll(async () => {
  city = await aSystem();
  bureau = await city.person('bureau-reviewer', '大数据');
  officer = await city.person('heritage-officer', '文物');
});
afterAll(() => city.end());
beforeEach(() => city.at('2026-11-23T10:00:00+08:00'));

interface Kept {
  kind: string;
  changedAt: string;
  changedBy: string | null;
}
const kept = async (who = bureau): Promise<Kept[]> =>
  (await city.ask('{ desensitizationProfiles { kind changedAt changedBy } }', {}, who)).data
    .desensitizationProfiles;
const kinds = async () => (await kept()).map(({ kind }) => kind);
const of = async (kind: string, who = bureau) =>
  (await kept(who)).find((profile) => profile.kind === kind);
const make = async (mutation: string, input: object, who = bureau) => {
  const type = `${mutation.replace(/^./, (first) => first.toUpperCase())}Input`;
  const { data } = await city.ask(
    `mutation ($input: ${type}!) { ${mutation}(input: $input) { profiles { kind } errors { code path message { zh } } } }`,
    { input },
    who,
  );
  return data[mutation].errors[0];
};
const profile = (kind: string, more: object = {}) => ({
  kind,
  titleZh: '社保卡号',
  titleEn: '',
  names: ['社保卡'],
  contents: [],
  sensitivity: 'PERSONAL',
  treatment: { method: 'HASH' },
  quasi: false,
  besidePersons: false,
  position: 900,
  ...more,
});
const keep = (given: object, more: object = {}) =>
  make('keepDesensitizationProfile', { profile: given, ...more });

describe('M31: the Bureau keeps the profiles', () => {
  test('one that is added overwrites none, and of two editors the second is told', async () => {
    expect(await keep(profile('SOCIAL_CARD'), { basedOn: null })).toBeUndefined();
    expect(await keep(profile('SOCIAL_CARD'), { basedOn: null })).toMatchObject({
      code: 'CONFLICT',
      path: ['kind'],
    });
    const seen = (await of('SOCIAL_CARD'))?.changedAt;
    city.at('2026-11-23T10:01:00+08:00');
    const changed = profile('SOCIAL_CARD', { names: ['社保卡', '社会保障卡'] });
    expect(await keep(changed, { basedOn: seen })).toBeUndefined();
    expect(await keep(profile('SOCIAL_CARD'), { basedOn: seen })).toMatchObject({
      code: 'CONFLICT',
      path: ['basedOn'],
    });
    expect(await of('SOCIAL_CARD')).toMatchObject({
      changedAt: '2026-11-23T10:01:00.000+08:00',
      changedBy: expect.stringContaining('演示') as string,
    });
    expect((await of('SOCIAL_CARD', {}))?.changedBy).toBeNull();
  });

  test.each([
    ['kind', { kind: 'social card' }],
    ['titleZh', { titleZh: ' ' }],
    ['names', { names: [] }],
    ['treatment', { treatment: { method: 'GRID', size: 0 } }],
    ['treatment', { treatment: null, sensitivity: 'NONE' }],
    ['sensitivity', { treatment: null, quasi: true }],
  ])(
    'without a sound %s nothing is kept, and a sentence says what it must be',
    async (path, wrong) => {
      const before = await kept();
      const error = await keep(profile('WRONG_CARD', wrong));
      expect(error).toMatchObject({ code: 'BAD_USER_INPUT' });
      expect(error.path[0]).toBe(path);
      expect(error.message.zh).not.toContain(path);
      expect(await kept()).toEqual(before);
    },
  );

  test('what a profile was before stays on record', async () => {
    await keep(profile('OLD_CARD', { names: ['老卡'] }));
    await make('removeDesensitizationProfile', { kind: 'OLD_CARD' });
    const rows = await city.system.db
      .selectFrom('auditEvent')
      .select(['action', 'detail'])
      .where('subject', '=', 'profile:OLD_CARD')
      .orderBy('id')
      .execute();
    expect(rows).toMatchObject([
      { detail: { before: null, after: { names: ['老卡'] } } },
      { action: 'DESENSITIZATION_PROFILE_REMOVED', detail: { before: { names: ['老卡'] } } },
    ]);
  });

  test('their order is set whole: all of them, each once, by the Bureau only', async () => {
    const before = await kinds();
    const hands = (await kept()).map(({ kind, changedAt }) => [kind, changedAt]).toSorted();
    const turned = before.toReversed();
    const order = (given: string[], who = bureau) =>
      make('orderDesensitizationProfiles', { kinds: given }, who);
    expect((await order(turned, officer)).code).toBe('FORBIDDEN');
    expect((await order(turned.slice(1))).code).toBe('CONFLICT');
    expect((await order([...turned.slice(1), before[0] ?? '', before[0] ?? ''])).code).toBe(
      'CONFLICT',
    );
    expect(await kinds()).toEqual(before);
    expect(await order(turned)).toBeUndefined();
    expect(await kinds()).toEqual(turned);
    expect((await kept()).map(({ kind, changedAt }) => [kind, changedAt]).toSorted()).toEqual(
      hands,
    );
    await order(before);
  });
});

describe('a few rows are tried on the profiles in force', () => {
  const TRIAL = `query ($columns: [String!]!, $rows: [[String!]!]!) { viewer { desk {
    profileTrial(columns: $columns, rows: $rows) { column kind recognisedBy sentence { zh } cells { line before after } } } } }`;
  const tried = (columns: string[], rows: string[][], who = officer) =>
    city.ask(TRIAL, { columns, rows }, who);

  test('which is taken, and what its treatment makes of each cell', async () => {
    const { data } = await tried(
      ['编号', '姓名', '性别', '备注', '经度'],
      [
        ['1', '王小明', '男', '电话13800001234', '112.4567'],
        ['2', '', '女', '', '不详'],
        ['3', '李娜', '女', '', '112.5678'],
        ['4', '欧阳修', '男', '', ''],
        ['5', '赵普', '男', '', ''],
      ],
    );
    expect(data.viewer.desk.profileTrial).toMatchObject([
      {
        column: '姓名',
        kind: 'PERSON_NAME',
        recognisedBy: 'NAME',
        cells: [
          { line: 2, before: '王小明', after: '王**' },
          { line: 4, after: '李*' },
          { line: 5 },
          { line: 6 },
        ],
      },
      { column: '性别', cells: [] },
      { column: '备注', recognisedBy: 'CONTENT', cells: [{ after: null }] },
      { column: '经度', cells: [{ after: '112.455' }, { after: '112.565' }] },
    ]);
  });

  test('a keyed hash tells nothing: each trial has a key of its own', async () => {
    await keep(profile('TRIAL_CARD', { names: ['试用卡号'] }));
    const once = async () =>
      (await tried(['试用卡号'], [['A1']])).data.viewer.desk.profileTrial[0].cells[0].after;
    expect(await once()).toMatch(/^[0-9a-f]{32}$/);
    expect(await once()).not.toBe(await once());
    await make('removeDesensitizationProfile', { kind: 'TRIAL_CARD' });
  });

  test.each([
    ['no column', [], [['1']]],
    ['too many columns', Array.from({ length: 51 }, (_, at) => `c${at}`), []],
    ['too many rows', ['姓名'], Array.from({ length: 21 }, () => ['王'])],
    ['too long a cell', ['姓名'], [['王'.repeat(501)]]],
  ])('%s is refused', async (_what, columns, rows) => {
    const { errors } = await tried(columns, rows);
    expect(errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT');
  });

  test('by those who hold a post', async () => {
    expect(
      (await tried(['姓名'], [], await city.person('citizen-li'))).data.viewer.desk,
    ).toBeNull();
    expect((await tried(['姓名'], [], {})).data.viewer).toBeNull();
  });
});
