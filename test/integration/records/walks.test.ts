import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { aDataset, aField, PRIVACY } from '../../support/dataset.ts';
import { dice, FIELDS, holds, type Row, ROWS, sentRows } from '../../support/oracle.ts';
import { aSystem, type TestSystem } from '../../support/system.ts';

/** A walk belongs to one release whatever lands meanwhile, and its last page says what the whole of it must have. */

let city: TestSystem;
let who: Record<string, string>;
let send: Awaited<ReturnType<typeof aDataset>>['send'];
const { below, one } = dice(1949);
const NAMES = FIELDS.map(({ name }) => name);

beforeAll(async () => {
  city = await aSystem();
  who = await city.key('citizen-li');
  send = (await aDataset(city, 'walked', FIELDS)).send;
  await send(sentRows());
});
afterAll(() => city.end());

/** As the documentation says it, over rows as they come in JSON. */
function digestOf(rows: readonly Row[], fields: readonly string[]): string {
  const sums = [0n, 0n, 0n, 0n];
  for (const row of rows) {
    const text = fields
      .toSorted()
      .map((name) => {
        const value = row[name] ?? null;
        return value === null ? '-' : `${Buffer.byteLength(String(value))}:${String(value)}`;
      })
      .join('');
    const hash = createHash('sha256').update(text).digest();
    sums.forEach((sum, at) => {
      sums[at] = (sum + hash.readBigUInt64BE(at * 8)) % 2n ** 64n;
    });
  }
  return sums.map((sum) => sum.toString(16).padStart(16, '0')).join('');
}

const PAGE = `query ($fields: [String!], $where: JSON, $orderBy: [RecordOrder!], $first: Int, $after: String, $last: Int, $before: String) {
  dataset(slug: "walked") {
    records(fields: $fields, where: $where, orderBy: $orderBy, first: $first, after: $after, last: $last, before: $before) {
      nodes release { number } walk { rows digest fields } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } } } }`;

async function page(variables: object) {
  const { data, errors } = await city.ask(PAGE, variables, who);
  if (errors !== undefined) throw new Error(JSON.stringify([variables, errors]));
  return data.dataset.records;
}

/** The rows as they stand after some of them have changed, gone and come. */
let standing: Row[] = ROWS;
async function landAnother(): Promise<void> {
  standing = [
    ...standing
      .filter(() => below(10) > 0)
      .map((row) => (below(5) === 0 ? { ...row, count: below(9) } : row)),
    { ...one(ROWS), id: `new-${below(1_000_000)}` },
  ];
  await send(
    standing.map((row) => NAMES.map((name) => (row[name] == null ? null : String(row[name])))),
  );
}

const ORDERS = [
  [],
  [{ field: 'word', direction: 'DESC', nulls: 'FIRST' }],
  [{ field: 'count' }, { field: 'open', nulls: 'FIRST' }],
  [{ field: 'day', direction: 'DESC' }, { field: 'share' }, { field: 'price', nulls: 'FIRST' }],
];
const WALKS = ORDERS.flatMap((orderBy) =>
  [undefined, { count: { gte: 0 } }].flatMap((where) => [
    { orderBy, where, forward: true },
    { orderBy, where, forward: false },
  ]),
);

describe('pages partition what stood when the walk began, with ties and nulls, while releases land', () => {
  test.each(WALKS)('%j', async ({ orderBy, where, forward }) => {
    const began = standing.filter((row) => where === undefined || holds(row, where) === true);
    const rows: Row[] = [];
    const releases = new Set<number>();
    let at: string | null = null;
    for (let turn = 0; ; turn++) {
      const size = 20 + below(60);
      const asked = forward ? { first: size, after: at } : { last: size, before: at };
      const reading = page({ orderBy, where, ...asked });
      // The first page says which release it is; from then on they land in the middle of reading.
      const landing = turn === 1 || turn === 2 ? landAnother() : undefined;
      const [{ nodes, walk, pageInfo, release }] = await Promise.all([reading, landing]);
      rows.push(...nodes);
      releases.add(release.number);
      const more = forward ? pageInfo.hasNextPage : pageInfo.hasPreviousPage;
      if (more) {
        expect(walk).toBeNull();
        at = forward ? pageInfo.endCursor : pageInfo.startCursor;
        continue;
      }
      expect(walk).toEqual({
        rows: rows.length,
        digest: digestOf(rows, NAMES),
        fields: NAMES.toSorted(),
      });
      break;
    }
    expect(releases.size).toBe(1);
    expect(rows.map(({ id }) => id).toSorted()).toEqual(began.map(({ id }) => id).toSorted());
  });
});

