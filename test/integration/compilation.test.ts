import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { DatasetDeclaration } from '../../db/catalogue/declaration.ts';
import { aSystem, type TestSystem } from '../support/system.ts';

let city: TestSystem;
beforeAll(async () => {
  city = await aSystem();
});
afterAll(() => city.end());

const ENTRY = 'id slug state version publishedVersion may secrecyReviewedBy';
const SAVE = `mutation ($input: SaveEntryInput!) { saveEntry(input: $input) { entries { ${ENTRY} } errors { code path message { zh } } } }`;
const REVIEW = `mutation ($input: ReviewSecrecyInput!) { reviewSecrecy(input: $input) { entries { ${ENTRY} } errors { code path message { zh } } } }`;
const MOVE = `mutation ($input: MoveEntriesInput!) { moveEntries(input: $input) { entries { ${ENTRY} } errors { code path message { zh en } } } }`;

const declared = (slug: string, changes: Partial<DatasetDeclaration> = {}): DatasetDeclaration => ({
  slug,
  title: { zh: `文物修缮工程（${slug}）`, en: 'Restoration works' },
  summary: { zh: '在建和完工的文物修缮工程，含开工与竣工日期。', en: 'Works.' },
  department: 'heritage',
  theme: 'CULTURE_TOURISM',
  classification: ['3', '07', '001'],
  keywords: ['修缮'],
  openness: 'UNCONDITIONAL',
  legalBases: [],
  sharing: 'UNCONDITIONAL',
  updateCycle: 'MONTHLY',
  format: 'TABLE',
  division: '410300',
  sourceNote: { zh: '市文物局', en: 'Heritage bureau' },
  synthetic: true,
  fields: [
    field('workId', { key: true, nullable: false }),
    field('begunOn', { type: 'DATE', example: '2026-03-01' }),
  ],
  ...changes,
});
const field = (
  name: string,
  changes: Partial<DatasetDeclaration['fields'][number]> = {},
): DatasetDeclaration['fields'][number] => ({
  name,
  title: { zh: name, en: name },
  type: 'STRING',
  sensitivity: 'NONE',
  openness: 'UNCONDITIONAL',
  example: 'x',
  ...changes,
});

type Hands = Record<'officer' | 'principal' | 'bureau' | 'county' | 'stranger', object>;
let hands: Hands;
beforeAll(async () => {
  hands = {
    officer: await city.person('heritage-officer', '文物'),
    principal: await city.person('heritage-principal', '文物'),
    bureau: await city.person('bureau-reviewer', '大数据'),
    county: await city.person('county-reviewer', '栾川'),
    stranger: await city.person('market-officer', '市场'),
  };
});
const as = (who: keyof Hands) => hands[who] as Record<string, string>;

const save = async (who: keyof Hands, declaration: unknown, more: object = {}) =>
  (await city.ask(SAVE, { input: { declaration, reason: '编制', ...more } }, as(who))).data
    .saveEntry;
const review = async (who: keyof Hands, id: string) =>
  (await city.ask(REVIEW, { input: { id, opinion: '不涉密' } }, as(who))).data.reviewSecrecy;
const move = async (who: keyof Hands, step: string, ids: string[], more: object = {}) =>
  (await city.ask(MOVE, { input: { move: step, ids, ...more } }, as(who))).data.moveEntries;
const catalogue = async (slug: string) =>
  (
    await city.ask(
      'query ($slug: String!) { dataset(slug: $slug) { title { zh } fields { name } code } }',
      { slug },
    )
  ).data.dataset;

/** An entry on its way to where the story begins. */
async function anEntry(slug: string, until: 'SAVED' | 'SUBMITTED' | 'PUBLISHED') {
  const { id } = (await save('officer', declared(slug))).entries[0];
  if (until === 'SAVED') return id as string;
  await review('principal', id);
  await move('officer', 'SUBMIT', [id]);
  if (until === 'SUBMITTED') return id as string;
  await move('bureau', 'ACCEPT', [id]);
  const published = await move('bureau', 'PUBLISH', [id]);
  expect(published.errors).toEqual([]);
  return id as string;
}

