import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { KnownOperations } from '../../api/http/known-operations.ts';
import { Splice } from '../../api/http/splice.ts';
import { between, pick, type Random, seededRandom } from '../../api/seed/synthetic.ts';
import type { FieldDeclaration } from '../../db/catalogue/declaration.ts';
import { aDataset, aField, PRIVACY, type TestRow } from '../support/dataset.ts';
import { aSystem, type TestSystem } from '../support/system.ts';

const SLUG = 'any-kind';
/** A field of each type, and what its values can look like; the first is the key. */
const KINDS: [FieldDeclaration, readonly (string | null)[]][] = [
  [aField('id', { key: true, nullable: false }), []],
  [aField('name'), ['龙门石窟', 'a"b', 'a\\b', 'line\nbreak', '</script>', '', null]],
  [aField('sum', { type: 'INTEGER', indexed: true }), ['0', '-7', '9007199254740991', null]],
  [aField('share', { type: 'NUMBER' }), ['0.5', '2011.50', '0.0000001', '123456.789']],
  [aField('price', { type: 'DECIMAL' }), ['0.10', '12345678901234567890.10', null]],
  [aField('open', { type: 'BOOLEAN' }), ['true', 'false', null]],
  [aField('day', { type: 'DATE', indexed: true }), ['2020-01-01', '1999-12-31', null]],
  [aField('seen', { type: 'DATETIME' }), ['2020-04-02T08:00:00+08:00', null]],
  [aField('shape', { type: 'GEOMETRY' }), ['{"type":"Point","coordinates":[112.4,34.6]}', null]],
  [aField('state', { checks: [{ kind: 'CODE_LIST', codes: ['NEW', 'OLD'] }] }), ['NEW', 'OLD']],
];
const FIELDS = KINDS.map(([field]) => field);
const OPEN = FIELDS.map(({ name }) => name);
const ROWS = 40;

let city: TestSystem;
beforeAll(async () => {
  city = await aSystem();
  const random = seededRandom(20261128);
  const closed = aField('phone', { openness: 'CONDITIONAL', legalBasis: PRIVACY });
  const { send } = await aDataset(city, SLUG, [...FIELDS, closed]);
  const rows = Array.from(
    { length: ROWS },
    (_, at): TestRow => [
      `r${at}`,
      ...KINDS.slice(1).map(([, values]) => pick(random, values)),
      '138',
    ],
  );
  expect(await send(rows)).toMatchObject({ rejected: 0 });
});
afterAll(() => city.end());

interface Question {
  query: string;
  variables: Record<string, unknown>;
}

async function ask(path: string, question: Question, who: object) {
  const { statusCode, headers, body } = await city.server.inject({
    method: 'POST',
    url: path,
    headers: { ...who },
    payload: question,
  });
  const { date: _date, 'x-request-id': requestId, ...rest } = headers;
  return { statusCode, headers: rest, body: body.replaceAll(String(requestId), 'REQUEST') };
}

/** Of several fields that are refused at once, which one is told of is nobody's promise. */
function comparable(answer: Awaited<ReturnType<typeof ask>>) {
  const told = JSON.parse(answer.body) as {
    data?: unknown;
    errors?: { extensions: { code: string } }[];
  };
  if (told.errors === undefined) return answer;
  const { 'content-length': _length, ...headers } = answer.headers;
  const codes = new Set(told.errors.map(({ extensions }) => extensions.code));
  return { ...answer, headers, body: { data: told.data, codes } };
}

const some = <Item>(random: Random, items: readonly Item[], most = items.length): Item[] =>
  Array.from({ length: between(random, 1, most) }, () => pick(random, items));

/** Fields of a row, some under other names, some left out by a directive, some twice. */
function selection(random: Random, names: readonly string[]): string {
  return some(random, [...names, '__typename'])
    .map((name, at) => {
      const alias = random() < 0.3 ? `a${at}: ` : '';
      const directive = pick(random, ['', '', '', ' @include(if: $yes)', ' @skip(if: $yes)']);
      return `${alias}${name}${directive}`;
    })
    .join(' ');
}

/** In place of a selection the same, in a fragment or an inline one. */
function wrapped(random: Random, type: string, inner: string, fragments: string[]): string {
  const way = random();
  if (way < 0.4) return inner;
  if (way < 0.7) return `... on ${type} @include(if: $yes) { ${inner} }`;
  const name = `F${fragments.length}`;
  fragments.push(`fragment ${name} on ${type} { ${inner} }`);
  return `...${name}`;
}

function pageFields(random: Random, nodes: string[], edge: string): string {
  return some(random, [
    ...nodes,
    `edges { cursor ${edge} }`,
    'pageInfo { hasNextPage endCursor startCursor hasPreviousPage }',
    'totalCount',
    'walk { rows digest fields }',
    '__typename',
    'totalCountPrecision',
  ])
    .filter((part, at, all) => all.indexOf(part) === at)
    .join(' ');
}

const wheres = [
  undefined,
  { state: { eq: 'NEW' } },
  { sum: { gte: 0 }, open: { eq: true } },
  { name: { isNull: true } },
  { id: { in: [] } },
];

/** An operation with those of the fragments that it uses, itself or through others. */
function withUsed(operation: string, fragments: readonly string[]): string {
  let text = operation;
  for (let at = fragments.length - 1; at >= 0; at--) {
    if (new RegExp(String.raw`\.\.\.F${at}\b`).test(text)) text += `\n${fragments[at] ?? ''}`;
  }
  return text;
}

