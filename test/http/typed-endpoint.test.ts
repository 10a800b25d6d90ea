import { buildSchema, type GraphQLObjectType } from 'graphql';
import { serverAudits } from 'graphql-http';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { writeDataset } from '../../api/compilation/write-dataset.ts';
import { aDataset, aDeclaration, aField, PRIVACY } from '../support/dataset.ts';
import { aSystem, type TestSystem } from '../support/system.ts';

let city: TestSystem;
let who: Record<string, string>;
beforeAll(async () => {
  city = await aSystem();
  who = await city.key('citizen-li');
});
afterAll(() => city.end());

async function ask(names: string, query: string, variables: object = {}, as = who) {
  const response = await city.server.inject({
    method: 'POST',
    url: `/graphql/${names}`,
    headers: as,
    payload: { query, variables },
  });
  return { status: response.statusCode, ...response.json() };
}
const sdl = (names: string, headers = {}) =>
  city.server.inject({ url: `/graphql/${names}.graphql`, headers });

test('a request has so many different values, profiles and proofs, whatever they are called by', async () => {
  const aliases = (text: (at: number) => string, most: number) =>
    Array.from({ length: most }, (_, at) => text(at)).join(' ');
  const codes = async (names: string, query: string) =>
    (await ask(names, query)).errors?.map(
      (error: { extensions: { code: string } }) => error.extensions.code,
    );
  const typed = (most: number) =>
    `{ divisionsDistinct { ${aliases((at) => `d${at}: name(first: 1) { hasMore }`, most)} } }`;
  expect(await codes('divisions', typed(10))).toBeUndefined();
  expect(await codes('divisions', typed(11))).toEqual(['COST_EXCEEDED']);
  const core = (most: number) =>
    `{ dataset(slug: "divisions") { ${aliases((at) => `d${at}: distinctValues(field: "name", first: 1) { hasMore }`, most)} ${aliases((at) => `p${at}: profile(field: "name") { rows }`, 5)} } }`;
  expect((await city.ask(core(5), {}, who)).errors).toBeUndefined();
  expect((await city.ask(core(6), {}, who)).errors).toHaveLength(1);
});

test('codes with blanks around them are the codes, and types of fields with like names stand apart', async () => {
  const listed = { checks: [{ kind: 'CODE_LIST' as const, codes: ['A', 'B'] }] };
  const { send } = await aDataset(city, 'clash', [
    aField('id', { key: true }),
    aField('b', listed),
    aField('bFilter', listed),
  ]);
  await send([['1', ' A', 'B ']]);
  const { status, data } = await ask(
    'clash',
    '{ clash(where: { b: { eq: A } }) { nodes { b bFilter } } }',
  );
  expect([status, data]).toEqual([200, { clash: { nodes: [{ b: 'A', bFilter: 'B' }] } }]);
});