describe('M12: a department compiles, the Bureau reviews and publishes', () => {
  test('an entry walks from draft to the public catalogue, each step by its own hand', async () => {
    const saved = await save('officer', declared('works-walk'));
    const { id } = saved.entries[0];
    expect(saved.entries[0]).toMatchObject({ state: 'DRAFT', version: 1, publishedVersion: null });
    expect(await catalogue('works-walk')).toBeNull();
    expect((await move('officer', 'SUBMIT', [id])).errors[0].path).toEqual(['secrecyReview']);
    expect((await review('principal', id)).entries[0].secrecyReviewedBy).toContain('郑国栋');
    expect((await move('officer', 'SUBMIT', [id])).entries[0].state).toBe('BUREAU_REVIEW');
    expect((await move('officer', 'ACCEPT', [id])).errors[0].code).toBe('FORBIDDEN');
    expect((await move('bureau', 'PUBLISH', [id])).errors[0].code).toBe('CONFLICT');
    expect((await move('bureau', 'ACCEPT', [id])).entries[0].may).toEqual(['PUBLISH']);
    expect(await catalogue('works-walk')).toBeNull();
    await move('bureau', 'PUBLISH', [id]);
    expect((await catalogue('works-walk')).fields).toEqual([
      { name: 'workId' },
      { name: 'begunOn' },
    ]);
  });

  test('an entry that has Chinese words only goes out with them', async () => {
    const only = (zh: string) => ({ zh, en: '' });
    const { id } = (
      await save(
        'officer',
        declared('works-chinese', {
          title: only('修缮'),
          summary: only('文物修缮工程的开工和竣工'),
        }),
      )
    ).entries[0];
    await review('principal', id);
    for (const [who, step] of [
      ['officer', 'SUBMIT'],
      ['bureau', 'ACCEPT'],
      ['bureau', 'PUBLISH'],
    ] as const)
      expect((await move(who, step, [id])).errors).toEqual([]);
    const { data } = await city.ask('{ dataset(slug: "works-chinese") { title { zh en } } }');
    expect(data.dataset.title).toEqual({ zh: '修缮', en: null });
  });

  test('what is returned says why, element by element, and comes back as a new version', async () => {
    const id = await anEntry('works-returned', 'SUBMITTED');
    expect((await move('bureau', 'RETURN', [id])).errors[0].path).toEqual(['opinion']);
    const remarks = [{ element: 'summary', remark: '请写明统计口径' }];
    await move('bureau', 'RETURN', [id], { opinion: '请补充', remarks });
    const again = await save('officer', declared('works-returned', { updateCycle: 'WEEKLY' }), {
      id,
    });
    expect(again.entries[0]).toMatchObject({ state: 'DRAFT', version: 2, secrecyReviewedBy: null });
    const { data } = await city.ask(
      `query ($id: ID!) { catalogueEntry(id: $id) { versions { number madeBy } steps { action remarks } differences(from: 1, to: 2) { element before after } } }`,
      { id },
      as('officer'),
    );
    expect(data.catalogueEntry.versions.map((one: { number: number }) => one.number)).toEqual([
      1, 2,
    ]);
    expect(data.catalogueEntry.steps.at(-2)).toEqual({ action: 'RETURN', remarks });
    expect(data.catalogueEntry.differences).toEqual([
      { element: 'updateCycle', before: 'MONTHLY', after: 'WEEKLY' },
    ]);
  });

  test('a county gathers its own entries and no others before the Bureau sees them', async () => {
    const id = await anEntry('works-city', 'SUBMITTED');
    expect((await move('county', 'GATHER', [id])).errors[0].code).toBe('NOT_FOUND');
  });

  test('a batch is accepted whole or not at all', async () => {
    const ready = await anEntry('works-ready', 'SUBMITTED');
    const draft = await anEntry('works-draft', 'SAVED');
    expect((await move('bureau', 'ACCEPT', [ready, draft])).errors[0]).toEqual({
      code: 'CONFLICT',
      path: ['works-draft'],
      message: {
        zh: 'works-draft 现在“编制中”，不能审核通过',
        en: 'works-draft is being drafted now: it cannot be taken to “Accept”',
      },
    });
    const { data } = await city.ask(
      'query ($id: ID!) { catalogueEntry(id: $id) { state } }',
      { id: ready },
      as('bureau'),
    );
    expect(data.catalogueEntry.state).toBe('BUREAU_REVIEW');
  });

  test('of two editors the second is told that the first has saved', async () => {
    const id = await anEntry('works-two-editors', 'SAVED');
    await save('principal', declared('works-two-editors', { keywords: ['甲'] }), {
      id,
      basedOn: 1,
    });
    const late = await save('officer', declared('works-two-editors'), { id, basedOn: 1 });
    expect(late.errors[0]).toMatchObject({ code: 'CONFLICT', path: ['basedOn'] });
  });

  test('another department neither sees nor touches an entry', async () => {
    const id = await anEntry('works-private', 'SAVED');
    const { data } = await city.ask(
      'query ($id: ID!) { catalogueEntry(id: $id) { slug } node(id: $id) { id } }',
      { id },
      as('stranger'),
    );
    expect(data).toEqual({ catalogueEntry: null, node: null });
    expect((await save('stranger', declared('works-private'), { id })).errors[0].code).toBe(
      'BAD_USER_INPUT',
    );
    expect((await move('stranger', 'SUBMIT', [id])).errors[0].code).toBe('NOT_FOUND');
  });
});

