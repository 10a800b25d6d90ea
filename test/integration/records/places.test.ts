import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { identify } from '../../../api/accounts/identify.ts';
import { datasetBySlug } from '../../../api/catalogue/entry.ts';
import { gate } from '../../../api/records/gate.ts';
import { readPageQuery } from '../../../api/records/read-page-query.ts';
import { compilePage } from '../../../db/records/compile-page.ts';
import { aDataset, aField, PRIVACY } from '../../support/dataset.ts';
import { dice } from '../../support/oracle.ts';
import { type Geometry, meets, metresTo, type Position } from '../../support/plane.ts';
import { aSystem, type TestSystem } from '../../support/system.ts';

/** Where rows are, held against the same geometry reckoned in other ways in plain JavaScript. */

let city: TestSystem;
let who: Record<string, string>;
const { below } = dice(2020);
const degree = (from: number) => Number((from + below(10_000) / 10_000).toFixed(4));
const aPosition = (): Position => [degree(112), degree(34)];

/** A star around its middle, so that its ring does not cross itself. */
function aRing([x, y]: Position, size: number): Position[] {
  const ring = Array.from({ length: 3 + below(6) }, (_, at, of = 8): Position => {
    const [turn, far] = [(at / of) * 2 * Math.PI, size * (0.4 + below(60) / 100)];
    return [x + far * Math.cos(turn), y + far * Math.sin(turn)];
  });
  return [...ring, ring[0] as Position];
}

function aGeometry(): Geometry {
  const [middle, size] = [aPosition(), 0.02 + below(20) / 100];
  switch (below(6)) {
    case 0:
      return { type: 'MultiPoint', coordinates: [middle, aPosition()] };
    case 1:
      return { type: 'LineString', coordinates: [middle, aPosition(), aPosition()] };
    case 2:
      return { type: 'Polygon', coordinates: [aRing(middle, size), aRing(middle, size * 0.3)] };
    case 3: {
      const [x, y] = middle;
      const rings = [[aRing(middle, size)], [aRing([x + 2 * size + 0.01, y], size)]];
      return { type: 'MultiPolygon', coordinates: rings };
    }
    default:
      return { type: 'Point', coordinates: middle };
  }
}

const SHAPES = Array.from({ length: 300 }, (_, at) => (at % 20 === 0 ? null : aGeometry()));
const POINTS = Array.from({ length: 300 }, (_, at) => (at % 20 === 0 ? null : aPosition()));

beforeAll(async () => {
  city = await aSystem();
  who = await city.key('citizen-li');
  const id = aField('id', { key: true });
  const crs = { crs: '见说明', referenceSystem: 'CGCS2000' as const };
  const shapes = await aDataset(city, 'shapes', [id, aField('shape', { type: 'GEOMETRY' })], crs);
  await shapes.send(SHAPES.map((shape, at) => [String(at), shape && JSON.stringify(shape)]));
  const number = (name: string) => aField(name, { type: 'NUMBER' });
  const place = { longitude: 'x', latitude: 'y' };
  const points = await aDataset(city, 'points', [id, number('x'), number('y')], { ...crs, place });
  await points.send(
    POINTS.map((at, row) => [String(row), at && String(at[0]), at && String(at[1])]),
  );
}, 60_000);
afterAll(() => city.end());

async function found(slug: string, where: object): Promise<string[]> {
  const { data, errors } = await city.ask(
    `query ($slug: String!, $where: JSON) { dataset(slug: $slug) { records(fields: ["id"], where: $where, first: 1000) { nodes } } }`,
    { slug, where },
    who,
  );
  if (errors !== undefined) throw new Error(JSON.stringify(errors));
  return data.dataset.records.nodes.map(({ id }: { id: string }) => id).toSorted();
}

/** Where the rows of both datasets are. */
const GEOMETRIES: Record<string, (Geometry | null)[]> = {
  shapes: SHAPES,
  points: POINTS.map((at) => at && { type: 'Point', coordinates: at }),
};
const NAMES: Record<string, string> = { shapes: 'shape', points: 'place' };
const rowsWhere = (slug: string, holds: (geometry: Geometry) => boolean) =>
  (GEOMETRIES[slug] ?? [])
    .flatMap((one, at) => (one !== null && holds(one) ? [String(at)] : []))
    .toSorted();