describe('a dataset has a schema of its own', () => {
  test('typed from its declared fields, with units and both languages', async () => {
    const text = (await sdl('air-quality')).body;
    const schema = buildSchema(text);
    const record = schema.getType('AirQualityRecord');
    expect(String(record?.toConfig().astNode?.kind)).toBe('ObjectTypeDefinition');
    expect(text).toContain('observedAt: DateTime!');
    expect(text).toContain('pm25: Float\n');
    expect(text).toContain('细颗粒物（µg/m³）');
    expect(text).toMatch(
      /airQualityByKey\([\s\S]*?stationId: String![\s\S]*?\): AirQualityRecord\n/,
    );
  });

  test('that answers rows by filter and order, and one by its key, as the core endpoint does', async () => {
    const { data, errors } = await ask(
      'divisions',
      `query ($where: DivisionsWhere, $first: Int) {
         divisions(where: $where, orderBy: [{ field: CODE, direction: DESC }], first: $first) {
           nodes { code name } edges { cursor node { code } } totalCount release
           pageInfo { hasNextPage endCursor }
         }
         divisionsByKey(code: "410311") { title: name }
       }`,
      { where: { name: { endsWith: '区' }, not: { code: { eq: '410311' } } }, first: 2 },
    );
    expect(errors).toBeUndefined();
    const core = await city.ask(
      `{ dataset(slug: "divisions") { records(fields: ["code", "name"], where: { name: { endsWith: "区" }, not: { code: { eq: "410311" } } },
           orderBy: [{ field: "code", direction: DESC }], first: 2) { nodes totalCount pageInfo { hasNextPage endCursor } } } }`,
      {},
      who,
    );
    const { nodes, totalCount, pageInfo } = core.data.dataset.records;
    expect(data.divisions).toMatchObject({ nodes, totalCount, pageInfo, release: 1 });
    expect(data.divisionsByKey).toEqual({ title: '洛龙区' });
  });

  test('asks only for what is selected, through fragments and directives too', async () => {
    const { send } = await aDataset(city, 'half-open', [
      aField('id', { key: true }),
      aField('name'),
      aField('phone', { openness: 'CONDITIONAL', legalBasis: PRIVACY }),
      aField('secret', { openness: 'CLOSED', legalBasis: PRIVACY }),
    ]);
    await send([['1', '甲', '138', 'x']]);
    const query = `query ($more: Boolean!) {
      halfOpen { nodes { ...Some ...More @include(if: $more) } }
    } fragment Some on HalfOpenRecord { name } fragment More on HalfOpenRecord { phone }`;
    expect((await ask('half-open', query, { more: false })).data.halfOpen.nodes).toEqual([
      { name: '甲' },
    ]);
    const refused = await ask('half-open', query, { more: true });
    expect(refused.errors[0].extensions.code).toBe('GRANT_REQUIRED');
    expect((await sdl('half-open')).body).not.toContain('secret');
    const counted = await ask('half-open', '{ halfOpen { totalCount } }');
    expect(counted.data.halfOpen.totalCount).toBe(1);
  });

  test('gives figures by groups, exactly those selected', async () => {
    const { data, errors } = await ask(
      'air-quality',
      `{ airQualityGroups(by: [{ field: STATION }], orderBy: [{ function: AVERAGE, field: PM25, direction: DESC }], first: 2) {
           values { station } count average { pm25 } max { pm25 observedAt } countDistinct { observedAt } } }`,
    );
    expect(errors).toBeUndefined();
    const core = await city.ask(
      `{ dataset(slug: "air-quality") { aggregates(groupBy: [{ field: "station" }], first: 2, orderBy: [{ field: "mean", direction: DESC }],
           measures: [{ function: COUNT, as: "rows" }, { function: AVERAGE, field: "pm25", as: "mean" }, { function: MAX, field: "pm25", as: "most" },
             { function: MAX, field: "observedAt", as: "last" }, { function: COUNT_DISTINCT, field: "observedAt", as: "hours" }]) { groups } } }`,
      {},
      who,
    );
    expect(data.airQualityGroups).toEqual(
      core.data.dataset.aggregates.groups.map((group: Record<string, unknown>) => ({
        values: { station: group['station'] },
        count: group['rows'],
        average: { pm25: group['mean'] },
        max: { pm25: group['most'], observedAt: group['last'] },
        countDistinct: { observedAt: group['hours'] },
      })),
    );
  });

  test('has enums where a code list is short, and a value that is no longer listed breaks no read', async () => {
    const checked = (name: string, codes: string[]) =>
      aField(name, { checks: [{ kind: 'CODE_LIST', codes }] });
    const fields = [
      aField('id', { key: true }),
      checked('state', ['OPEN', 'SHUT', 'MOVED']),
      checked('grade', ['一级', '二级']),
      checked(
        'many',
        Array.from({ length: 51 }, (_, at) => `C${at}`),
      ),
    ];
    const { id, send } = await aDataset(city, 'coded', fields);
    await send([
      ['1', 'OPEN', '一级', 'C1'],
      ['2', 'MOVED', '二级', 'C2'],
      ['3', null, null, null],
    ]);
    const schema = buildSchema((await sdl('coded')).body);
    const typeOf = (name: string) =>
      String((schema.getType('CodedRecord') as GraphQLObjectType).getFields()[name]?.type);
    expect(['state', 'grade', 'many'].map(typeOf)).toEqual([
      'Coded_state_OrUnlisted',
      'String',
      'String',
    ]);
    const rows = `{ coded(where: { state: { in: [OPEN, MOVED] } }, orderBy: [{ field: ID }]) { nodes { id state } }
      codedGroups(by: [{ field: STATE }]) { values { state } count } }`;
    const before = await ask('coded', rows);
    expect(before.data.coded.nodes).toEqual([
      { id: '1', state: 'OPEN' },
      { id: '2', state: 'MOVED' },
    ]);
    expect(before.data.codedGroups).toHaveLength(3);

    const shorter = [...fields.slice(0, 1), checked('state', ['OPEN', 'SHUT']), ...fields.slice(2)];
    await city.system.db.transaction().execute((trx) =>
      writeDataset(trx, id, aDeclaration('coded', shorter), {
        schemaVersion: 1,
        at: city.system.clock(),
      }),
    );
    const after = await ask('coded', '{ coded(orderBy: [{ field: ID }]) { nodes { state } } }');
    expect(after.data.coded.nodes).toEqual([
      { state: 'OPEN' },
      { state: 'UNLISTED' },
      { state: null },
    ]);
    const gone = await ask('coded', '{ coded(where: { state: { eq: UNLISTED } }) { totalCount } }');
    expect(gone.errors[0].extensions.code).toBe('GRAPHQL_VALIDATION_FAILED');
    const core = await city.ask(
      '{ dataset(slug: "coded") { records(where: { state: { eq: "MOVED" } }) { nodes } } }',
      {},
      who,
    );
    expect(core.data.dataset.records.nodes).toEqual([expect.objectContaining({ state: 'MOVED' })]);
  });

  test('and several share one, whatever their order', async () => {
    expect((await sdl('museums+divisions')).body).toBe((await sdl('divisions+museums')).body);
    const { data } = await ask(
      'museums+divisions',
      '{ museums(first: 1) { nodes { name } } divisions(first: 1) { nodes { code } } }',
    );
    expect(data.museums.nodes).toHaveLength(1);
    expect(data.divisions.nodes).toHaveLength(1);
  });
});

