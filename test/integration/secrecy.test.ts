import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { FieldDeclaration } from '../../db/catalogue/declaration.ts';
import { aCompilation } from '../support/compilation.ts';
import { aDeclaration, aField } from '../support/dataset.ts';
import { aSystem, type TestSystem } from '../support/system.ts';

/** 批量保密审查 (M41): a second person reviews thirty drafts at once, and has opened what matters. */
let city: TestSystem;
type Who = Record<string, string>;
let officer: Who;
let principal: Who;
let stranger: Who;
beforeAll(async () => {
  city = await aSystem();
  officer = await city.person('heritage-officer', '文物');
  principal = await city.person('heritage-principal', '文物');
  stranger = await city.person('market-officer', '市场');
});
afterAll(() => city.end());

const NAME: FieldDeclaration = aField('guide', {
  title: { zh: '讲解员', en: 'Guide' },
  sensitivity: 'PERSONAL',
  desensitization: { method: 'MASK', kind: 'NAME' },
});

/** Drafts by the officer: so many at which nothing stands out, and so many with a name in them. */
async function drafts(prefix: string, plain: number, sensitive: number): Promise<string[]> {
  const { save } = aCompilation(city);
  const ids: string[] = [];
  for (let at = 0; at < plain + sensitive; at++) {
    const fields = [
      aField('id', { key: true, description: { zh: '编号', en: 'Number' }, example: '1' }),
      ...(at < plain ? [] : [NAME]),
    ];
    const declared = aDeclaration(`${prefix}-${at + 1}`, fields, {
      synthetic: false,
      title: { zh: `${prefix}第${at + 1}表`, en: `${prefix} table ${at + 1}` },
    });
    const { id, code } = await save(declared);
    expect(code).toBeUndefined();
    ids.push(id);
  }
  return ids;
}

const ERRORS = 'errors { code message { zh } path }';
async function change(mutation: string, input: object | undefined, who: Who) {
  const type = mutation.replace(/^./, (first) => first.toUpperCase());
  const { data, errors } = await city.ask(
    input === undefined
      ? `mutation { ${mutation} { batch { id number state plain sampleSize } ${ERRORS} } }`
      : `mutation ($input: ${type}Input!) { ${mutation}(input: $input) { batch { id number state plain sampleSize } ${ERRORS} } }`,
    input === undefined ? {} : { input },
    who,
  );
  if (errors !== undefined) throw new Error(errors[0]?.extensions.code);
  return data[mutation] as {
    batch: { id: string; state: string; plain: number; sampleSize: number } | null;
    errors: { code: string; message: { zh: string }; path: string[] }[];
  };
}
async function opened(who = principal) {
  const { batch, errors } = await change('openSecrecyBatch', undefined, who);
  if (batch === null) throw new Error(errors[0]?.code);
  return batch;
}
interface Member {
  entry: { id: string; slug: string; secrecyReviewedBy: string | null };
  declaration: { fields: { name: string; openness: string }[] };
  reasons: { zh: string }[];
  sampled: boolean;
  mustBeSeen: boolean;
  left: boolean;
}
async function membersOf(id: string, who = principal): Promise<Member[]> {
  const { data } = await city.ask(
    'query ($id: ID!) { secrecyBatch(id: $id) { entries { entry { id slug secrecyReviewedBy } declaration reasons { zh } sampled mustBeSeen left } } }',
    { id },
    who,
  );
  return data.secrecyBatch?.entries ?? [];
}
const look = (batch: string, entry: string, said: object = { sound: true }, who = principal) =>
  change('lookAtSecrecy', { batch, entry, ...said }, who);
const confirm = (id: string, who = principal) =>
  change('confirmSecrecyBatch', { id, opinion: '逐列看过，不涉密' }, who);
async function seeAll(batch: string) {
  for (const { entry, left } of await membersOf(batch))
    if (left) expect((await look(batch, entry.id)).errors).toEqual([]);
}

