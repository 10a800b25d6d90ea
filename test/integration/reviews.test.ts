import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { DatasetDeclaration } from '../../db/catalogue/declaration.ts';
import { aCompilation } from '../support/compilation.ts';
import { aDeclaration, aField } from '../support/dataset.ts';
import { givePost } from '../support/posts.ts';
import { aSystem, type TestSystem } from '../support/system.ts';

let city: TestSystem;
let hands: ReturnType<typeof aCompilation>;
beforeAll(async () => {
  city = await aSystem();
  hands = aCompilation(city);
});
afterAll(() => city.end());

const WORDS = '甲乙丙丁戊己庚辛壬癸';
let made = 0;
const sheet = (slug: string, more: Partial<DatasetDeclaration> = {}) =>
  aDeclaration(slug, [aField('id', { key: true }), aField('level')], {
    title: { zh: `${slug}档册`, en: '' },
    ...more,
  });

/** Entries that wait for the Bureau, with no finding unless the story says otherwise. */
async function waiting(count: number, more: Partial<DatasetDeclaration> = {}): Promise<string[]> {
  const ids: string[] = [];
  for (let at = 0; at < count; at++) {
    const { id } = await hands.save(sheet(`archive-${++made}`, more));
    expect((await hands.submit(id)).code).toBeUndefined();
    ids.push(id);
  }
  return ids;
}

const BATCH = `id state clean sampleSize openedBy decidedBy
  entries { entry { id slug state } clean sampled left findings { severity element }
    duplicates { score sharedFields entry { slug department { zh } } besides { element before after } }
    elements { element value looks { sound remark lookedBy } } }`;
type Hand = () => Promise<Record<string, string>>;
const make = async (mutation: string, input: object, who: Hand = hands.bureau) => {
  const type = mutation.replace(/^./, (first) => first.toUpperCase());
  const { data, errors } = await city.ask(
    `mutation ($input: ${type}Input!) { ${mutation}(input: $input) { batch { ${BATCH} } errors { code path message { zh } } } }`,
    { input },
    await who(),
  );
  if (errors !== undefined) throw new Error(errors[0]?.message);
  return data[mutation];
};
interface Member {
  entry: { id: string; slug: string; state: string };
  clean: boolean;
  sampled: boolean;
  left: string[];
  elements: { element: string }[];
}
const open = async (entries: string[]) => {
  const { batch, errors } = await make('openReviewBatch', { entries });
  expect(errors).toEqual([]);
  return batch as {
    id: string;
    state: string;
    clean: number;
    sampleSize: number;
    entries: Member[];
  };
};
const look = async (batch: { id: string }, member: Member, fault?: string) =>
  make('lookAtElements', {
    batch: batch.id,
    entry: member.entry.id,
    looks: member.elements.map(({ element }) => ({
      element,
      sound: element !== fault,
      ...(element === fault && { remark: '与实际不符' }),
    })),
  });
const lookAtSample = async (batch: { id: string; entries: Member[] }) => {
  for (const member of batch.entries.filter(({ sampled }) => sampled)) await look(batch, member);
};
const accept = (batch: { id: string }) => make('acceptReviewBatch', { id: batch.id });
const move = (step: string, ids: string[], more: object = {}) =>
  hands.step(hands.bureau, 'moveEntries', { move: step, ids, ...more });
const statesOf = (batch: { entries: Member[] }) => batch.entries.map(({ entry }) => entry.state);
const rawId = (id: string) => Buffer.from(id, 'base64url').toString().split(':')[1] ?? '';