const both = Array.from(
  { length: 12 },
  (_, at) => [at % 2 === 0 ? 'shapes' : 'points', at] as const,
);

describe('a filter by place finds the rows that have a point in common with it', () => {
  test.each(both)('%s in box %i', async (slug) => {
    const [one, other] = [aPosition(), aPosition()];
    const [west, east] = [one[0], other[0]].toSorted((a, b) => a - b) as Position;
    const [south, north] = [one[1], other[1]].toSorted((a, b) => a - b) as Position;
    const box: Geometry = {
      type: 'Polygon',
      coordinates: [
        [
          [west, south],
          [east, south],
          [east, north],
          [west, north],
          [west, south],
        ],
      ],
    };
    const where = { [NAMES[slug] ?? '']: { inBox: { west, south, east, north, crs: 'CGCS2000' } } };
    expect(await found(slug, where)).toEqual(rowsWhere(slug, (shape) => meets(shape, box)));
  });

  test.each(both)('%s in polygon %i, with a hole', async (slug, at) => {
    const middle = aPosition();
    const rings = [aRing(middle, 0.4), aRing(middle, 0.1)];
    const polygon =
      at % 3 === 0
        ? { type: 'MultiPolygon', coordinates: [rings, [aRing([111, 33], 0.3)]] }
        : { type: 'Polygon', coordinates: rings };
    const where = { [NAMES[slug] ?? '']: { inPolygon: { polygon, crs: 'WGS_84' } } };
    expect(await found(slug, where)).toEqual(rowsWhere(slug, (shape) => meets(shape, polygon)));
  });

  test.each(both)('%s near a place %i', async (slug) => {
    const [longitude, latitude] = aPosition();
    const metres = 3000 + below(30_000);
    const near = { longitude, latitude, metres, crs: 'CGCS2000' };
    const rows = await found(slug, { [NAMES[slug] ?? '']: { near } });
    const within = (most: number) =>
      rowsWhere(slug, (shape) => metresTo(shape, [longitude, latitude]) <= most);
    // Along an edge both only come close to the nearest point.
    expect(rows).toEqual(expect.arrayContaining(within(metres * 0.999)));
    expect(within(metres * 1.001)).toEqual(expect.arrayContaining(rows));
  });

  test('the boundary belongs to it, and a row without a place is neither in nor out', async () => {
    const at = POINTS[1] as Position;
    const edge = { west: at[0], south: 33, east: 114, north: at[1], crs: 'CGCS2000' };
    expect(await found('points', { place: { inBox: edge } })).toContain('1');
    const here = { longitude: at[0], latitude: at[1], metres: 1, crs: 'CGCS2000' };
    expect(await found('points', { place: { near: here } })).toEqual(['1']);
    const not = await found('points', { not: { place: { near: here } } });
    expect(not).toEqual(rowsWhere('points', () => true).filter((id) => id !== '1'));
  });
});

test('an index of envelopes leads to the rows', async () => {
  const { system } = city;
  const entry = await datasetBySlug(system, 'points');
  const viewer = await identify(system, {
    ...(who as { authorization: string }),
    sessionToken: undefined,
  });
  if (entry?.head == null || viewer === undefined) throw new Error('no dataset, or nobody');
  const near = { longitude: 112.5, latitude: 34.5, metres: 100, crs: 'WGS_84' };
  const query = readPageQuery(entry, [], { where: { place: { near } } });
  const { text, values } = compilePage(
    gate({ entry, release: entry.head, query }, viewer, []).permit,
  );
  const client = await system.reader.connect();
  // Of so few rows it would read all.
  await client.query('begin; set local enable_seqscan = off; set local enable_indexscan = off');
  const { rows } = await client.query<{ 'QUERY PLAN': string }>(`explain ${text}`, values);
  await client.query('rollback');
  client.release();
  expect(rows.map((row) => row['QUERY PLAN']).join('\n')).toMatch(
    /Bitmap Index Scan on points_v1_envelope_at/,
  );
});

/** A star with so many points around its middle. */
function aStar([x, y]: Position, points: number, size: number): Geometry {
  const ring = Array.from({ length: points }, (_, at): Position => {
    const turn = (at / points) * 2 * Math.PI;
    const far = size * (at % 2 === 0 ? 1 : 0.5);
    return [x + far * Math.cos(turn), y + far * Math.sin(turn)];
  });
  return { type: 'Polygon', coordinates: [[...ring, ring[0]]] };
}