describe('a second person reviews thirty drafts at once', () => {
  test('exceptions first, a sample opened in full, and then each version has a review of its own', async () => {
    const ids = await drafts('thirty', 26, 4);
    const batch = await opened();
    expect(batch).toMatchObject({ state: 'LOOKING', plain: 26, sampleSize: 5 });
    const members = await membersOf(batch.id);
    expect(members).toHaveLength(30);
    for (const { reasons } of members.slice(0, 4))
      expect(reasons.map(({ zh }) => zh)).toContain('敏感信息处理后发布：讲解员');
    expect(
      members.slice(4, 9).every(({ sampled, reasons }) => sampled && reasons.length === 0),
    ).toBe(true);
    expect(members.filter(({ mustBeSeen }) => mustBeSeen)).toHaveLength(9);
    expect(members[0]?.declaration.fields.map(({ name }) => name)).toEqual(['id', 'guide']);

    const early = await confirm(batch.id);
    expect(early.errors).toMatchObject([
      {
        code: 'CONFLICT',
        message: { zh: expect.stringContaining('还有9条没有逐条打开看过') as string },
      },
    ]);
    await seeAll(batch.id);
    expect((await confirm(batch.id)).batch?.state).toBe('CONFIRMED');

    const reviews = await city.system.db
      .selectFrom('secrecyReview as review')
      .innerJoin('catalogueEntry as entry', 'entry.id', 'review.entryId')
      .select(['review.reviewedBy', 'review.madeBy', 'review.opinion', 'review.batchId'])
      .where('entry.slug', 'like', 'thirty-%')
      .execute();
    expect(reviews).toHaveLength(30);
    expect(reviews.every(({ batchId }) => batchId !== null)).toBe(true);
    expect(reviews.every(({ reviewedBy, madeBy }) => reviewedBy !== madeBy)).toBe(true);
    expect((await membersOf(batch.id)).every(({ entry }) => entry.secrecyReviewedBy !== null)).toBe(
      true,
    );
    const { step } = aCompilation(city);
    const submitted = await step(() => Promise.resolve(officer), 'moveEntries', {
      move: 'SUBMIT',
      ids,
    });
    expect(submitted.code).toBeUndefined();
    expect((await confirm(batch.id)).errors[0]?.code).toBe('CONFLICT');
  });

  test('what stands out and is faulty is left out; what was changed meanwhile waits for a review of its own', async () => {
    await drafts('mixed', 1, 2);
    const batch = await opened();
    const [first, second, plain] = await membersOf(batch.id);
    const wrong = await look(batch.id, first?.entry.id ?? '', {
      sound: false,
      remark: '姓名未脱敏',
    });
    expect(wrong.batch?.state).toBe('LOOKING');
    const { save } = aCompilation(city);
    const changed = aDeclaration(second?.entry.slug ?? '', [aField('id', { key: true })]);
    expect((await save(changed, second?.entry.id)).code).toBeUndefined();
    await seeAll(batch.id);
    expect((await confirm(batch.id)).batch?.state).toBe('CONFIRMED');
    const reviewed = (await membersOf(batch.id)).filter(
      ({ entry }) => entry.secrecyReviewedBy !== null,
    );
    expect(reviewed.map(({ entry }) => entry.slug)).toEqual([plain?.entry.slug]);
  });

  test('a fault where nothing stood out ends the batch, and its versions are not drawn again', async () => {
    await drafts('faulty', 6, 0);
    const batch = await opened();
    const drawn = (await membersOf(batch.id)).find(({ sampled }) => sampled);
    const silent = await look(batch.id, drawn?.entry.id ?? '', { sound: false });
    expect(silent.errors[0]).toMatchObject({ code: 'BAD_USER_INPUT', path: ['remark'] });
    const fault = await look(batch.id, drawn?.entry.id ?? '', {
      sound: false,
      remark: '摘要里有真实姓名',
    });
    expect(fault.batch?.state).toBe('SINGLY');
    expect((await confirm(batch.id)).errors[0]?.code).toBe('CONFLICT');
    const slugs = new Set((await membersOf(batch.id)).map(({ entry }) => entry.slug));
    const { data } = await city.ask(
      '{ viewer { desk { entriesForSecrecy { slug } } } }',
      {},
      principal,
    );
    const waiting: { slug: string }[] = data.viewer.desk.entriesForSecrecy;
    expect(waiting.some(({ slug }) => slugs.has(slug))).toBe(false);
    const { step } = aCompilation(city);
    const id = drawn?.entry.id ?? '';
    const single = await step(() => Promise.resolve(principal), 'reviewSecrecy', {
      id,
      opinion: '已改',
    });
    expect(single.code).toBeUndefined();
  });

  test('one of the sample that was changed before anybody saw it: the batch is ended, never confirmed', async () => {
    await drafts('moved', 2, 0);
    const batch = await opened();
    const [first] = await membersOf(batch.id);
    const { save } = aCompilation(city);
    const changed = aDeclaration(first?.entry.slug ?? '', [aField('id', { key: true })]);
    await save({ ...changed, keywords: ['改'] }, first?.entry.id);
    await seeAll(batch.id).catch(() => undefined);
    expect((await confirm(batch.id)).errors[0]?.code).toBe('CONFLICT');
    const ended = await change('endSecrecyBatch', { id: batch.id }, principal);
    expect(ended.batch?.state).toBe('SINGLY');
  });
});

