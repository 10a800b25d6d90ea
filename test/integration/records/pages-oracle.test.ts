import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { aDataset } from '../../support/dataset.ts';
import {
  compare,
  dice,
  FIELDS,
  holds,
  type Row,
  ROWS,
  SEARCHES,
  sentRows,
  type Value,
  WORDS,
} from '../../support/oracle.ts';
import { aSystem, type TestSystem } from '../../support/system.ts';

/** What the API answers, held against the same question asked of the same rows in plain JavaScript. */

const SLUG = 'oracle';
const { below, one } = dice(39);

let city: TestSystem;
let who: Record<string, string>;
beforeAll(async () => {
  city = await aSystem();
  const { send } = await aDataset(city, SLUG, FIELDS);
  await send(sentRows());
  who = await city.key('citizen-li');
});
afterAll(() => city.end());

const ORDERED = ['eq', 'ne', 'lt', 'lte', 'gt', 'gte', 'between', 'in', 'notIn', 'isNull'];
const OPERATORS: Record<string, string[]> = {
  STRING: [...ORDERED, 'contains', 'startsWith', 'endsWith', 'search'],
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
    case 'search':
      return { [name]: { search: one(SEARCHES) } };
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
    [{ where: { word: { search: '龙' } } }, 'OUT_OF_RANGE'],
    [{ where: { word: { search: '  ' } } }, 'OUT_OF_RANGE'],
    [{ where: { count: { search: '龙门' } } }, 'UNKNOWN_OPERATOR'],
    [{ where: { count: { endsWith: '1' } } }, 'UNKNOWN_OPERATOR'],
    [{ first: 1, last: 1 }, 'NOT_TOGETHER'],
    [{ last: 0 }, 'OUT_OF_RANGE'],
    [{ last: 1001 }, 'OUT_OF_RANGE'],
  ])('%j', async (variables, reason) => {
    const { errors } = await city.ask(PAGE, variables, who);
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', reason });
  });
});