describe('M31 and 发改高技〔2017〕1272号: what is wrong is named by its element', () => {
  test.each([
    ['opennessCondition', { openness: 'CONDITIONAL' as const }],
    ['sharingCondition', { sharing: 'CLOSED' as const }],
    ['classification', { classification: ['3'] }],
    ['division', { division: '419999' }],
    ['fields', { fields: [] }],
    ['fields.not.name', { fields: [field('not', {})] }],
    ['slug', { slug: 'works-groups' }],
    [
      'links.0.dataset',
      {
        links: [
          {
            name: 'company',
            title: { zh: '企业', en: 'Company' },
            dataset: 'no-such-dataset',
            on: [{ field: 'workId', to: 'creditCode' }],
          },
        ],
      },
    ],
    ['place', { place: { longitude: 'begunOn', latitude: 'workId' } }],
    [
      'fields.begunOn.searchable',
      { fields: [field('begunOn', { type: 'DATE', searchable: true })] },
    ],
    ['fields.phone.desensitization', { fields: [field('phone', { sensitivity: 'PERSONAL' })] }],
    ['fields.shape', { fields: [field('shape', { openness: 'CONDITIONAL' })] }],
  ])('%s', async (element, changes) => {
    const slug = `wrong-${element.toLowerCase().replaceAll('.', '-')}`;
    const { id } = (await save('officer', declared(slug, changes))).entries[0];
    await review('principal', id);
    const refused = await move('officer', 'SUBMIT', [id]);
    expect(refused.errors[0].code).toBe('BAD_USER_INPUT');
    expect(refused.errors[0].path.join('.')).toContain(element);
  });

  test('an element that nobody knows, or a word outside its list, is refused and changes nothing', async () => {
    for (const wrong of [{ colour: 'red' }, { openness: 'HALF' }, { fields: [{ name: 'x' }] }]) {
      const refused = await save('officer', { ...declared('never-kept'), ...wrong });
      expect(refused.errors[0].code).toBe('BAD_USER_INPUT');
    }
    const { rowCount } = await city.ingest.query(
      "select from app.catalogue_entry where slug = 'never-kept'",
    );
    expect(rowCount).toBe(0);
  });
});