function typedQuestion(random: Random): Question {
  const fragments: string[] = [];
  const names = random() < 0.05 ? [...OPEN, 'phone'] : OPEN;
  const row = () => wrapped(random, 'AnyKindRecord', selection(random, names), fragments);
  const page = () => {
    const nodes = [`nodes { ${row()} }`, `others: nodes { ${row()} }`];
    const inner = pageFields(random, nodes, `node { ${row()} }`);
    return wrapped(random, 'AnyKindConnection', inner, fragments);
  };
  const order = pick(random, ['', ', orderBy: [{ field: DAY, nulls: FIRST }, { field: SUM }]']);
  const roots = some(
    random,
    [
      `anyKind(where: $where, first: $first${order}) { ${page()} }`,
      `anyKind(first: 3, where: { state: { eq: OLD } }) { ${page()} }`,
      `anyKindByKey(id: $id) { ${row()} }`,
      'anyKindGroups(by: [{ field: STATE }]) { count values { state } }',
    ],
    3,
  ).map((root, at) => `r${at}: ${root}`);
  return {
    query: withUsed(
      `query ($where: AnyKindWhere, $first: Int, $id: String! = "r1", $yes: Boolean! = true) {
        ${roots.join('\n')} used: anyKind(where: $where, first: $first) { release @include(if: $yes) totalCount } byKey: anyKindByKey(id: $id) { id } }`,
      fragments,
    ),
    variables: {
      where: pick(random, wheres),
      first: pick(random, [1, 7, 100, 5000]),
      yes: random() < 0.7,
      ...(random() < 0.5 && { id: pick(random, ['r2', 'r39', 'nobody']) }),
    },
  };
}

function coreQuestion(random: Random): Question {
  const fragments: string[] = [];
  const page = () => {
    const inner = pageFields(random, ['nodes', 'others: nodes'], 'node');
    return wrapped(random, 'RecordConnection', inner, fragments);
  };
  const order = pick(random, ['', ', orderBy: [{ field: "day", direction: DESC }]']);
  const roots = some(random, [
    `records(fields: $fields, where: $where, first: $first${order}) { ${page()} }`,
    `records(first: 3, fields: ["id", "state"]) { ${page()} }`,
    'title { zh }',
  ]).map((root, at) => `r${at}: ${root}`);
  return {
    query: withUsed(
      `query ($fields: [String!], $where: JSON, $first: Int, $yes: Boolean! = true) {
        dataset(slug: "${SLUG}") { ${roots.join('\n')} used: records(fields: $fields, where: $where, first: $first) { totalCount @include(if: $yes) fields } } }`,
      fragments,
    ),
    variables: {
      fields: [...new Set(some(random, random() < 0.05 ? [...OPEN, 'phone'] : OPEN))],
      where: pick(random, wheres),
      first: pick(random, [1, 7, 100, 5000]),
      yes: random() < 0.7,
    },
  };
}

describe('on the short road generated questions are answered as on the whole road, to the byte', () => {
  test.each([
    ['a dataset’s own endpoint', `/graphql/${SLUG}`, typedQuestion],
    ['the core endpoint', '/graphql', coreQuestion],
  ] as const)('at %s', async (_name, path, generate) => {
    const random = seededRandom(41);
    const find = vi.spyOn(KnownOperations.prototype, 'find');
    const who = await city.key('citizen-li');
    const seen = { data: 0, refused: 0 };
    for (let at = 0; at < 150; at++) {
      const question = generate(random);
      const first = await ask(path, question, who);
      const again = await ask(path, question, who);
      expect(comparable(again), JSON.stringify(question)).toEqual(comparable(first));
      expect(find.mock.results.at(-1)?.value, first.body).toBeDefined();
      seen[first.body.includes('"errors"') ? 'refused' : 'data']++;
    }
    find.mockRestore();
    expect(seen.data).toBeGreaterThan(70);
    expect(seen.refused).toBeGreaterThan(5);
  });
});

test('rows of a dataset’s own endpoint go into the answer as text where only values are asked of them', async () => {
  const who = await city.key('citizen-li');
  const put = vi.spyOn(Splice.prototype, 'put');
  for (const [query, texts] of [
    ['{ anyKind(first: 2) { nodes { id name } edges { node { id } } } }', 1],
    ['{ anyKindByKey(id: "r1") { id } }', 1],
    ['{ anyKindGroups(by: [{ field: STATE }]) { count } }', 0],
  ] as const) {
    await ask(`/graphql/${SLUG}`, { query, variables: {} }, who);
    expect(put).not.toHaveBeenCalled();
    await ask(`/graphql/${SLUG}`, { query, variables: {} }, who);
    expect(put).toHaveBeenCalledTimes(texts);
    put.mockClear();
  }
  put.mockRestore();
});

test('a value that the types of an endpoint cannot say is refused on both roads alike', async () => {
  const owner = new pg.Client({ connectionString: city.urlOf() });
  await owner.connect();
  await owner.query(`update open.any_kind_v1 set share = 'NaN' where id = 'r1'`);
  await owner.query(`update open.any_kind_v1 set id = null where id = 'r2'`);
  await owner.end();
  const who = await city.key('citizen-li');
  for (const query of [
    '{ anyKindByKey(id: "r1") { id share } }',
    '{ anyKind(first: 100) { nodes { share } } }',
    '{ anyKind(first: 100) { nodes { id } } }',
  ]) {
    const first = await ask(`/graphql/${SLUG}`, { query, variables: {} }, who);
    const again = await ask(`/graphql/${SLUG}`, { query, variables: {} }, who);
    expect(first.body).toContain('errors');
    expect(again).toEqual(first);
  }
});