test('a boundary of many positions is held against a region of many in a moment', async () => {
  const shape = aField('shape', { type: 'GEOMETRY' });
  const { send } = await aDataset(city, 'boundary', [aField('id', { key: true }), shape], {
    referenceSystem: 'CGCS2000',
  });
  await send([['1', JSON.stringify(aStar([112.5, 34.5], 5000, 0.4))]]);
  const where = (at: Position, size: number) => ({
    shape: { inPolygon: { polygon: aStar(at, 498, size), crs: 'CGCS2000' } },
  });
  const begun = performance.now();
  expect(await found('boundary', where([112.5, 34.5], 0.1))).toEqual(['1']);
  expect(await found('boundary', where([112.5, 34.5], 0.9))).toEqual(['1']);
  expect(await found('boundary', where([112.85, 34.85], 0.05))).toEqual([]);
  // A statement has fifteen seconds.
  expect(performance.now() - begun).toBeLessThan(5000);
});

test('each area of a collection is one by itself, also where two of them overlap', async () => {
  const square = (from: number, to: number) => ({
    type: 'Polygon',
    coordinates: [
      [
        [from, 34],
        [to, 34],
        [to, 35],
        [from, 35],
        [from, 34],
      ],
    ],
  });
  const shape = aField('shape', { type: 'GEOMETRY' });
  const { send } = await aDataset(city, 'overlapping', [aField('id', { key: true }), shape], {
    referenceSystem: 'CGCS2000',
  });
  const geometries = [square(112, 113), square(112, 112.8)];
  await send([['1', JSON.stringify({ type: 'GeometryCollection', geometries })]]);
  const near = { longitude: 112.4, latitude: 34.5, metres: 10, crs: 'CGCS2000' };
  expect(await found('overlapping', { shape: { near } })).toEqual(['1']);
  const inBox = { west: 112.4, south: 34.4, east: 112.5, north: 34.5, crs: 'CGCS2000' };
  expect(await found('overlapping', { shape: { inBox } })).toEqual(['1']);
  const outside = { ...inBox, west: 113.2, east: 113.3 };
  expect(await found('overlapping', { shape: { inBox: outside } })).toEqual([]);
});

describe('where the table of before has no index of envelopes', () => {
  const near = { longitude: 112.4, latitude: 34.6, metres: 500, crs: 'CGCS2000' };
  const tried = async () =>
    (
      await city.ask(
        `query ($where: JSON) { dataset(slug: "before") { dryRun(where: $where) { scanned unindexed } } }`,
        { where: { place: { near } } },
        who,
      )
    ).data.dataset.dryRun;
  const number = (name: string) => aField(name, { type: 'NUMBER' });

  test('every row is charged for, until the next release makes it', async () => {
    const { send } = await aDataset(
      city,
      'before',
      [aField('id', { key: true }), number('x'), number('yTo')],
      { referenceSystem: 'CGCS2000', place: { longitude: 'x', latitude: 'yTo' } },
    );
    await send([['1', '112.4', '34.6']]);
    expect(await tried()).toEqual({ scanned: null, unindexed: [] });
    await city.ingest.query('drop index open.before_v1_envelope_at_idx');
    expect(await tried()).toEqual({ scanned: 10, unindexed: ['x', 'yTo'] });
    await send([['1', '112.5', '34.6']]);
    expect(await tried()).toEqual({ scanned: null, unindexed: [] });
  });
});