describe('the digest', () => {
  test('does not depend on the order, and tells one row too few, one too many, and one that changed', async () => {
    const { nodes, walk } = await page({ first: 1000, orderBy: [{ field: 'word' }] });
    const turned = await page({ first: 1000, orderBy: [{ field: 'id', direction: 'DESC' }] });
    expect(turned.walk.digest).toBe(walk.digest);
    const [first, ...rest] = nodes as Row[];
    expect(digestOf(rest, NAMES)).not.toBe(walk.digest);
    expect(digestOf([...nodes, first as Row], NAMES)).not.toBe(walk.digest);
    expect(digestOf([...rest, { ...first, word: '另一个' }], NAMES)).not.toBe(walk.digest);
  });

  test('is taken over the fields that are asked for, and of instants and large numbers as they stand in JSON', async () => {
    const { nodes, walk } = await page({ fields: ['word', 'id'], first: 1000 });
    expect(walk).toMatchObject({ fields: ['id', 'word'], digest: digestOf(nodes, ['id', 'word']) });
    const kinds = await aDataset(city, 'kinds', [
      aField('at', { type: 'DATETIME' }),
      aField('big', { type: 'INTEGER' }),
      aField('much', { type: 'DECIMAL' }),
      aField('part', { type: 'NUMBER' }),
      aField('shape', { type: 'GEOMETRY' }),
    ]);
    await kinds.send([
      ['2026-11-23T09:00:00.25+08:00', '9007199254740991', '0.10', '0.50', null],
      [
        '2026-01-01T00:30:00Z',
        '-1',
        '12345678901234567890.5',
        '12',
        '{"type":"Point","coordinates":[1,2]}',
      ],
    ]);
    const response = await city.server.inject({
      method: 'POST',
      url: '/graphql/kinds',
      headers: who,
      payload: {
        query: '{ kinds { nodes { at big much part shape } walk { rows digest fields } } }',
      },
    });
    const { kinds: found } = response.json().data;
    const fields = ['at', 'big', 'much', 'part'];
    expect(found.walk).toEqual({ rows: 2, fields, digest: digestOf(found.nodes, fields) });
  });

  test('of nothing is nothing', async () => {
    const { walk } = await page({ where: { or: [] } });
    expect(walk).toMatchObject({ rows: 0, digest: '0'.repeat(64) });
  });

  test('M33: covers nothing that the viewer may not read', async () => {
    const held = await aDataset(city, 'walked-held', [
      aField('id', { key: true }),
      aField('phone', { openness: 'CONDITIONAL', legalBasis: PRIVACY }),
    ]);
    await held.send([['1', '138']]);
    const ask = (fields: string) =>
      city.ask(
        `{ dataset(slug: "walked-held") { records${fields} { walk { digest fields } } } }`,
        {},
        who,
      );
    expect((await ask('')).data.dataset.records.walk).toEqual({
      fields: ['id'],
      digest: digestOf([{ id: '1' }], ['id']),
    });
    expect((await ask('(fields: ["phone"])')).errors?.[0]?.extensions.code).toBe('GRANT_REQUIRED');
  });
});

test('of a whole release the rows of the walk are known without a count', async () => {
  let taken = 0;
  const count = () => void taken++;
  city.system.reader.on('acquire', count);
  const { data } = await city.ask(
    '{ dataset(slug: "walked") { records(fields: ["id"], first: 1000) { walk { rows } totalCount } } }',
    {},
    who,
  );
  city.system.reader.off('acquire', count);
  expect(data.dataset.records.walk.rows).toBe(data.dataset.records.totalCount);
  // The page itself.
  expect(taken).toBe(1);
});