describe('M12: the Bureau reviews in batches', () => {
  test('what waits outside a batch is told to its reviewers, and leaves that list with its batch', async () => {
    const [first = '', second = ''] = await waiting(2);
    const outside = async (who: Hand) => {
      const { data } = await city.ask(
        '{ viewer { desk { entriesWithoutBatch { id } } } }',
        {},
        await who(),
      );
      return data.viewer.desk.entriesWithoutBatch.map(({ id }: { id: string }) => id);
    };
    expect(await outside(hands.bureau)).toEqual(expect.arrayContaining([first, second]));
    expect(await outside(hands.principal)).toEqual([]);
    const batch = await open([first]);
    expect(await outside(hands.bureau)).not.toContain(first);
    expect(await outside(hands.bureau)).toContain(second);
    const slug = batch.entries[0]?.entry.slug;
    const { data } = await city.ask(
      'query ($id: ID!, $slug: String!) { reviewBatch(id: $id) { one: entries(slug: $slug) { entry { slug } } none: entries(slug: "museums") { entry { slug } } } }',
      { id: batch.id, slug },
      await hands.bureau(),
    );
    expect(data.reviewBatch).toEqual({ one: [{ entry: { slug } }], none: [] });
    await open([second]);
  });

  test('what nothing is found against is accepted together once its sample has been looked at', async () => {
    const batch = await open(await waiting(7));
    expect(batch).toMatchObject({ state: 'SAMPLING', clean: 7, sampleSize: 5 });
    expect(batch.entries.filter(({ sampled }) => sampled)).toHaveLength(5);
    const early = await accept(batch);
    expect(early.errors[0]).toMatchObject({ code: 'CONFLICT' });
    expect(early.errors[0].message.zh).toContain('未看');
    await lookAtSample(batch);
    const { batch: done } = await accept(batch);
    expect(done.state).toBe('ACCEPTED');
    expect(new Set(statesOf(done))).toEqual(new Set(['ACCEPTED']));
    expect(done.decidedBy).toContain('何志华');
    const sampled = done.entries.find((one: Member) => one.sampled);
    expect(sampled.elements[0].looks).toEqual([
      { sound: true, remark: '', lookedBy: expect.stringContaining('何志华') },
    ]);
    expect((await accept(batch)).errors[0].code).toBe('CONFLICT');
  });

  test('a half-seen sample accepts nothing', async () => {
    const batch = await open(await waiting(2));
    const [first, second] = batch.entries;
    if (first === undefined || second === undefined) throw new Error('two were put in');
    await look(batch, first);
    const [, ...rest] = second.elements;
    const half = await make('lookAtElements', {
      batch: batch.id,
      entry: second.entry.id,
      looks: rest.map(({ element }) => ({ element, sound: true })),
    });
    expect(half.batch.entries[1].left).toEqual([second.elements[0]?.element]);
    expect((await accept(batch)).errors[0].path.join('.')).toBe(
      `${second.entry.slug}.${second.elements[0]?.element}`,
    );
  });

  test('an entry with a finding is an exception: never drawn, never accepted with the batch, only element by element', async () => {
    const [odd = ''] = await waiting(1, { summary: { zh: '短', en: '' } });
    const batch = await open([odd, ...(await waiting(1))]);
    const exception = batch.entries.find(({ entry }) => entry.id === odd);
    if (exception === undefined) throw new Error('it was put in');
    expect(exception).toMatchObject({ clean: false, sampled: false });
    expect(batch.clean).toBe(1);
    await lookAtSample(batch);
    const { batch: done } = await accept(batch);
    const stateOf = (one: { entries: Member[] }) =>
      one.entries.find(({ entry }) => entry.id === odd)?.entry.state;
    expect(stateOf(done)).toBe('BUREAU_REVIEW');
    expect((await move('ACCEPT', [odd])).message).toContain('须逐项看过');
    await look(batch, exception);
    expect((await move('ACCEPT', [odd])).code).toBeUndefined();
  });

  test('one fault in the sample sends every entry of the batch to review element by element', async () => {
    const batch = await open(await waiting(6));
    const [drawn, next] = batch.entries.filter(({ sampled }) => sampled);
    if (drawn === undefined || next === undefined) throw new Error('five are drawn');
    const { batch: faulty } = await look(batch, drawn, 'fields.level');
    expect(faulty.state).toBe('ELEMENTWISE');
    expect((await accept(batch)).errors[0].code).toBe('CONFLICT');
    const undrawn = batch.entries.find(({ sampled }) => !sampled);
    if (undrawn === undefined) throw new Error('one is not drawn');
    expect((await move('ACCEPT', [undrawn.entry.id])).code).toBe('CONFLICT');
    await look(batch, undrawn);
    expect((await move('ACCEPT', [undrawn.entry.id])).code).toBeUndefined();
    const again = await make('openReviewBatch', { entries: [next.entry.id] });
    expect(again.errors[0].message.zh).toContain('已在一个审核批次中');
    expect(
      (await move('RETURN', [drawn.entry.id], { opinion: '与实际不符' })).code,
    ).toBeUndefined();
  });

  test('a fault that was taken back is still on record, and the batch stays as it is', async () => {
    const batch = await open(await waiting(1));
    const [member] = batch.entries;
    if (member === undefined) throw new Error('one was put in');
    await look(batch, member, 'title');
    const { batch: mended } = await look(batch, member);
    expect(mended.state).toBe('ELEMENTWISE');
    const title = mended.entries[0].elements.find(
      (one: { element: string }) => one.element === 'title',
    );
    expect(title.looks.map(({ sound }: { sound: boolean }) => sound)).toEqual([false, true]);
    expect((await move('ACCEPT', [member.entry.id])).code).toBeUndefined();
  });

  test('what was drawn is returned only after its fault is on record', async () => {
    const [id = ''] = await waiting(1);
    await open([id]);
    expect((await move('RETURN', [id], { opinion: '不想看' })).message).toContain('记下问题');
  });

  test('several are not accepted together without a batch', async () => {
    const ids = await waiting(2);
    expect((await move('ACCEPT', ids)).message).toContain('批量审核');
    for (const id of ids) expect((await move('ACCEPT', [id])).code).toBeUndefined();
  });

  test('all that wait go into a batch when none is named; then none is left', async () => {
    const ids = await waiting(2);
    const { batch } = await make('openReviewBatch', {});
    const held = batch.entries.map(({ entry }: Member) => entry.id);
    expect(held).toEqual(expect.arrayContaining(ids));
    expect((await make('openReviewBatch', {})).errors[0].code).toBe('CONFLICT');
  });

  test.each([
    [{ entries: [] }, 'BAD_USER_INPUT'],
    [
      { entries: [Buffer.from(`CatalogueEntry:${crypto.randomUUID()}`).toString('base64url')] },
      'NOT_FOUND',
    ],
  ])('a batch of nothing, or of what is not there, is refused', async (input, code) => {
    expect((await make('openReviewBatch', input)).errors[0].code).toBe(code);
  });

  test('a look at what the entry does not say, or a fault without a word, changes nothing', async () => {
    const batch = await open(await waiting(1));
    const entry = batch.entries[0]?.entry.id;
    for (const wrong of [
      { element: 'colour', sound: true },
      { element: 'title', sound: false, remark: ' ' },
    ]) {
      const { errors } = await make('lookAtElements', { batch: batch.id, entry, looks: [wrong] });
      expect(errors[0]).toMatchObject({ code: 'BAD_USER_INPUT', path: ['looks'] });
    }
    const { data } = await city.ask(
      'query ($id: ID!) { reviewBatch(id: $id) { state entries { left } } }',
      { id: batch.id },
      await hands.bureau(),
    );
    expect(data.reviewBatch.state).toBe('SAMPLING');
    expect(data.reviewBatch.entries[0].left).toHaveLength(batch.entries[0]?.elements.length ?? 0);
  });

  test('departments see neither batches nor their sample', async () => {
    const batch = await open(await waiting(1));
    for (const who of [hands.officer, hands.principal]) {
      const { data } = await city.ask(
        'query ($id: ID!) { reviewBatch(id: $id) { state } node(id: $id) { id } viewer { desk { reviewBatches { id } } } }',
        { id: batch.id },
        await who(),
      );
      expect(data).toEqual({
        reviewBatch: null,
        node: null,
        viewer: { desk: { reviewBatches: [] } },
      });
      expect((await make('acceptReviewBatch', { id: batch.id }, who)).errors[0].code).toBe(
        'FORBIDDEN',
      );
    }
  });
});