describe('coordinates of one system are not taken for those of another', () => {
  const refusal = async (where: object, slug = 'points') =>
    (
      await city.ask(
        `query ($slug: String!, $where: JSON) { dataset(slug: $slug) { records(where: $where) { nodes } } }`,
        { slug, where },
        who,
      )
    ).errors?.[0]?.extensions;
  const at = { longitude: 112.4, latitude: 34.6, metres: 500 };

  test.each([
    [{ place: { near: { ...at, crs: 'GCJ_02' } } }, 'OTHER_REFERENCE_SYSTEM'],
    [{ place: { near: { ...at, crs: 'UNSTATED' } } }, 'OTHER_REFERENCE_SYSTEM'],
    [{ place: { near: at } }, 'WRONG_TYPE'],
    [{ place: { near: { ...at, metres: 1e9, crs: 'WGS_84' } } }, 'OUT_OF_RANGE'],
    [{ place: { near: { ...at, latitude: 134, crs: 'WGS_84' } } }, 'WRONG_TYPE'],
    [{ place: { inBox: { west: 2, south: 1, east: 1, north: 3, crs: 'WGS_84' } } }, 'WRONG_TYPE'],
    [
      { place: { inPolygon: { polygon: { type: 'Point', coordinates: [1, 2] }, crs: 'WGS_84' } } },
      'WRONG_TYPE',
    ],
    [
      {
        or: Array.from({ length: 6 }, () => ({
          place: { inPolygon: { polygon: aStar([112, 34], 99, 0.1), crs: 'WGS_84' } },
        })),
      },
      'TOO_MANY',
    ],
    [{ place: { isNull: true } }, 'UNKNOWN_OPERATOR'],
    [{ x: { near: { ...at, crs: 'WGS_84' } } }, 'UNKNOWN_OPERATOR'],
  ])('%j is refused', async (where, reason) => {
    expect(await refusal(where)).toMatchObject({ code: 'BAD_USER_INPUT', reason });
  });

  test('where a dataset has not said its system, the question says so too', async () => {
    const fields = [aField('shape', { type: 'GEOMETRY' })];
    const { send } = await aDataset(city, 'unsaid', fields, { crs: '不详' });
    await send([['{"type":"Point","coordinates":[112.4,34.6]}']]);
    expect(await refusal({ shape: { near: { ...at, crs: 'WGS_84' } } }, 'unsaid')).toMatchObject({
      reason: 'OTHER_REFERENCE_SYSTEM',
    });
    expect(
      await refusal({ shape: { near: { ...at, crs: 'UNSTATED' } } }, 'unsaid'),
    ).toBeUndefined();
  });

  test('a release whose coordinates were no numbers has no place', async () => {
    const texts = [aField('id', { key: true }), aField('x'), aField('y')];
    const { id, send } = await aDataset(city, 'texts', texts, { referenceSystem: 'WGS_84' });
    await send([['1', '112.4', '34.6']]);
    await city.system.db
      .updateTable('dataset')
      .set({ place: JSON.stringify({ longitude: 'x', latitude: 'y' }) })
      .where('id', '=', id)
      .execute();
    const where = { place: { near: { ...at, crs: 'WGS_84' } } };
    expect(await refusal(where, 'texts')).toMatchObject({ reason: 'UNKNOWN_FIELD' });
  });

  test('M33: a place of withheld fields is not asked about', async () => {
    const { send } = await aDataset(
      city,
      'held-places',
      [
        aField('id', { key: true }),
        aField('x', { type: 'NUMBER' }),
        aField('y', { type: 'NUMBER', openness: 'CONDITIONAL', legalBasis: PRIVACY }),
      ],
      { referenceSystem: 'WGS_84', place: { longitude: 'x', latitude: 'y' } },
    );
    await send([['1', '112.4', '34.6']]);
    const where = { place: { near: { ...at, crs: 'WGS_84' } } };
    expect(await refusal(where, 'held-places')).toMatchObject({ code: 'GRANT_REQUIRED' });
  });
});

test('a dataset’s own schema asks in the same words', async () => {
  const response = await city.server.inject({
    method: 'POST',
    url: '/graphql/points+shapes',
    headers: who,
    payload: {
      query: `query ($polygon: GeoJSON!) {
        points(where: { place: { near: { longitude: 112.5, latitude: 34.5, metres: 9000, crs: WGS_84 } } }) { totalCount }
        shapes(where: { shape: { inPolygon: { polygon: $polygon, crs: CGCS2000 } } }) { totalCount }
      }`,
      variables: {
        polygon: {
          type: 'Polygon',
          coordinates: [
            [
              [112, 34],
              [112.5, 34],
              [112, 34.5],
              [112, 34],
            ],
          ],
        },
      },
    },
  });
  const near = { longitude: 112.5, latitude: 34.5, metres: 9000, crs: 'WGS_84' };
  const polygon = {
    type: 'Polygon',
    coordinates: [
      [
        [112, 34],
        [112.5, 34],
        [112, 34.5],
        [112, 34],
      ],
    ],
  };
  expect(response.json().data).toEqual({
    points: { totalCount: (await found('points', { place: { near } })).length },
    shapes: { totalCount: rowsWhere('shapes', (shape) => meets(shape, polygon)).length },
  });
});
