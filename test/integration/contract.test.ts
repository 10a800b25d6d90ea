import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { FieldDeclaration, FieldNotice } from '../../db/catalogue/declaration.ts';
import { aCompilation } from '../support/compilation.ts';
import { aDataset, aDeclaration, aField, PRIVACY, senderTo } from '../support/dataset.ts';
import { aSystem, type TestSystem } from '../support/system.ts';

let city: TestSystem;
let desk: ReturnType<typeof aCompilation>;
beforeAll(async () => {
  city = await aSystem();
  desk = aCompilation(city);
});
afterAll(() => city.end());

const ID = aField('id', { key: true });
const LEVEL = aField('level');
const removal = (on: string, more: Partial<FieldNotice> = {}): FieldNotice => ({
  kind: 'REMOVAL',
  on,
  reason: { zh: '改由等级代码表示', en: 'A code says it' },
  ...more,
});

/** An entry that is published with these fields on 23 November. */
async function anEntry(slug: string, fields: FieldDeclaration[]) {
  city.at('2026-11-23T10:00:00+08:00');
  const { id, message } = await desk.publish(aDeclaration(slug, fields));
  expect(message).toBe('');
  return (next: FieldDeclaration[]) => desk.publish(aDeclaration(slug, next), id);
}
const fields = async (slug: string) =>
  (
    await city.ask(
      'query ($slug: String!) { dataset(slug: $slug) { fields { name deprecatedOn removedOn changesOn replacedBy deprecationReason { zh } } } }',
      { slug },
    )
  ).data.dataset.fields;
const rows = async (slug: string, more = '') => {
  const { data, errors } = await city.ask(
    `query ($slug: String!) { dataset(slug: $slug) { records(first: 10 ${more}) { nodes } } }`,
    { slug },
    await city.key('citizen-li'),
  );
  return errors?.[0]?.extensions.code ?? data.dataset.records.nodes;
};