describe('M16: likely duplicates of other departments', () => {
  test('stand side by side with the entry, and keep it from being accepted with its batch', async () => {
    const market = () => city.person('market-officer', '市场');
    const like = (slug: string, department: string, zh: string): DatasetDeclaration =>
      aDeclaration(
        slug,
        WORDS.split('').map((word, at) =>
          aField(`f${at}`, { title: { zh: `碑刻${word}`, en: '' } }),
        ),
        { department, title: { zh, en: '' } },
      );
    await hands.step(market, 'saveEntry', {
      declaration: like('market-steles', 'market', '洛阳市碑刻信息'),
      reason: '编制',
    });
    const { id } = await hands.save(like('heritage-steles', 'heritage', '碑刻名录'));
    await hands.submit(id);
    const batch = await open([id]);
    expect(batch).toMatchObject({ state: 'ELEMENTWISE', clean: 0, sampleSize: 0 });
    expect(batch.entries[0]).toMatchObject({
      clean: false,
      duplicates: [
        {
          score: expect.closeTo(0.95, 1),
          entry: { slug: 'market-steles', department: { zh: '洛阳市市场监督管理局' } },
          besides: expect.arrayContaining([
            { element: 'department', before: 'heritage', after: 'market' },
          ]),
        },
      ],
    });
  });

  test('that come while the sample is looked at are not accepted with it', async () => {
    const [id = ''] = await waiting(1, { title: { zh: '古井登记', en: '' } });
    const batch = await open([id, ...(await waiting(1))]);
    await hands.step(() => city.person('market-officer', '市场'), 'saveEntry', {
      declaration: sheet('market-wells', {
        department: 'market',
        title: { zh: '洛阳市古井登记信息', en: '' },
      }),
      reason: '编制',
    });
    await lookAtSample(batch);
    const { batch: done } = await accept(batch);
    const states = new Map(
      done.entries.map(({ entry }: Member) => [entry.id, entry.state] as [string, string]),
    );
    expect(states.get(id)).toBe('BUREAU_REVIEW');
    expect([...states.values()]).toContain('ACCEPTED');
  });
});

