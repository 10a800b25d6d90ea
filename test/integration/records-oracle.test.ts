import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { aDataset, aField } from '../support/dataset.ts';
import { aSystem, type TestSystem } from '../support/system.ts';

/** What the API answers, held against the same question asked of the same rows in plain JavaScript. */

const SLUG = 'oracle';
const FIELDS = [
  aField('id', { key: true }),
  aField('word', {}),
  aField('count', { type: 'INTEGER' }),
  aField('price', { type: 'DECIMAL' }),
  aField('share', { type: 'NUMBER' }),
  aField('day', { type: 'DATE' }),
  aField('open', { type: 'BOOLEAN' }),
];
type Value = string | number | boolean | null;
type Row = Record<string, Value>;

/** A small generator with a fixed seed (mulberry32): a failure comes again in the next run. */
function dice(seed: number) {
  let state = seed;
  const next = () => {
    state = (state + 0x6d_2b_79_f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
  const below = (n: number) => Math.floor(next() * n);
  const one = <Item>(items: readonly Item[]): Item => items[below(items.length)] as Item;
  return { below, one };
}

const WORDS = [
  '洛阳',
  '洛龙区',
  'a_b',
  'a%b',
  String.raw`a\b`,
  "o'clock",
  '龙',
  '',
  'Ω',
  '𠀀',
  'ab',
];
const { below, one } = dice(20_201_123);
const maybe = <Item>(value: Item): Item | null => (below(5) === 0 ? null : value);
const ROWS: Row[] = Array.from({ length: 240 }, (_, at) => ({
  id: String(at).padStart(4, '0'),
  word: maybe(one(WORDS.slice(0, -2)) || '空'),
  count: maybe(below(7) - 3),
  price: maybe((below(9) / 4).toFixed(2)),
  share: maybe(below(6) / 2),
  day: maybe(`2026-0${1 + below(3)}-1${below(3)}`),
  open: maybe(below(2) === 0),
}));

let city: TestSystem;
let who: Record<string, string>;
beforeAll(async () => {
  city = await aSystem();
  const { send } = await aDataset(city, SLUG, FIELDS);
  const cell = (value: Value | undefined) =>
    value === null || value === undefined ? null : String(value);
  await send(ROWS.map((row) => FIELDS.map(({ name }) => cell(row[name]))));
  who = await city.key('citizen-li');
});
afterAll(() => city.end());

type Truth = boolean | null;
const not = (truth: Truth): Truth => (truth === null ? null : !truth);
const all = (truths: Truth[]): Truth =>
  truths.includes(false) ? false : truths.includes(null) ? null : true;
const some = (truths: Truth[]): Truth => not(all(truths.map(not)));

/** By code points, as the database sorts texts; numbers by size, false before true. */
function compare(type: string | undefined, a: Value, b: Value): number {
  if (type === 'STRING' || type === 'DATE')
    return Buffer.compare(Buffer.from(String(a)), Buffer.from(String(b)));
  return Number(a) - Number(b);
}

/** Truth, falsehood, or neither, where a null is asked about. */
function holds(row: Row, where: object): Truth {
  return all(
    Object.entries(where).map(([name, value]): Truth => {
      if (name === 'not') return not(holds(row, value as object));
      if (name === 'and') return all((value as object[]).map((part) => holds(row, part)));
      if (name === 'or') return some((value as object[]).map((part) => holds(row, part)));
      return all(
        Object.entries(value as object).map(([op, of]) => meets(row, name, op, of as Value)),
      );
    }),
  );
}

function meets(row: Row, name: string, operator: string, of: unknown): Truth {
  const value = row[name] ?? null;
  if (operator === 'isNull') return (value === null) === of;
  if (operator === 'in' && (of as Value[]).length === 0) return false;
  if (operator === 'notIn' && (of as Value[]).length === 0) return true;
  if (value === null) return null;
  const type = FIELDS.find((field) => field.name === name)?.type;
  const to = (other: Value) => compare(type, value, other);
  const text = String(value);
  switch (operator) {
    case 'eq':
      return to(of as Value) === 0;
    case 'ne':
      return to(of as Value) !== 0;
    case 'lt':
      return to(of as Value) < 0;
    case 'lte':
      return to(of as Value) <= 0;
    case 'gt':
      return to(of as Value) > 0;
    case 'gte':
      return to(of as Value) >= 0;
    case 'in':
      return (of as Value[]).some((other) => to(other) === 0);
    case 'notIn':
      return (of as Value[]).every((other) => to(other) !== 0);
    case 'between': {
      const [low, high] = of as [Value, Value];
      return to(low) >= 0 && to(high) <= 0;
    }
    case 'contains':
      return text.includes(of as string);
    case 'startsWith':
      return text.startsWith(of as string);
    case 'endsWith':
      return text.endsWith(of as string);
    default:
      throw new Error(operator);
  }
}

const ORDERED = ['eq', 'ne', 'lt', 'lte', 'gt', 'gte', 'between', 'in', 'notIn', 'isNull'];
const OPERATORS: Record<string, string[]> = {
  STRING: [...ORDERED, 'contains', 'startsWith', 'endsWith'],
  BOOLEAN: ['eq', 'ne', 'isNull'],
};

function aValue(type: string): Value {
  switch (type) {
    case 'INTEGER':
      return below(8) - 4;
    case 'DECIMAL':
      return (below(10) / 4).toFixed(below(3) + 2);
    case 'NUMBER':
      return below(7) / 2;
    case 'DATE':
      return `2026-0${1 + below(3)}-1${below(4)}`;
    case 'BOOLEAN':
      return below(2) === 0;
    default:
      return one(WORDS);
  }
}

function aCondition(): object {
  const { name, type } = one(FIELDS.slice(1));
  const operator = one(OPERATORS[type] ?? ORDERED);
  const values = () => Array.from({ length: below(4) }, () => aValue(type));
  switch (operator) {
    case 'isNull':
      return { [name]: { isNull: below(2) === 0 } };
    case 'in':
    case 'notIn':
      return { [name]: { [operator]: values() } };
    case 'between':
      return { [name]: { between: [aValue(type), aValue(type)] } };
    default:
      return { [name]: { [operator]: aValue(type) } };
  }
}

function aFilter(depth = 0): object {
  const kind = depth > 2 ? 3 : below(6);
  if (kind === 0) return { not: aFilter(depth + 1) };
  if (kind < 3) {
    const of = Array.from({ length: below(4) }, () => aFilter(depth + 1));
    return { [kind === 1 ? 'and' : 'or']: of };
  }
  return aCondition();
}

interface Order {
  field: string;
  direction: 'ASC' | 'DESC';
  nulls: 'FIRST' | 'LAST';
}
function anOrder(): Order[] {
  const names = FIELDS.map(({ name }) => name).filter(() => below(4) === 0);
  return names.slice(0, 3).map((field) => ({
    field,
    direction: one(['ASC', 'DESC'] as const),
    nulls: one(['FIRST', 'LAST'] as const),
  }));
}

function sorted(rows: Row[], orderBy: Order[]): Row[] {
  return rows.toSorted((a, b) => {
    for (const { field, direction, nulls } of orderBy) {
      const [x, y] = [a[field] ?? null, b[field] ?? null];
      if (x === null && y === null) continue;
      if (x === null || y === null) return (x === null) === (nulls === 'FIRST') ? -1 : 1;
      const type = FIELDS.find(({ name }) => name === field)?.type;
      const by = compare(type, x, y) * (direction === 'ASC' ? 1 : -1);
      if (by !== 0) return by;
    }
    return 0;
  });
}

const PAGE = `query ($where: JSON, $orderBy: [RecordOrder!], $first: Int, $after: String, $last: Int, $before: String) {
  dataset(slug: "${SLUG}") {
    records(fields: ["id"], where: $where, orderBy: $orderBy, first: $first, after: $after, last: $last, before: $before) {
      nodes totalCount pageInfo { hasNextPage hasPreviousPage startCursor endCursor } } } }`;

async function page(variables: object) {
  const { data, errors } = await city.ask(PAGE, variables, who);
  if (errors !== undefined) throw new Error(JSON.stringify([variables, errors]));
  const { nodes, ...rest } = data.dataset.records;
  return { ids: nodes.map(({ id }: { id: string }) => id) as string[], ...rest };
}

describe('a filter selects the rows for which it is true, nulls as in SQL', () => {
  test.each(Array.from({ length: 250 }, (_, at) => [at, aFilter()] as const))(
    '%i: %j',
    async (_at, where) => {
      const expected = ROWS.filter((row) => holds(row, where) === true).map(({ id }) => id);
      const { ids, totalCount } = await page({ where, first: 1000 });
      expect(new Set(ids)).toEqual(new Set(expected));
      expect(totalCount).toBe(expected.length);
    },
  );
});

describe('pages in either direction partition the rows in their order', () => {
  test.each(Array.from({ length: 25 }, () => [anOrder(), 7 + below(60), aFilter()] as const))(
    '%j by %i where %j',
    async (orderBy, size, where) => {
      const rows = ROWS.filter((row) => holds(row, where) === true);
      const forward: string[] = [];
      let after: string | null = null;
      for (;;) {
        const { ids, pageInfo } = await page({ orderBy, where, first: size, after });
        expect(pageInfo.hasPreviousPage).toBe(after !== null);
        forward.push(...ids);
        if (!pageInfo.hasNextPage) break;
        after = pageInfo.endCursor;
      }
      const backward: string[] = [];
      let before: string | null = null;
      for (;;) {
        const { ids, pageInfo } = await page({ orderBy, where, last: size, before });
        expect(pageInfo.hasNextPage).toBe(before !== null);
        backward.unshift(...ids);
        if (!pageInfo.hasPreviousPage) break;
        before = pageInfo.startCursor;
      }
      expect(backward).toEqual(forward);
      const keys = (ids: string[]) =>
        ids.map((id) => {
          const row = ROWS.find((candidate) => candidate['id'] === id);
          return orderBy.map(({ field }) => row?.[field] ?? null);
        });
      expect(new Set(forward)).toEqual(new Set(rows.map(({ id }) => id)));
      expect(forward).toHaveLength(rows.length);
      // Rows that tie follow the row's identity, which the rows themselves do not tell.
      expect(keys(forward)).toEqual(keys(sorted(rows, orderBy).map(({ id }) => String(id))));
    },
  );
});

describe('a question that cannot be meant is refused', () => {
  test.each([
    [{ where: { count: { between: [1] } } }, 'WRONG_TYPE'],
    [{ where: { count: { notIn: 1 } } }, 'WRONG_TYPE'],
    [{ where: { count: { endsWith: '1' } } }, 'UNKNOWN_OPERATOR'],
    [{ first: 1, last: 1 }, 'NOT_TOGETHER'],
    [{ last: 0 }, 'OUT_OF_RANGE'],
    [{ last: 1001 }, 'OUT_OF_RANGE'],
  ])('%j', async (variables, reason) => {
    const { errors } = await city.ask(PAGE, variables, who);
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', reason });
  });
});