describe('a published shape is a contract', () => {
  test('a field may come at any time; one that goes unannounced is refused with the day from which it may', async () => {
    const publish = await anEntry('contract-free', [ID, LEVEL]);
    expect((await publish([ID, LEVEL, aField('cost')])).code).toBeUndefined();
    const refused = await publish([ID, LEVEL]);
    expect(refused).toMatchObject({
      code: 'NOTICE_REQUIRED',
      path: 'contract-free.fields.cost',
      message: expect.stringContaining('2027-02-21') as string,
    });
    expect((await publish([ID, { ...LEVEL, type: 'INTEGER' }, aField('cost')])).path).toBe(
      'contract-free.fields.level.type',
    );
    expect((await publish([ID, { ...LEVEL, name: 'grade' }, aField('cost')])).code).toBe(
      'NOTICE_REQUIRED',
    );
  });

  test('a code list may grow, and loses no code, nor comes where none was, without a notice', async () => {
    const graded = (...codes: string[]) => ({
      ...aField('grade'),
      checks: [{ kind: 'CODE_LIST' as const, codes }],
    });
    const publish = await anEntry('contract-codes', [ID, LEVEL, graded('A', 'B')]);
    expect((await publish([ID, LEVEL, graded('A', 'B', 'C')])).message).toBe('');
    for (const narrower of [
      [LEVEL, graded('A', 'C')],
      [LEVEL, aField('grade')],
      [{ ...graded('A'), name: 'level' }, graded('A', 'B', 'C')],
    ])
      expect(await publish([ID, ...narrower])).toMatchObject({
        code: 'NOTICE_REQUIRED',
        path: expect.stringMatching(/\.checks$/) as string,
      });
  });

  test('a notice is shown on its field, and from its day on the field may go', async () => {
    const publish = await anEntry('contract-notice', [ID, LEVEL, aField('levelCode')]);
    const announced = { ...LEVEL, notice: removal('2027-03-01', { replacedBy: 'levelCode' }) };
    expect((await publish([ID, announced, aField('levelCode')])).message).toBe('');
    expect((await fields('contract-notice'))[1]).toEqual({
      name: 'level',
      deprecatedOn: '2026-11-23',
      removedOn: '2027-03-01',
      changesOn: null,
      replacedBy: 'levelCode',
      deprecationReason: { zh: '改由等级代码表示' },
    });
    const { body } = await city.server.inject({ url: '/graphql/contract-notice.graphql' });
    expect(body).toContain(
      'level: String @deprecated(reason: "2027-03-01 起可能删除 removed → levelCode. 改由等级代码表示 A code says it")',
    );
    city.at('2027-02-28T10:00:00+08:00');
    expect((await publish([ID, aField('levelCode')])).message).toContain('2027-03-01 起');
    city.at('2027-03-01T10:00:00+08:00');
    expect((await publish([ID, aField('levelCode')])).message).toBe('');
    expect((await fields('contract-notice')).map(({ name }: { name: string }) => name)).toEqual([
      'id',
      'levelCode',
    ]);
  });

  test('a notice gives the whole period, from the day on which users could see it', async () => {
    const publish = await anEntry('contract-short', [ID, LEVEL]);
    const soon = await publish([ID, { ...LEVEL, notice: removal('2027-02-20') }]);
    expect(soon).toMatchObject({ code: 'NOTICE_REQUIRED', path: expect.stringMatching(/\.on$/) });
    expect(soon.message).toContain('最早 2027-02-21');
    expect((await publish([ID, { ...LEVEL, notice: removal('2027-02-21') }])).message).toBe('');
    // Put off, it keeps the day of its announcement; brought forward, users are told anew.
    city.at('2027-02-01T10:00:00+08:00');
    expect((await publish([ID, { ...LEVEL, notice: removal('2027-02-25') }])).message).toBe('');
    expect((await fields('contract-short'))[1]).toMatchObject({ deprecatedOn: '2026-11-23' });
    expect((await publish([ID, { ...LEVEL, notice: removal('2027-02-22') }])).code).toBe(
      'NOTICE_REQUIRED',
    );
  });

  test('the Bureau sets the period, and what stands keeps its own', async () => {
    const publish = await anEntry('contract-period', [ID, LEVEL, aField('cost')]);
    const change = (who: Record<string, string>, days: number) =>
      city.ask(
        'mutation ($days: Int!) { changeNoticePeriod(input: { days: $days }) { days errors { code } } }',
        { days },
        who,
      );
    expect((await change(await desk.officer(), 5)).data.changeNoticePeriod.errors[0].code).toBe(
      'FORBIDDEN',
    );
    expect((await change(await desk.bureau(), 0)).data.changeNoticePeriod.errors[0].code).toBe(
      'BAD_USER_INPUT',
    );
    expect((await change(await desk.bureau(), 30)).data.changeNoticePeriod.days).toBe(30);
    const announced = { ...LEVEL, notice: removal('2026-12-23') };
    expect((await publish([ID, announced, aField('cost')])).message).toBe('');
    await change(await desk.bureau(), 90);
    city.at('2026-12-23T10:00:00+08:00');
    expect((await publish([ID, aField('cost')])).message).toBe('');
    expect((await publish([ID])).message).toContain('2027-03-23');
  });

  test('the database refuses to lose a field whose day has not come', async () => {
    await anEntry('contract-wall', [ID, { ...LEVEL, notice: removal('2027-03-01') }]);
    await expect(
      city.system.db
        .deleteFrom('field')
        .where('name', '=', 'level')
        .where('datasetId', 'in', (eb) =>
          eb.selectFrom('dataset').select('id').where('slug', '=', 'contract-wall'),
        )
        .execute(),
    ).rejects.toMatchObject({ constraint: 'contract_is_kept' });
    const { db } = city.system;
    const { id } = await db
      .selectFrom('dataset')
      .select('id')
      .where('slug', '=', 'contract-wall')
      .executeTakeFirstOrThrow();
    await expect(
      city.ingest.query(
        `insert into app.release (dataset_id, number, schema_version, relation, row_count, completeness, note, load_id, released_at)
         values ($1, 1, 2, 'x', 0, '{}', '', gen_random_uuid(), now())`,
        [id],
      ),
    ).rejects.toMatchObject({ constraint: 'release_has_secrecy_review' });
  });
});