describe('the database itself', () => {
  const reviewer = async () =>
    city.system.db
      .selectFrom('party')
      .innerJoin('membership', 'membership.partyId', 'party.id')
      .select(['party.id', 'membership.accountId'])
      .where('post', '=', 'BUREAU_REVIEWER')
      .where('department', '=', 'data-bureau')
      .executeTakeFirstOrThrow();
  const step = async (entryId: string, more: object = {}) => {
    const { id, accountId } = await reviewer();
    return city.system.db
      .insertInto('entryStep')
      .values({
        entryId,
        version: 1,
        action: 'ACCEPT',
        fromState: 'BUREAU_REVIEW',
        toState: 'ACCEPTED',
        opinion: null,
        remarks: '[]',
        takenBy: accountId,
        takenAs: id,
        takenAt: city.system.clock(),
        ...more,
      })
      .execute();
  };

  test('refuses to accept an entry in a batch that has findings, even after a sound sample', async () => {
    const [odd = ''] = await waiting(1, { summary: { zh: '短', en: '' } });
    const batch = await open([odd, ...(await waiting(1))]);
    await lookAtSample(batch);
    await accept(batch);
    await expect(step(rawId(odd), { batchId: rawId(batch.id) })).rejects.toMatchObject({
      constraint: 'accepted_without_findings',
    });
    await expect(step(rawId(odd))).rejects.toMatchObject({
      constraint: 'accepted_element_by_element',
    });
  });

  test('refuses acceptance before the sample is done, by word of the batch or of the step', async () => {
    const batch = await open(await waiting(2));
    const id = rawId(batch.id);
    const { id: hand, accountId } = await reviewer();
    await expect(
      city.system.db
        .updateTable('reviewBatch')
        .set({
          state: 'ACCEPTED',
          decidedBy: accountId,
          decidedAs: hand,
          decidedAt: city.system.clock(),
        })
        .where('id', '=', id)
        .execute(),
    ).rejects.toMatchObject({ constraint: 'accepted_after_sampling' });
    for (const { entry } of batch.entries)
      await expect(step(rawId(entry.id), { batchId: id })).rejects.toMatchObject({
        constraint: 'accepted_without_findings',
      });
  });

  test('refuses a smaller sample, a finding called none, and a second draw', async () => {
    const { db, clock } = city.system;
    const { id: hand, accountId } = await reviewer();
    const draw = (clean: number, sampleSize: number) =>
      db
        .insertInto('reviewBatch')
        .values({
          state: 'SAMPLING',
          clean,
          sampleSize,
          openedBy: accountId,
          openedAs: hand,
          openedAt: clock(),
        })
        .returning('id')
        .executeTakeFirstOrThrow();
    await expect(draw(60, 5)).rejects.toMatchObject({ constraint: 'sample_is_large_enough' });
    const { id: batchId } = await draw(1, 1);
    const [waits = ''] = await waiting(1);
    const put = (more: object) =>
      db
        .insertInto('reviewBatchEntry')
        .values({
          batchId,
          entryId: rawId(waits),
          version: 1,
          findings: '[]',
          duplicates: '[]',
          clean: true,
          sampled: true,
          ...more,
        })
        .execute();
    await expect(
      put({ findings: '[{"element":"summary","severity":"WARNING"}]' }),
    ).rejects.toMatchObject({ constraint: 'clean_without_findings' });
    const drawn = await open([waits]);
    expect(drawn.state).toBe('SAMPLING');
    await expect(put({})).rejects.toMatchObject({ constraint: 'version_is_batched_once' });
    await expect(db.updateTable('elementLook').set({ sound: true }).execute()).rejects.toThrow(
      /permission denied/,
    );
  });

  test('refuses a drafter who reviews what he drafted, as do the words of the API', async () => {
    const { db } = city.system;
    const drafterAsReviewer = await givePost(city, 'heritage-officer', {
      department: 'data-bureau',
      post: 'BUREAU_REVIEWER',
    });
    const { accountId, partyId: hand, signIn: drafter } = drafterAsReviewer;
    const ids = await waiting(2);
    const [alone = '', batched = ''] = ids;
    const own = await make('openReviewBatch', { entries: ids }, drafter);
    expect(own.errors[0].message.zh).toContain('由您编制');
    const single = await hands.step(drafter, 'moveEntries', { move: 'ACCEPT', ids: [alone] });
    expect(single.message).toContain('编制人');
    const batch = await open([batched]);
    const looked = await make(
      'lookAtElements',
      { batch: batch.id, entry: batched, looks: [{ element: 'title', sound: true }] },
      drafter,
    );
    expect(looked.errors[0].code).toBe('FORBIDDEN');
    await expect(step(rawId(alone), { takenBy: accountId })).rejects.toMatchObject({
      constraint: 'accepted_by_a_second_person',
    });
    await expect(
      db
        .insertInto('elementLook')
        .values({
          batchId: rawId(batch.id),
          entryId: rawId(batched),
          element: 'title',
          sound: true,
          remark: '',
          lookedBy: accountId,
          lookedAs: hand,
          lookedAt: city.system.clock(),
        })
        .execute(),
    ).rejects.toMatchObject({ constraint: 'looked_at_under_review' });
  });

  test('refuses several acceptances in one go without a batch', async () => {
    const [one = '', other = ''] = await waiting(2);
    const { db } = city.system;
    const { id: hand, accountId } = await reviewer();
    const values = [one, other].map((id) => ({
      entryId: rawId(id),
      version: 1,
      action: 'ACCEPT' as const,
      fromState: 'BUREAU_REVIEW' as const,
      toState: 'ACCEPTED' as const,
      opinion: null,
      remarks: '[]',
      takenBy: accountId,
      takenAs: hand,
      takenAt: city.system.clock(),
    }));
    await expect(db.insertInto('entryStep').values(values).execute()).rejects.toMatchObject({
      constraint: 'accepted_one_by_one',
    });
  });
});