describe('an own schema', () => {
  test('is remembered by clients until it changes', async () => {
    const first = await sdl('museums');
    const again = await sdl('museums', { 'if-none-match': first.headers.etag });
    expect([first.statusCode, again.statusCode]).toEqual([200, 304]);
  });

  test('is there for no closed dataset, which is as unknown as one that never was', async () => {
    const closed = await ask('subsistence-allowances', '{ __typename }');
    const unknown = await ask('no-such-dataset', '{ __typename }');
    expect(closed.status).toBe(404);
    const hideId = (answer: { errors: { extensions: { requestId: string } }[] }) =>
      JSON.stringify(answer).replaceAll(answer.errors[0]?.extensions.requestId ?? '', '');
    expect(hideId(closed as never)).toBe(hideId(unknown as never));
    expect((await sdl('subsistence-allowances')).statusCode).toBe(404);
    expect((await ask('museums+no-such-dataset', '{ __typename }')).status).toBe(404);
  });

  test('has bounds and codes like the core endpoint', async () => {
    const refusal = async (names: string, query: string, as = who) =>
      (await ask(names, query, {}, as)).errors[0].extensions;
    expect(await refusal('a+b+c+d+e', '{ __typename }')).toMatchObject({ reason: 'TOO_MANY' });
    expect(await refusal('museums', '{ museums { nodes { name } } }', {})).toMatchObject({
      code: 'UNAUTHENTICATED',
    });
    expect(await refusal('museums', '{ museums { nodes { nothing } } }')).toMatchObject({
      code: 'GRAPHQL_VALIDATION_FAILED',
    });
    expect(await refusal('museums', '{ museums(first: 5000) { nodes { name } } }')).toMatchObject({
      reason: 'OUT_OF_RANGE',
    });
    expect(await refusal('museums', '{ museums {')).toMatchObject({ code: 'GRAPHQL_PARSE_FAILED' });
    const many = Array.from({ length: 40 }, (_, at) => `a${at}: __typename`).join(' ');
    expect(await refusal('museums', `{ ${many} }`)).toMatchObject({ code: 'COST_EXCEEDED' });
    const wrongKey = { authorization: 'Bearer lyod_wrong' };
    expect((await ask('museums', '{ __typename }', {}, wrongKey)).status).toBe(401);
  });

  test('keeps every digit of large whole numbers and decimals, asked by literal or variable', async () => {
    const { send } = await aDataset(city, 'exact', [
      aField('id', { key: true }),
      aField('big', { type: 'INTEGER' }),
      aField('price', { type: 'DECIMAL' }),
    ]);
    await send([
      ['1', '9007199254740991', '0.10'],
      ['2', '9007199254740991', '0.1000000000000000055'],
      ['3', '4', null],
    ]);
    const { data } = await ask(
      'exact',
      `query ($price: Decimal) { one: exact(where: { big: { gt: 9007199254740990 } }) { nodes { id big price } }
         two: exact(where: { price: { gt: 0.10 } }) { nodes { id } } three: exact(where: { price: { eq: $price } }) { nodes { id } }
         all: exactGroups { sum { big price } } }`,
      { price: '0.1000000000000000055' },
    );
    expect(data.one.nodes).toContainEqual({ id: '1', big: 9007199254740991, price: '0.10' });
    expect([data.two.nodes, data.three.nodes]).toEqual([[{ id: '2' }], [{ id: '2' }]]);
    expect(data.all).toEqual([
      { sum: { big: '18014398509481986', price: '0.2000000000000000055' } },
    ]);
  });

  test('is made in at most 20 ms for 30 fields, the better of some tries', async () => {
    const fields = Array.from({ length: 30 }, (_, at) => aField(`field${at}`, { type: 'INTEGER' }));
    const times: number[] = [];
    for (let round = 0; round < 5; round++) {
      await aDataset(city, `wide-${round}`, fields);
      const start = performance.now();
      await ask(`wide-${round}`, '{ __typename }');
      times.push(performance.now() - start);
    }
    expect(Math.min(...times)).toBeLessThan(20);
  });
});

describe('GraphQL over HTTP, at a dataset’s own endpoint', () => {
  const audits = serverAudits({
    url: async () => {
      const address =
        city.server.addresses()[0] ?? (await city.server.listen({ port: 0, host: '127.0.0.1' }));
      const origin = typeof address === 'string' ? address : `http://127.0.0.1:${address.port}`;
      return `${origin}/graphql/museums`;
    },
    fetchFn: fetch,
  });
  test.each(audits.map((audit) => [audit.name, audit] as const))('%s', async (_name, audit) => {
    const result = await audit.fn();
    if (result.status !== 'ok') expect(`${audit.id} ${result.status}: ${result.reason}`).toBe('ok');
  });
});