describe('rows across a change of shape', () => {
  test('a new release has the new shape and the one before keeps its own, and an increment waits for a whole load', async () => {
    const publish = await anEntry('shape-changes', [
      ID,
      { ...LEVEL, notice: { ...removal('2027-03-01'), kind: 'CHANGE' } },
    ]);
    const send = senderTo(city, 'shape-changes');
    await send([['1', '3']]);
    city.at('2027-03-01T10:00:00+08:00');
    expect((await publish([ID, { ...LEVEL, type: 'INTEGER' }, aField('cost')])).message).toBe('');
    expect(await rows('shape-changes')).toEqual([{ id: '1', level: '3' }]);
    await expect(send([['1', '4', '5']], { scope: { mode: 'INCREMENT' } })).rejects.toMatchObject({
      code: 'WHOLE_NEEDED',
    });
    await send([['1', '4', '5']]);
    expect(await rows('shape-changes')).toEqual([{ id: '1', level: 4, cost: '5' }]);
    expect(await rows('shape-changes', ', release: 1, where: { level: { eq: "3" } }')).toEqual([
      { id: '1', level: '3' },
    ]);
    expect(await rows('shape-changes', ', release: 1, fields: ["cost"]')).toBe('BAD_USER_INPUT');
  });

  test('after a release is taken back an increment would build on its rows, so a whole load comes first', async () => {
    const { send } = await aDataset(city, 'shape-taken-back', [ID, LEVEL]);
    await send([['1', 'a']]);
    await send([['1', 'wrong']]);
    await city.ask(
      'mutation { withdrawRelease(input: { dataset: "shape-taken-back", release: 2, reason: "误传" }) { errors { code } } }',
      {},
      await desk.officer(),
    );
    const increment = { scope: { mode: 'INCREMENT' as const } };
    await expect(send([['2', 'b']], increment)).rejects.toMatchObject({ code: 'WHOLE_NEEDED' });
    await send([['1', 'a']]);
    await send([['2', 'b']], increment);
    expect(await rows('shape-taken-back')).toHaveLength(2);
  });
});

describe('a past release obeys the stricter of its own openness and today’s', () => {
  const PHONE = aField('phone', { openness: 'CONDITIONAL', legalBasis: PRIVACY });
  const figures = async (slug: string) =>
    (
      await city.ask(
        'query ($slug: String!) { dataset(slug: $slug) { releases { number sha256 sm3 changed quality { value } } } }',
        { slug },
      )
    ).data.dataset.releases;

  test('what was opened since stays restricted in it, and the newest release is open', async () => {
    const publish = await anEntry('stricter-then', [ID, PHONE]);
    const send = senderTo(city, 'stricter-then');
    await send([['1', '0379-1']]);
    expect(await rows('stricter-then', ', fields: ["phone"]')).toBe('GRANT_REQUIRED');
    expect((await publish([ID, aField('phone')])).message).toBe('');
    expect(await rows('stricter-then')).toEqual([{ id: '1', phone: '0379-1' }]);
    await send([['1', '0379-2']]);
    expect(await rows('stricter-then')).toEqual([{ id: '1', phone: '0379-2' }]);
    expect(await rows('stricter-then', ', release: 1')).toEqual([{ id: '1' }]);
    const past = ', release: 1, where: { phone: { eq: "0379-1" } }, fields: ["id"]';
    expect(await rows('stricter-then', past)).toBe('GRANT_REQUIRED');
    expect((await figures('stricter-then'))[1]).toMatchObject({ changed: null });
  });

  test('what was restricted since is restricted in it too, with all that was derived from it', async () => {
    const publish = await anEntry('stricter-now', [ID, aField('phone')]);
    const send = senderTo(city, 'stricter-now');
    await send([['1', '0379-1']]);
    expect((await figures('stricter-now'))[0]).toMatchObject({
      sha256: expect.any(String) as string,
      changed: 0,
    });
    expect((await publish([ID, PHONE])).message).toBe('');
    expect((await figures('stricter-now'))[0]).toEqual({
      number: 1,
      sha256: null,
      sm3: null,
      changed: null,
      quality: [],
    });
    await send([['1', '0379-2']]);
    expect(await rows('stricter-now', ', release: 1')).toEqual([{ id: '1' }]);
    expect(await rows('stricter-now', ', release: 1, orderBy: [{ field: "phone" }]')).toBe(
      'GRANT_REQUIRED',
    );
  });

  test('what was closed then or is closed now is not in it at all', async () => {
    const closed = { ...PHONE, openness: 'CLOSED' as const };
    const publish = await anEntry('stricter-closed', [ID, closed]);
    const send = senderTo(city, 'stricter-closed');
    await send([['1', '0379-1']]);
    expect((await publish([ID, aField('phone')])).message).toBe('');
    expect(await rows('stricter-closed', ', fields: ["phone"]')).toBe('BAD_USER_INPUT');
    await send([['1', '0379-1']]);
    expect(await rows('stricter-closed')).toEqual([{ id: '1', phone: '0379-1' }]);
    expect(await rows('stricter-closed', ', release: 1, fields: ["phone"]')).toBe('BAD_USER_INPUT');
    expect((await publish([ID, closed])).message).toBe('');
    expect(await rows('stricter-closed', ', fields: ["phone"]')).toBe('BAD_USER_INPUT');
    expect(await rows('stricter-closed', ', release: 2')).toEqual([{ id: '1' }]);
  });
});