describe('M41: nothing goes out that a second person has not reviewed', () => {
  test('the maker cannot review his own version', async () => {
    const id = await anEntry('works-own-review', 'SAVED');
    const refused = await review('officer', id);
    expect(refused.errors[0].code).toBe('FORBIDDEN');
    expect(refused.errors[0].message.zh).toContain('第二人');
  });

  test('the database itself refuses a review by the maker, an unreviewed entry and an unreviewed release', async () => {
    const { db } = city.system;
    const id =
      Buffer.from(await anEntry('works-wall', 'SAVED'), 'base64url')
        .toString()
        .split(':')[1] ?? '';
    const { madeBy } = await db
      .selectFrom('entryVersion')
      .select('madeBy')
      .where('entryId', '=', id)
      .executeTakeFirstOrThrow();
    await expect(
      db
        .insertInto('secrecyReview')
        .values({
          entryId: id,
          version: 1,
          schemaVersion: 1,
          madeBy,
          reviewedBy: madeBy,
          reviewedAs: null,
          reviewedAt: city.system.clock(),
          opinion: 'x',
        })
        .execute(),
    ).rejects.toMatchObject({ constraint: 'reviewed_by_a_second_person' });
    const { slug: museums, id: museumsId } = await db
      .selectFrom('dataset')
      .select(['slug', 'id'])
      .where('slug', '=', 'museums')
      .executeTakeFirstOrThrow();
    expect(museums).toBe('museums');
    await expect(
      city.ingest.query(
        `insert into app.release (dataset_id, number, schema_version, relation, row_count, completeness, sha256, note, load_id, released_at)
         values ($1, 99, 2, 'x', 0, '{}', '', '', gen_random_uuid(), now())`,
        [museumsId],
      ),
    ).rejects.toMatchObject({ constraint: 'release_has_secrecy_review' });
    await expect(
      db
        .updateTable('entryVersion')
        .set({ reason: 'rewritten' })
        .where('entryId', '=', id)
        .execute(),
    ).rejects.toThrow(/permission denied/);
  });
});

describe('a published entry', () => {
  test('keeps its words in public while a new version is on its way', async () => {
    const id = await anEntry('works-next', 'PUBLISHED');
    const before = await catalogue('works-next');
    await save('officer', declared('works-next', { title: { zh: '新名称', en: 'New' } }), { id });
    expect(await catalogue('works-next')).toEqual(before);
    await review('principal', id);
    await move('officer', 'SUBMIT', [id]);
    await move('bureau', 'ACCEPT', [id]);
    await move('bureau', 'PUBLISH', [id]);
    expect(await catalogue('works-next')).toEqual({ ...before, title: { zh: '新名称' } });
  });

  test('is a contract: a field may come, and none may go or change its type', async () => {
    const id = await anEntry('works-contract', 'PUBLISHED');
    const tryWith = async (fields: DatasetDeclaration['fields']) => {
      await save('officer', declared('works-contract', { fields }), { id });
      await review('principal', id);
      return move('officer', 'SUBMIT', [id]);
    };
    const [workId = field('workId'), begunOn = field('begunOn')] = declared('x').fields;
    expect((await tryWith([workId])).errors[0].path.join('.')).toContain('fields.begunOn');
    expect(
      (await tryWith([workId, { ...begunOn, type: 'STRING' }])).errors[0].path.join('.'),
    ).toContain('fields.begunOn.type');
    expect((await tryWith([workId, begunOn, field('cost')])).errors).toEqual([]);
  });

  test('is never deleted: withdrawn with a reason it leaves a tombstone, and its slug is never used again', async () => {
    const id = await anEntry('works-gone', 'PUBLISHED');
    expect((await move('principal', 'WITHDRAW', [id])).errors[0].path).toEqual(['opinion']);
    const gone = await move('principal', 'WITHDRAW', [id], {
      opinion: '工程已移交',
      replacedBy: 'museums',
    });
    expect(gone.entries[0].state).toBe('WITHDRAWN');
    expect(await catalogue('works-gone')).toBeNull();
    const { data } = await city.ask(
      '{ tombstone(slug: "works-gone") { title { zh } reason withdrawnAt replacedBy { slug } } }',
    );
    expect(data.tombstone).toMatchObject({ reason: '工程已移交', replacedBy: { slug: 'museums' } });
    expect((await save('officer', declared('works-gone'))).errors[0].message.zh).toContain(
      '永不复用',
    );
    expect((await city.ask('{ tombstone(slug: "museums") { reason } }')).data.tombstone).toBeNull();
  });
});
