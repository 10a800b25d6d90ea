import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { aCompilation } from '../../support/compilation.ts';
import { aDataset, aDeclaration, aField, PRIVACY, senderTo } from '../../support/dataset.ts';
import { dice } from '../../support/oracle.ts';
import { aSystem, type TestSystem } from '../../support/system.ts';

let city: TestSystem;
let who: Record<string, string>;
beforeAll(async () => {
  city = await aSystem();
  who = await city.key('citizen-li');
});
afterAll(() => city.end());

const FIELDS = [
  aField('id', { key: true }),
  aField('name'),
  aField('beds', { type: 'INTEGER' }),
  aField('phone', { openness: 'CONDITIONAL', legalBasis: PRIVACY }),
];
type Row = Record<string, unknown>;
interface Change {
  kind: string;
  before: Row | null;
  after: Row | null;
}

const ASK = `query ($slug: String!, $since: Int!, $until: Int, $fields: [String!], $first: Int, $after: String) {
  dataset(slug: $slug) { changes(since: $since, until: $until, fields: $fields, first: $first, after: $after) {
    nodes { kind before after } pageInfo { hasNextPage endCursor } since { number } until { number } } } }`;
const ask = (variables: object) => city.ask(ASK, { slug: 'mirrored', ...variables }, who);

async function changes(variables: object): Promise<Change[]> {
  const found: Change[] = [];
  let after: string | null = null;
  do {
    const { data, errors } = await ask({ ...variables, first: 7, after });
    if (errors !== undefined) throw new Error(JSON.stringify(errors));
    const { nodes, pageInfo } = data.dataset.changes;
    found.push(...nodes);
    after = pageInfo.hasNextPage ? pageInfo.endCursor : null;
  } while (after !== null);
  return found;
}

async function snapshot(release: number): Promise<Map<unknown, Row>> {
  const { data } = await city.ask(
    'query ($release: Int!) { dataset(slug: "mirrored") { records(release: $release, first: 1000) { nodes } } }',
    { release },
    who,
  );
  const rows: Row[] = data.dataset.records.nodes;
  return new Map(rows.map((row) => [row['id'], row]));
}

describe('changes between releases', () => {
  test('taken over one by one turn any release into any later one', async () => {
    const { send } = await aDataset(city, 'mirrored', FIELDS);
    const { below } = dice(18);
    // Rows come, change, change back, go and come again; some change only where nobody may look.
    for (let release = 1; release <= 6; release++) {
      const ids = Array.from({ length: 60 }, (_, id) => id).filter(() => below(3) > 0);
      await send(ids.map((id) => [`${id}`, `名 ${below(3)}`, `${below(2)}`, `138${below(4)}`]));
    }
    for (let since = 1; since <= 6; since++) {
      for (let until = since; until <= 6; until++) {
        const mirror = await snapshot(since);
        for (const { kind, before, after } of await changes({ since, until })) {
          const id = (before ?? after)?.['id'];
          expect(mirror.get(id)).toEqual(before ?? undefined);
          expect(kind).toBe(before === null ? 'INSERTED' : after === null ? 'DELETED' : 'UPDATED');
          if (after === null) mirror.delete(id);
          else mirror.set(id, after);
        }
        expect(mirror).toEqual(await snapshot(until));
      }
    }
  });

  test('tell nothing of a change in fields that were not asked for', async () => {
    const { send } = await aDataset(city, 'half-seen', FIELDS);
    await send([['1', '甲', '1', '138']]);
    await send([['1', '甲', '2', '139']]);
    expect(await changes({ slug: 'half-seen', since: 1, fields: ['id', 'name'] })).toEqual([]);
    expect(await changes({ slug: 'half-seen', since: 1 })).toHaveLength(1);
    const { errors } = await ask({ slug: 'half-seen', since: 1, fields: ['id', 'phone'] });
    expect(errors?.[0]?.extensions.code).toBe('GRANT_REQUIRED');
  });

  test('are refused where they cannot be told', async () => {
    const refusal = async (variables: object) =>
      (await ask(variables)).errors?.[0]?.extensions ?? {};
    expect(await refusal({ since: 3, until: 2 })).toMatchObject({ reason: 'OUT_OF_RANGE' });
    expect(await refusal({ since: 1, until: 99 })).toMatchObject({ code: 'NOT_RELEASED' });
    expect(await refusal({ since: 1, first: 0 })).toMatchObject({ reason: 'OUT_OF_RANGE' });
    expect(await refusal({ since: 1, fields: ['nothing'] })).toMatchObject({
      reason: 'UNKNOWN_FIELD',
    });
    const { data } = await ask({ since: 1, until: 3, first: 1 });
    const after = data.dataset.changes.pageInfo.endCursor;
    expect(await refusal({ since: 2, until: 3, after })).toMatchObject({ code: 'CURSOR_FOREIGN' });
    expect((await ask({ since: 1, after })).data.dataset.changes.until.number).toBe(3);
  });

  test('across a change of shape are refused with what to do', async () => {
    const desk = aCompilation(city);
    const { id, message } = await desk.publish(aDeclaration('reshaped', FIELDS));
    expect(message).toBe('');
    const send = senderTo(city, 'reshaped');
    await send([['1', '甲', '1', '138']]);
    await desk.publish(aDeclaration('reshaped', [...FIELDS, aField('more')]), id);
    await send([['1', '甲', '1', '138', 'x']]);
    const { errors } = await ask({ slug: 'reshaped', since: 1 });
    expect(errors?.[0]?.extensions.code).toBe('SHAPE_CHANGED');
  });
});