describe('M41: a second named person, of the department', () => {
  test('the drafter finds nothing to put into a batch and may not look; others do not see it', async () => {
    await drafts('hands', 5, 1);
    await expect(opened(officer)).rejects.toThrow('CONFLICT');
    const batch = await opened();
    const [first] = await membersOf(batch.id);
    const entry = first?.entry.id ?? '';
    expect((await look(batch.id, entry, { sound: true }, officer)).errors[0]?.code).toBe(
      'FORBIDDEN',
    );
    expect((await look(batch.id, entry, { sound: true }, stranger)).errors[0]?.code).toBe(
      'NOT_FOUND',
    );
    expect((await confirm(batch.id, stranger)).errors[0]?.code).toBe('NOT_FOUND');
    expect(await membersOf(batch.id, stranger)).toEqual([]);
    const citizen = await city.person('citizen-li');
    expect((await change('openSecrecyBatch', undefined, citizen)).errors[0]?.code).toBe(
      'FORBIDDEN',
    );
    // Whoever confirms has seen it himself.
    await seeAll(batch.id);
    expect((await confirm(batch.id, officer)).errors[0]?.code).toBe('CONFLICT');
    expect((await confirm(batch.id)).batch?.state).toBe('CONFIRMED');
  });

  test('the database refuses a confirmation without looking, a look by the drafter, and a review that no batch carries', async () => {
    await drafts('walls', 6, 1);
    const batch = await opened();
    const { db } = city.system;
    const { id } = await db
      .selectFrom('secrecyBatch')
      .select('id')
      .orderBy('number', 'desc')
      .limit(1)
      .executeTakeFirstOrThrow();
    const hand = await db
      .selectFrom('secrecyBatch')
      .select(['openedBy', 'openedAs'])
      .where('id', '=', id)
      .executeTakeFirstOrThrow();
    const decided = {
      state: 'CONFIRMED' as const,
      decidedBy: hand.openedBy,
      decidedAs: hand.openedAs,
      decidedAt: city.system.clock(),
      opinion: '没看',
    };
    await expect(
      db.updateTable('secrecyBatch').set(decided).where('id', '=', id).execute(),
    ).rejects.toMatchObject({ constraint: 'confirmed_after_sampling' });
    const member = await db
      .selectFrom('secrecyBatchEntry as member')
      .innerJoin('entryVersion as version', (join) =>
        join
          .onRef('version.entryId', '=', 'member.entryId')
          .onRef('version.number', '=', 'member.version'),
      )
      .select(['member.entryId', 'member.version', 'version.madeBy', 'version.madeAs'])
      .where('member.batchId', '=', id)
      .limit(1)
      .executeTakeFirstOrThrow();
    await expect(
      db
        .insertInto('secrecyLook')
        .values({
          batchId: id,
          entryId: member.entryId,
          sound: true,
          remark: '',
          lookedBy: member.madeBy,
          lookedAs: member.madeAs ?? '',
          lookedAt: city.system.clock(),
        })
        .execute(),
    ).rejects.toMatchObject({ constraint: 'looked_at_by_a_second_person' });
    await expect(
      db
        .insertInto('secrecyReview')
        .values({
          entryId: member.entryId,
          version: member.version,
          schemaVersion: 1,
          madeBy: member.madeBy,
          reviewedBy: hand.openedBy,
          reviewedAs: hand.openedAs,
          reviewedAt: city.system.clock(),
          opinion: '没看',
          batchId: id,
        })
        .execute(),
    ).rejects.toMatchObject({ constraint: 'reviewed_after_looking' });
    expect((await membersOf(batch.id)).filter(({ left }) => left)).toHaveLength(6);
  });
});
